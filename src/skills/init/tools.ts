import type { LoadAdapter } from '#contract/adapter';
import type { SkillTools } from '#contract/tool';
import { createInitSession } from './run/init-session.ts';
import { chooseVcsTool } from './tools/choose-vcs.ts';
import { detectStackTool } from './tools/detect-stack.ts';
import { generateAdaptersTool } from './tools/generate-adapters.ts';
import { publishWorkspaceTool } from './tools/publish-workspace.ts';
import { renderAstSyntaxTool } from './tools/render-ast-syntax.ts';
import { writeConfigTool } from './tools/write-config.ts';

export interface InitDeps {
  /** Runs the staged adapter once the user trusts what was generated. */
  readonly loadAdapter: LoadAdapter;
}

/** The tools of `generic-design-init` in the order in which its SKILL.md calls them, with the state of the one open run. */
export const createInitTools = ({ loadAdapter }: InitDeps): SkillTools => {
  const session = createInitSession();
  return {
    skill: 'init',
    tools: [
      detectStackTool(session),
      chooseVcsTool(session),
      writeConfigTool(session),
      generateAdaptersTool(session),
      renderAstSyntaxTool(session, loadAdapter),
      publishWorkspaceTool(session),
    ],
    isOpen: session.isOpen,
    dispose: session.end,
  };
};
