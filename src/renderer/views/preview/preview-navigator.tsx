import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { SnapshotView } from '#contract/design/snapshot-view';
import { Skeleton } from '../../components/feedback/skeleton.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useLoaded } from '../../store/use-loaded.ts';
import { useApp, useSend, useViewActions } from '../../store/window-context.tsx';
import { pictureAddress } from '../design/board/board-screen.tsx';
import { VirtualList } from '../design/parts/virtual-list.tsx';
import { VisibleName } from '../design/parts/visible-name.tsx';
import { readyValue, useChosenScreen, useDesign } from '../design/use-design.ts';
import { SnapshotList } from '../snapshots/snapshot-list.tsx';
import styles from './preview.module.css';

type Row =
  | { readonly kind: 'heading'; readonly has: boolean; readonly count: number }
  | { readonly kind: 'screen'; readonly screen: SemanticScreen; readonly has: boolean };

const HEADING = 26;
const ROW = 52;

const rowsOf = (screens: readonly SemanticScreen[], generated: ReadonlySet<string>): readonly Row[] =>
  [true, false].flatMap((has): Row[] => {
    const list = screens.filter(({ id }) => generated.has(id) === has);
    if (list.length === 0) return [];
    return [
      { kind: 'heading', has, count: list.length },
      ...list.map((screen): Row => ({ kind: 'screen', screen, has })),
    ];
  });

const ScreenRow = ({ view, screen, has }: { view: SnapshotView; screen: SemanticScreen; has: boolean }) => {
  const { t } = useTranslation();
  return (
    <>
      <span className={styles.thumb}>
        {screen.picture === null ? null : (
          <img src={pictureAddress(view.base, screen.picture)} alt="" loading="lazy" decoding="async" />
        )}
      </span>
      <span className={styles.rowText}>
        <span className={styles.rowName}>
          <VisibleName text={screen.name} />
        </span>
        <span className={styles.rowNote}>
          {has ? t('ui.preview.wide', { width: Math.round(screen.width) }) : t('ui.preview.no-code')}
        </span>
      </span>
    </>
  );
};

const Screens = ({ view }: { readonly view: SnapshotView }) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const send = useSend();
  const { select } = useViewActions();
  const chosen = useChosenScreen(view);
  const ran = useApp((app) => app.workspace?.runs[0]?.run ?? '');
  const loaded = readyValue(useLoaded(`${view.name} ${ran}`, () => send('preview.screens', {})));
  const generated = useMemo(() => new Set(loaded ?? []), [loaded]);
  const rows = useMemo(() => rowsOf(view.screens, generated), [view, generated]);
  return (
    <VirtualList
      label={t('ui.design.screens')}
      rows={rows}
      heightOf={({ kind }) => (kind === 'heading' ? HEADING : ROW)}
      keyOf={(row) => (row.kind === 'heading' ? `heading ${row.has}` : row.screen.id)}
      nameOf={(row) => (row.kind === 'heading' ? null : row.screen.name)}
      selectedKey={chosen?.id ?? null}
      onChoose={(row) => {
        if (row.kind === 'screen') select({ screen: row.screen.id, node: null });
      }}
      renderRow={(row) =>
        row.kind === 'heading' ? (
          <span className={styles.heading}>
            {t(row.has ? 'ui.preview.generated' : 'ui.preview.not-generated')}
            <span className={styles.count}>{count(row.count)}</span>
          </span>
        ) : (
          <ScreenRow view={view} screen={row.screen} has={row.has} />
        )
      }
    />
  );
};

/** Navigator on the Preview tab: screens that have code first, then those that have none yet. */
export const PreviewNavigator = () => {
  const { t } = useTranslation();
  const loaded = useDesign();
  if (loaded.kind === 'none') return <SnapshotList />;
  const view = readyValue(loaded);
  return (
    <div className={styles.navigator}>
      {view ? <Screens view={view} /> : <Skeleton rows={8} label={t('ui.design.reading')} />}
      <p className={styles.foot}>{t('ui.preview.sandbox')}</p>
    </div>
  );
};
