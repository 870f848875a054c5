import { Image, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PlanNote } from '#contract/code-gen/plan';
import { PanelSection } from '../../components/layout/panel.tsx';
import { List } from '../../components/list/list.tsx';
import { ListRow } from '../../components/list/list-row.tsx';
import { useFormat } from '../../format/use-format.ts';
import { visibleText } from '../../format/visible-text.ts';
import { FilePath } from './gate/file-path.tsx';
import styles from './plan-navigator.module.css';
import { usePlanList } from './use-plan.ts';
import { useShowLayer } from './use-show-layer.ts';

/** More than these are counted. */
const MOST = 40;

/** The sentence of a note; a word that nobody knows is shown as it is. */
const useSentence = () => {
  const { t, i18n } = useTranslation();
  return ({ word, params = {} }: PlanNote): string => {
    const key = `planNote.${word}`;
    const shown = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? visibleText(value) : value]),
    );
    return i18n.exists(key) ? t(key, shown) : visibleText(word);
  };
};

const More = ({ total }: { readonly total: number }) => {
  const { t } = useTranslation();
  return total > MOST ? <p className={styles.none}>{t('ui.plan.more', { count: total - MOST })}</p> : null;
};

const Reused = () => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const reused = usePlanList()?.reused ?? [];
  if (reused.length === 0) return null;
  return (
    <PanelSection title={t('ui.plan.reused')} end={count(reused.length)}>
      <ul aria-label={t('ui.plan.reused')}>
        {reused.slice(0, MOST).map(({ key, path }) => (
          <li key={key} title={visibleText(path)}>
            <ListRow icon={Image} title={<FilePath path={path} />} />
          </li>
        ))}
      </ul>
      <More total={reused.length} />
    </PanelSection>
  );
};

const Notes = ({ snapshot }: { readonly snapshot: string }) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const sentence = useSentence();
  const showLayer = useShowLayer();
  const notes = usePlanList()?.notes ?? [];
  if (notes.length === 0) return null;
  return (
    <PanelSection title={t('ui.plan.notes')} end={count(notes.length)}>
      <List label={t('ui.plan.notes')}>
        {notes.slice(0, MOST).map((note, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: notes of a list never change, and may repeat
          <li key={index} title={sentence(note)}>
            <ListRow
              icon={TriangleAlert}
              title={visibleText(note.name)}
              note={sentence(note)}
              onPress={() => showLayer(snapshot, note.node)}
            />
          </li>
        ))}
      </List>
      <More total={notes.length} />
    </PanelSection>
  );
};

/** Beside the files: pictures that are in the project already, and layers of which no code came, or not all. */
export const PlanLeftovers = ({ snapshot }: { readonly snapshot: string }) => (
  <>
    <Reused />
    <Notes snapshot={snapshot} />
  </>
);
