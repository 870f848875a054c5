import { CircleDot, CornerUpLeft, FilePlus2, FolderLock, ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { GateState, RunSummary } from '#contract/code-gen/gate';
import { stepsOf } from '#contract/progress';
import { ChangeLetter } from '../../components/feedback/change-letter.tsx';
import { Icon } from '../../components/icon.tsx';
import { PanelSection } from '../../components/layout/panel.tsx';
import { List } from '../../components/list/list.tsx';
import { ListRow } from '../../components/list/list-row.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useNow } from '../../format/use-now.ts';
import { visibleText } from '../../format/visible-text.ts';
import { snapshotsOf } from '../../store/use-snapshot.ts';
import { useApp, usePlan, useWindow } from '../../store/window-context.tsx';
import { RunNavigator } from '../import-run/run-navigator.tsx';
import { snapshotTitle } from '../snapshots/snapshot-title.ts';
import { keptPlans } from './model/plan-place.ts';
import { COUNTED } from './model/row-look.ts';
import { PlanLeftovers } from './plan-leftovers.tsx';
import styles from './plan-navigator.module.css';
import { usePlanPlace } from './use-plan.ts';

const useSnapshotTitle = (name: string): string => {
  const row = useApp((app) => snapshotsOf(app).find((snapshot) => snapshot.name === name) ?? null);
  return visibleText(row ? snapshotTitle(row) : name);
};

const Request = ({ scope, snapshot }: { readonly scope: string; readonly snapshot: string }) => {
  const { t } = useTranslation();
  const title = useSnapshotTitle(snapshot);
  return (
    <PanelSection title={t('ui.plan.request')} isInset>
      <p className={styles.scope}>{scope.trim() === '' ? t('ui.plan.all-screens') : visibleText(scope)}</p>
      <p className={styles.of}>{t('ui.plan.from-snapshot', { name: title })}</p>
    </PanelSection>
  );
};

const Rounds = ({ gate }: { readonly gate: GateState }) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const files = (rows: number) => t('ui.plan.files-count', { count: rows, shown: count(rows) });
  return (
    <PanelSection title={t('ui.plan.rounds')}>
      <ul aria-label={t('ui.plan.rounds')}>
        <li>
          <ListRow
            icon={CircleDot}
            title={t('ui.plan.round', { n: gate.round })}
            note={t('ui.plan.round-waits', { files: files(gate.rows) })}
            isSelected
          />
        </li>
        {gate.rounds.toReversed().map(({ round, rows, text }) => (
          <li key={round}>
            <ListRow
              icon={CornerUpLeft}
              title={t('ui.plan.round-changed', { n: round })}
              note={text === '' ? files(rows) : visibleText(text)}
            />
          </li>
        ))}
      </ul>
    </PanelSection>
  );
};

const Counts = ({ counts }: { readonly counts: GateState['counts'] }) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  if (COUNTED.every(({ kind }) => counts[kind] === 0)) return null;
  return (
    <PanelSection title={t('ui.plan.in-plan')} isInset>
      <ul className={styles.counts}>
        {COUNTED.filter(({ kind }) => counts[kind] > 0).map(({ kind, change }) => (
          <li key={kind} className={styles.counted}>
            <ChangeLetter kind={change} label={t(`ui.plan.change.${change}`)} />
            <span className={styles.what}>{t(`ui.plan.kind.${kind}`)}</span>
            <span>{count(counts[kind])}</span>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
};

const KeptRow = ({
  run,
  isChosen,
  now,
}: {
  readonly run: RunSummary;
  readonly isChosen: boolean;
  readonly now: number;
}) => {
  const { t } = useTranslation();
  const { count, day } = useFormat();
  const { plan } = useWindow();
  const files = t('ui.plan.files-count', { count: run.rows, shown: count(run.rows) });
  return (
    <ListRow
      icon={ListChecks}
      title={run.scope.trim() === '' ? t('ui.plan.all-screens') : visibleText(run.scope)}
      note={`${day(Date.parse(run.createdAt), now)}, ${files}`}
      isSelected={isChosen}
      onPress={() => plan.getState().keep(run.run)}
    />
  );
};

/** Plans that were made and wait: by the command line, or before the window was closed. */
const Kept = () => {
  const { t } = useTranslation();
  const { plan } = useWindow();
  const now = useNow(false);
  const gate = useApp((app) => app.gate);
  const workspace = useApp((app) => app.workspace);
  const kept = usePlan((state) => state.kept);
  const runs = keptPlans({ gate, workspace });
  const isChosen = runs.some(({ run }) => run === kept);
  return (
    <PanelSection title={t('ui.plan.kept')}>
      <List>
        <li>
          <ListRow
            icon={FilePlus2}
            title={t('ui.plan.new')}
            isSelected={!isChosen}
            onPress={() => plan.getState().keep(null)}
          />
        </li>
        {runs.map((run) => (
          <li key={run.run}>
            <KeptRow run={run} isChosen={run.run === kept} now={now} />
          </li>
        ))}
      </List>
      {runs.length === 0 ? <p className={styles.none}>{t('ui.plan.kept-none')}</p> : null}
    </PanelSection>
  );
};

const NeverWritten = () => {
  const { t } = useTranslation();
  return (
    <section className={styles.never} aria-label={t('ui.plan.never')}>
      <p className={styles.neverTitle}>
        <Icon of={FolderLock} size={15} />
        {t('ui.plan.never')}
      </p>
      <p className={styles.neverText}>{t('ui.plan.never-text')}</p>
    </section>
  );
};

const Parts = () => {
  const place = usePlanPlace();
  switch (place.kind) {
    case 'gate':
      return (
        <>
          <Request scope={place.gate.scope} snapshot={place.gate.snapshot} />
          <Rounds gate={place.gate} />
          <Counts counts={place.gate.counts} />
          <PlanLeftovers snapshot={place.gate.snapshot} />
        </>
      );
    case 'run':
      return <RunNavigator steps={stepsOf(place.progress)} progress={place.progress} />;
    case 'kept':
      return (
        <>
          <Kept />
          <Request scope={place.run.scope} snapshot={place.run.snapshot} />
          <PlanLeftovers snapshot={place.run.snapshot} />
        </>
      );
    default:
      return <Kept />;
  }
};

/** Left of the plan: what was asked for, the rounds, what is in the list, and what is never written. */
export const PlanNavigator = () => (
  <>
    <div className={styles.parts}>
      <Parts />
    </div>
    <NeverWritten />
  </>
);
