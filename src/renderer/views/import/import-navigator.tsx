import { useTranslation } from 'react-i18next';
import { stepsOf } from '#contract/progress';
import type { WorkspaceState } from '#contract/state/app-state';
import { PanelSection } from '../../components/layout/panel.tsx';
import { formatDuration } from '../../format/duration.ts';
import { useAppStore } from '../../store/window-context.tsx';
import { RunNavigator } from '../import-run/run-navigator.tsx';
import { SnapshotList } from '../snapshots/snapshot-list.tsx';
import { StepList } from '../steps/step-list.tsx';
import { stepsOfOutcome } from '../steps/steps-of-outcome.ts';
import { WorkspaceFacts } from '../workspace/workspace-facts.tsx';
import type { ImportPlace } from './import-place.ts';
import { useImportPlace } from './use-import-place.ts';

const FailedSteps = ({ outcome }: { readonly outcome: Extract<ImportPlace, { kind: 'failed' }>['outcome'] }) => {
  const { t } = useTranslation();
  const seen = useAppStore((store) => store.endedProgress);
  return (
    <PanelSection
      title={t(`ui.run.what.${outcome.skill ?? 'parser'}`)}
      end={formatDuration(outcome.at - outcome.startedAt)}
    >
      <StepList steps={stepsOfOutcome(outcome, seen)} startedAt={outcome.startedAt} />
    </PanelSection>
  );
};

/** Navigator of the Import tab: the steps while something runs or has just failed, else facts and snapshots. */
export const ImportNavigator = ({ workspace }: { readonly workspace: WorkspaceState }) => {
  const place = useImportPlace(workspace);
  if (place.kind === 'run') return <RunNavigator steps={stepsOf(place.progress)} progress={place.progress} />;
  if (place.kind === 'failed') return <FailedSteps outcome={place.outcome} />;
  return (
    <>
      <WorkspaceFacts workspace={workspace} />
      {workspace.setup.kind !== 'ready' && workspace.snapshots.length === 0 ? null : <SnapshotList />}
    </>
  );
};
