import { Type } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotView } from '#contract/design/snapshot-view';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Skeleton } from '../../../components/feedback/skeleton.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { useViewActions } from '../../../store/window-context.tsx';
import { unbind } from '../model/bound.ts';
import { describeStyle, type UsedTextStyle, usedTextStyles } from '../model/text-styles.ts';
import { VirtualList } from '../parts/virtual-list.tsx';
import { VisibleName } from '../parts/visible-name.tsx';
import type { KnownLayers } from '../use-design.ts';
import styles from './tokens.module.css';

/** A sample is shown no larger than that; its real size stands beside it. Pixels. */
const MAX_SHOWN = 40;

const shownSize = ({ style }: UsedTextStyle): number => Math.min(MAX_SHOWN, Math.max(9, unbind(style.size).value));
const heightOf = (used: UsedTextStyle): number => Math.max(52, Math.round(shownSize(used) * 1.35) + 24);

const StyleRow = ({ used }: { readonly used: UsedTextStyle }) => {
  const { t } = useTranslation();
  const { style } = used;
  return (
    <>
      <span
        className={styles.sample}
        style={{ fontSize: shownSize(used), fontWeight: style.weight, fontStyle: style.italic ? 'italic' : 'normal' }}
      >
        <VisibleName text={used.sample === '' ? 'Ag' : used.sample} />
      </span>
      <span className={styles.styleWords}>
        <span className={styles.styleName}>
          {used.name === null ? t('ui.design.unnamed-style') : visibleText(used.name)}
        </span>
        <span className={styles.styleNote}>{visibleText(describeStyle(style))}</span>
      </span>
      <span className={styles.styleCount}>{t('ui.design.layers', { count: used.count })}</span>
    </>
  );
};

export interface TextStylesTabProps {
  readonly view: SnapshotView;
  readonly known: KnownLayers;
}

/** How the texts of the screens look: by style of Figma, and what was styled by hand. A press goes to the first layer. */
export const TextStylesTab = ({ view, known }: TextStylesTabProps) => {
  const { t } = useTranslation();
  const { select } = useViewActions();
  const used = useMemo(() => usedTextStyles(view.screens, known.indexes), [view, known]);
  if (known.indexes.size === 0) return <Skeleton rows={6} label={t('ui.design.reading-layers')} />;
  if (used.length === 0) {
    return (
      <EmptyState icon={Type} title={t('ui.design.no-texts')}>
        {t('ui.design.no-texts-text')}
      </EmptyState>
    );
  }
  return (
    <div className={styles.page}>
      {known.coversAll || known.isComplete ? null : (
        <p className={styles.reach}>
          {t('ui.design.searched-some', { done: known.indexes.size, total: view.screens.length })}
        </p>
      )}
      <VirtualList
        label={t('ui.design.text-styles')}
        rows={used}
        heightOf={heightOf}
        keyOf={({ first }) => first.node}
        nameOf={({ name, sample }) => name ?? sample}
        selectedKey={null}
        onChoose={({ first }) => select({ screen: first.screen, node: first.node })}
        renderRow={(one) => <StyleRow used={one} />}
      />
    </div>
  );
};
