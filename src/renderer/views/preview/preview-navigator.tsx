import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
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
import { type ScreenRow as Row, screenRows } from './model/screen-rows.ts';
import styles from './preview.module.css';
import { useReadyScore } from './use-score.ts';

const HEADING = 26;
const ROW = 52;

type Listed = Extract<Row, { kind: 'screen' }>;

const Figure = ({ score }: { readonly score: Listed['score'] }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const total = score?.total ?? null;
  if (total === null) return <span className={styles.rowNote}>{t('ui.score.not-measured')}</span>;
  return <span className={styles.rowFigure}>{format.score(total)}</span>;
};

const ScreenRow = ({ view, row: { screen, has, score } }: { readonly view: SnapshotView; readonly row: Listed }) => {
  const { t, i18n } = useTranslation();
  const widths = score && score.widths.length > 0 ? score.widths : [screen.width];
  const width = new Intl.ListFormat(i18n.language).format(widths.map((one) => String(Math.round(one))));
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
        <span className={styles.rowNote}>{has ? t('ui.preview.wide', { width }) : t('ui.preview.no-code')}</span>
      </span>
      {has ? <Figure score={score} /> : null}
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
  const score = useReadyScore()?.score ?? null;
  const rows = useMemo(() => screenRows(view.screens, generated, score), [view, generated, score]);
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
            <span>
              {t(row.has ? 'ui.preview.generated' : 'ui.preview.not-generated')}{' '}
              <span className={styles.count}>{count(row.count)}</span>
            </span>
            {row.has ? <span className={styles.count}>{t('ui.score.title')}</span> : null}
          </span>
        ) : (
          <ScreenRow view={view} row={row} />
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
