import type { WorkspaceState } from '#contract/state/app-state';
import { AgentFailure } from '../failure/agent-failure.tsx';
import { BrokenWorkspace } from '../failure/broken-workspace.tsx';
import { RunFailure } from '../failure/run-failure.tsx';
import { ImportDone } from '../import-run/import-done.tsx';
import { RunStage } from '../import-run/run-stage.tsx';
import { SetUp } from '../set-up/set-up.tsx';
import { TrustPage } from '../trust/trust-page.tsx';
import { ImportForm } from './import-form.tsx';
import { useImportPlace } from './use-import-place.ts';

/** The Import tab: setting up, the form, the run, what it brought or why it ended. */
export const ImportStage = ({ workspace }: { readonly workspace: WorkspaceState }) => {
  const place = useImportPlace(workspace);
  switch (place.kind) {
    case 'broken':
      return <BrokenWorkspace failure={place.failure} />;
    case 'run':
      return <RunStage progress={place.progress} workspace={workspace} />;
    case 'untrusted':
      return <TrustPage trust={place.trust} />;
    case 'failed':
      return <RunFailure outcome={place.outcome} />;
    case 'agent-failed':
      return <AgentFailure failure={place.failure} />;
    case 'set-up':
      return workspace.setup.kind === 'none' ? (
        <SetUp workspace={workspace} detected={workspace.setup.detected} />
      ) : null;
    case 'done':
      return <ImportDone snapshot={place.snapshot} isUnchanged={place.outcome.unchanged} />;
    case 'form':
      return <ImportForm />;
  }
};
