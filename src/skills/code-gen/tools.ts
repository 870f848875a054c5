import type { Envelope } from '#contract/envelope';
import type { SkillTools, ToolContext } from '#contract/tool';
import { createToolLane, inLane } from '#workspace/lock/tool-lane';
import { createCurrentRun, endRun } from './run/current-run.ts';
import type { CodeGenDeps } from './run/engines.ts';
import { applyPlanTool } from './tools/apply-plan.ts';
import { askApprovalTool } from './tools/ask-approval.ts';
import { decideAssetsTool } from './tools/decide-assets.ts';
import { draftCodeTool } from './tools/draft-code.ts';
import { finishCodeGenTool } from './tools/finish-code-gen.ts';
import { listProjectTool } from './tools/list-project.ts';
import { loadGuidesTool } from './tools/load-guides.ts';
import { planScopeTool } from './tools/plan-scope.ts';
import { proposeFilesTool } from './tools/propose-files.ts';
import { readDesignTool } from './tools/read-design.ts';
import { readProjectFileTool } from './tools/read-project-file.ts';
import { scoreCodeTool } from './tools/score-code.ts';
import { searchProjectTool } from './tools/search-project.ts';
import { syncWritten } from './tools/sync-written.ts';
import { undoRunTool } from './tools/undo-run.ts';
import { writeFilesTool } from './tools/write-files.ts';

/** How long a tool that was stopped may take to notice before its run is closed all the same. */
const PATIENCE_MS = 1_000;

export interface CodeGenTools extends SkillTools {
  /** What `syncF2CStatus` comes to while a run has written; null when none waits for it. */
  syncStatus(workspace: string, context: ToolContext): Promise<Envelope | null>;
}

/** The tools of `generic-code-gen`, in the order in which they are called, around the one run that goes on. */
export const createCodeGenTools = (deps: CodeGenDeps): CodeGenTools => {
  const current = createCurrentRun(deps);
  const lane = createToolLane();
  const tools = [
    loadGuidesTool(current),
    decideAssetsTool(current),
    draftCodeTool(current),
    proposeFilesTool(current),
    planScopeTool(current),
    askApprovalTool(current),
    writeFilesTool(current),
    finishCodeGenTool(current),
    applyPlanTool(current),
    undoRunTool(current),
    scoreCodeTool(current),
    listProjectTool,
    searchProjectTool,
    readProjectFileTool,
  ];
  return {
    skill: 'codegen',
    tools: [readDesignTool, ...tools.map((tool) => inLane(lane, tool))],
    isOpen: () => current.run !== null,
    syncStatus: (workspace, context) => lane.enter(() => syncWritten(current, workspace, context)),
    dispose: async () => {
      await lane.clear(PATIENCE_MS);
      await endRun(current);
      current.isDeclined = false;
    },
  };
};
