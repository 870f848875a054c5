import { CodedError } from '#contract/errors';
import type { ToolContext } from '#contract/tool';
import { visibleText } from '#workspace/files/visible-text';
import type { DesignSource } from '../source/design-source.ts';
import { openPluginSource } from '../source/plugin/plugin-source.ts';
import type { PluginScope } from '../source/plugin/snippets.ts';
import type { ParserRun } from './parser-run.ts';

/** Opens what is open in Figma, through the desktop and its plugin. */
export const openPlugin = (
  scope: PluginScope,
  { run, context }: { readonly run: ParserRun; readonly context: ToolContext },
): DesignSource => {
  // Pictures are asked for by a later call of a tool than the one that opened the source.
  const current = (): ToolContext => run.context ?? context;
  return openPluginSource({
    scope,
    signal: context.signal,
    evaluate: async (js) => {
      const answer = await current().requestHost('canvas.eval', { js });
      if (!answer.ok) throw new CodedError('canvas-refused', { problem: visibleText(answer.error) });
      return answer.result;
    },
    onProgress: (done, total) => current().progress({ label: 'plugin', params: { done, total }, done, total }),
  });
};
