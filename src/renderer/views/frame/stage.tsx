import type { WorkspaceState } from '#contract/state/app-state';
import { useApp, useView } from '../../store/window-context.tsx';
import { AgentPanel } from '../agent/agent-panel.tsx';
import { FigmaStage } from '../bridge/figma-stage.tsx';
import { ChangesStage } from '../changes/changes-stage.tsx';
import { ImportStage } from '../import/import-stage.tsx';
import { PlanStage } from '../plan/plan-stage.tsx';
import { PreviewStage } from '../preview/preview-stage.tsx';
import { DesignPlace } from './design-place.tsx';

const FlowStage = ({ workspace }: { readonly workspace: WorkspaceState }) => {
  const tab = useView((view) => view.tab);
  switch (tab) {
    case 'import':
      return <ImportStage workspace={workspace} />;
    case 'design':
      return <DesignPlace workspace={workspace} />;
    case 'plan':
      return <PlanStage workspace={workspace} />;
    case 'changes':
      return <ChangesStage />;
    case 'preview':
      return <PreviewStage workspace={workspace} />;
  }
};

/** The middle of the window: the chosen step of the flow, the way to Figma, or the conversation when it fills the stage. */
export const Stage = () => {
  const workspace = useApp((app) => app.workspace);
  const isAgent = useView((view) => view.agentInStage);
  const figma = useView((view) => view.figmaPage);
  if (!workspace) return null;
  if (!isAgent && figma !== null) return <FigmaStage page={figma} />;
  return isAgent ? <AgentPanel place="stage" /> : <FlowStage workspace={workspace} />;
};
