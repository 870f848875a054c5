import { useTranslation } from 'react-i18next';
import { MOST_CHOSEN } from '#contract/design/design-outline';
import { useFormat } from '../../../format/use-format.ts';
import { allLayers, chosenLayers } from './choice.ts';
import styles from './choose.module.css';
import type { KnownOutline } from './use-outline.ts';

interface ChosenLineProps {
  readonly known: KnownOutline;
  readonly ids: ReadonlySet<string>;
  readonly isTooMany: boolean;
}

const useSentence = ({ known, ids, isTooMany }: ChosenLineProps): string => {
  const { t } = useTranslation();
  const { count } = useFormat();
  if (isTooMany) return t('ui.import.choose.too-many', { most: count(MOST_CHOSEN) });
  const outline = known.outline.kind === 'ready' ? known.outline.value : null;
  if (outline?.pages == null) return t('ui.import.choose.nothing-ticked');
  if (ids.size > 0) {
    const chosen = chosenLayers(outline.pages, ids);
    return t('ui.import.choose.of-layers', { chosen: count(chosen), total: count(allLayers(outline)) });
  }
  const more = outline.more > 0 ? t('ui.import.choose.more', { count: outline.more, shown: count(outline.more) }) : '';
  return `${t('ui.import.choose.nothing-ticked')} ${more}`.trim();
};

/** One line below the tree: what the ticks come to. It is always there, so that nothing moves. */
export const ChosenLine = (props: ChosenLineProps) => (
  <p className={styles.foot} role="status" data-tone={props.isTooMany ? 'mod' : undefined}>
    {useSentence(props)}
  </p>
);
