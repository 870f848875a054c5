import type { SkillTools } from '#contract/tool';
import { createToolLane, inLane } from '#workspace/lock/tool-lane';
import { createCurrentRun, endRun, type ParserDeps } from './run/current-run.ts';
import { buildSemanticAstTool } from './tools/build-semantic-ast.ts';
import { cleanCacheTool } from './tools/clean-cache.ts';
import { decideImageGroupsTool } from './tools/decide-image-groups.ts';
import { dedupAssetsTool } from './tools/dedup-assets.ts';
import { exportScreenshotsTool } from './tools/export-screenshots.ts';
import { fetchDesignTool } from './tools/fetch-design.ts';
import { lintAstTool } from './tools/lint-ast.ts';
import { syncStatusTool } from './tools/sync-status.ts';
import { validateWorkspaceTool } from './tools/validate-workspace.ts';

/** How long a tool that was stopped may take to notice before its import is closed all the same. */
const PATIENCE_MS = 1_000;

/** The tools of `generic-design-parser`, in the order in which they are called, around the one import that goes on. */
export const createParserTools = (deps: ParserDeps): SkillTools => {
  const current = createCurrentRun(deps);
  const lane = createToolLane();
  const tools = [
    validateWorkspaceTool(current),
    fetchDesignTool(current),
    exportScreenshotsTool(current),
    buildSemanticAstTool(current),
    dedupAssetsTool(current),
    lintAstTool(current),
    cleanCacheTool(current),
    syncStatusTool(current),
    decideImageGroupsTool,
  ];
  return {
    skill: 'parser',
    tools: tools.map((tool) => inLane(lane, tool)),
    isOpen: () => current.isOpen,
    dispose: async () => {
      await lane.clear(PATIENCE_MS);
      await endRun(current);
      current.isOpen = false;
    },
  };
};
