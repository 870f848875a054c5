import { CloudAlert, Equal, GitCompareArrows } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotComparison } from '#contract/design/snapshot-view';
import type { StatusSnapshot } from '#contract/snapshot';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Skeleton } from '../../../components/feedback/skeleton.tsx';
import { useLoaded } from '../../../store/use-loaded.ts';
import { snapshotsOf, useSnapshot } from '../../../store/use-snapshot.ts';
import { useApp, useSend, useViewActions } from '../../../store/window-context.tsx';
import { readyValue } from '../use-design.ts';
import { ChangeDetail } from './change-detail.tsx';
import { ChangeList, type ListFilter } from './change-list.tsx';
import { type ChangeRow, changeRows, rowKey } from './change-rows.ts';
import styles from './compare.module.css';
import { CompareBar } from './compare-bar.tsx';
import { gatherComparison, type SnapshotPair } from './gather-comparison.ts';
import { useOpenScreens } from './use-open-screens.ts';

const ALL: ListFilter = { kind: 'all', withoutBoxes: false };

interface ComparedProps {
  /** The snapshot that is looked at: layers of it are inspected. */
  readonly snapshot: string;
  readonly pair: SnapshotPair;
  readonly comparison: SnapshotComparison;
  onShow(): void;
}

const Compared = ({ snapshot, pair, comparison, onShow }: ComparedProps) => {
  const { t } = useTranslation();
  const { select } = useViewActions();
  const [filter, setFilter] = useState(ALL);
  const [selected, setSelected] = useState<string | null>(null);
  const [screen, setScreen] = useState<string | null>(null);
  const layers = useOpenScreens(comparison, screen ?? comparison.screens[0]?.id ?? null);
  const rows = useMemo(
    () => changeRows(comparison, { filter: filter.kind, withoutBoxes: filter.withoutBoxes, layers }),
    [comparison, filter, layers],
  );
  const before = readyValue(useSnapshot(pair.before));
  const after = readyValue(useSnapshot(pair.after));
  const choose = (next: ChangeRow) => {
    setSelected(rowKey(next));
    if (next.kind !== 'screen' && next.kind !== 'layer') return;
    setScreen(next.screen.id);
    const isThere = (next.kind === 'layer' ? next.layer : next.screen).kind !== 'removed';
    if (isThere && pair.after === snapshot)
      select({ screen: next.screen.id, node: next.kind === 'layer' ? next.layer.id : null });
  };
  const row = rows.find((one) => rowKey(one) === selected) ?? rows.find(({ kind }) => kind !== 'heading');
  return (
    <div className={styles.body}>
      <ChangeList
        comparison={comparison}
        rows={rows}
        filter={filter}
        selected={row ? rowKey(row) : null}
        onFilter={setFilter}
        onChoose={choose}
      />
      <div className={styles.detail}>
        {before && after && row ? <ChangeDetail row={row} views={{ before, after }} onShow={onShow} /> : null}
        {row && !(before && after) ? <Skeleton rows={6} label={t('ui.design.reading')} /> : null}
      </div>
    </div>
  );
};

const Comparison = ({ snapshot, pair, snapshots, onPair, onShow }: ComparisonProps) => {
  const { t } = useTranslation();
  const send = useSend();
  const loaded = useLoaded(JSON.stringify(pair), () => gatherComparison(send, pair));
  const comparison = readyValue(loaded);
  return (
    <div className={styles.page}>
      <CompareBar snapshots={snapshots} pair={pair} comparison={comparison} onPair={onPair} />
      {loaded.kind === 'failed' ? (
        <EmptyState icon={CloudAlert} title={t('ui.compare.failed')} place="panel">
          {loaded.failure.message}
        </EmptyState>
      ) : null}
      {loaded.kind === 'loading' ? <Skeleton rows={8} label={t('ui.compare.comparing')} /> : null}
      {comparison?.isSame ? (
        <EmptyState icon={Equal} title={t('ui.compare.same')} place="panel">
          {t('ui.compare.same-text')}
        </EmptyState>
      ) : null}
      {comparison && !comparison.isSame ? (
        <Compared key={JSON.stringify(pair)} snapshot={snapshot} pair={pair} comparison={comparison} onShow={onShow} />
      ) : null}
    </div>
  );
};

interface ComparisonProps {
  readonly snapshot: string;
  readonly pair: SnapshotPair;
  readonly snapshots: readonly StatusSnapshot[];
  onPair(pair: SnapshotPair): void;
  onShow(): void;
}

/** The chosen snapshot and the one before it; of the oldest one, the one after it. */
const usualPair = (snapshots: readonly StatusSnapshot[], chosen: string): SnapshotPair | null => {
  const at = snapshots.findIndex(({ name }) => name === chosen);
  const [older, newer] = [snapshots[at + 1], snapshots[at - 1]];
  if (older) return { before: older.name, after: chosen };
  return newer ? { before: chosen, after: newer.name } : null;
};

export interface CompareTabProps {
  /** The snapshot that is looked at. */
  readonly snapshot: string;
  onShow(): void;
}

/** Two snapshots of the workspace: what differs, in pictures and property by property. */
export const CompareTab = ({ snapshot, onShow }: CompareTabProps) => {
  const { t } = useTranslation();
  const snapshots = useApp(snapshotsOf);
  const [chosen, setChosen] = useState<SnapshotPair | null>(null);
  const isThere = (pair: SnapshotPair) =>
    [pair.before, pair.after].every((name) => snapshots.some((one) => one.name === name));
  const pair = chosen && isThere(chosen) ? chosen : usualPair(snapshots, snapshot);
  if (pair === null) {
    return (
      <EmptyState icon={GitCompareArrows} title={t('ui.compare.only-one')} place="panel">
        {t('ui.compare.only-one-text')}
      </EmptyState>
    );
  }
  return <Comparison snapshot={snapshot} pair={pair} snapshots={snapshots} onPair={setChosen} onShow={onShow} />;
};
