import { RUN_STEPS } from '#contract/canvas/canvas-steps';
import {
  CANVAS_TOOLS,
  type CanvasAnswer,
  type CanvasCall,
  type CanvasToolName,
  isCanvasTool,
} from '#contract/canvas/canvas-tools';
import { lookTools, placeTools } from './change-tools.ts';
import { componentTools } from './component-tools.ts';
import { compositeTools } from './composite-tools.ts';
import { contentTools } from './content-tools.ts';
import { createTools } from './create-tools.ts';
import { noteTools } from './note-tools.ts';
import { readTools } from './read-tools.ts';
import { runSteps } from './run-steps.ts';
import type { Tool, Tools } from './tool.ts';
import { variableTools } from './variable-tools.ts';

const TOOLS: Tools = {
  ...readTools,
  ...createTools,
  ...lookTools,
  ...placeTools,
  ...contentTools,
  ...componentTools,
  ...variableTools,
  ...noteTools,
  ...compositeTools,
};

const LONGEST_ERROR = 1_000;

const refused = (error: string): CanvasAnswer => ({ ok: false, error: error.slice(0, LONGEST_ERROR) });

/** What went wrong with the parameters, in one line. */
const mistakes = (issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): string =>
  issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`))
    .join('; ');

const run = async (figma: PluginAPI, command: CanvasToolName, params: unknown): Promise<CanvasAnswer> => {
  const checked = CANVAS_TOOLS[command].params.safeParse(params ?? {});
  if (!checked.success) return refused(`${command}: ${mistakes(checked.error.issues)}`);
  const tool = TOOLS[command] as Tool<CanvasToolName>;
  try {
    return { ok: true, result: await tool(figma, checked.data as never) };
  } catch (error) {
    return refused(`${command}: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** Carries out one call and leaves the step that it belongs to open. */
const carryOut = (figma: PluginAPI, { command, params }: CanvasCall): Promise<CanvasAnswer> =>
  isCanvasTool(command)
    ? run(figma, command, params)
    : Promise.resolve(refused(`There is no tool ${command.slice(0, 100)}.`));

/** Carries out one call on a document: the open one, or one in memory. Never throws: how it went wrong is its answer. */
export const runCanvasTool = async (figma: PluginAPI, call: CanvasCall): Promise<CanvasAnswer> => {
  if (call.command === RUN_STEPS) return runSteps(figma, call.params, carryOut);
  const answer = await carryOut(figma, call);
  // Whatever one call did is one step to take back.
  if (answer.ok && isCanvasTool(call.command) && CANVAS_TOOLS[call.command].effect === 'write') figma.commitUndo();
  return answer;
};
