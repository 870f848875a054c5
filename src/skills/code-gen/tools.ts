import type { SkillTools } from '#contract/tool';
import { readDesignTool } from './tools/read-design.ts';

/** The tools of `generic-code-gen`. Reading needs no run of the skill, so none is ever open. */
export const createCodeGenTools = (): SkillTools => ({
  skill: 'codegen',
  tools: [readDesignTool],
  isOpen: () => false,
  dispose: () => Promise.resolve(),
});
