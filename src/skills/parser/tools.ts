import type { SkillTools } from '#contract/tool';
import { type CurrentRun, endRun, type ParserDeps } from './run/current-run.ts';
import { buildSemanticAstTool } from './tools/build-semantic-ast.ts';
import { cleanCacheTool } from './tools/clean-cache.ts';
import { dedupAssetsTool } from './tools/dedup-assets.ts';
import { exportScreenshotsTool } from './tools/export-screenshots.ts';
import { fetchDesignTool } from './tools/fetch-design.ts';
import { lintAstTool } from './tools/lint-ast.ts';
import { syncStatusTool } from './tools/sync-status.ts';
import { validateWorkspaceTool } from './tools/validate-workspace.ts';

/** The tools of `generic-design-parser`, in the order in which they are called, around the one import that goes on. */
export const createParserTools = (deps: ParserDeps): SkillTools => {
  const current: CurrentRun = { deps, run: null };
  return {
    skill: 'parser',
    tools: [
      validateWorkspaceTool(current),
      fetchDesignTool(current),
      exportScreenshotsTool(current),
      buildSemanticAstTool(current),
      dedupAssetsTool(current),
      lintAstTool(current),
      cleanCacheTool(current),
      syncStatusTool(current),
    ],
    isOpen: () => current.run !== null,
    dispose: () => endRun(current),
  };
};
