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
import { placeFreely } from './place/free-place.ts';
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

type Params = Readonly<Record<string, unknown>>;

const refused = (error: string): CanvasAnswer => ({ ok: false, error: error.slice(0, LONGEST_ERROR) });

/** What went wrong with the parameters, in one line. */
const mistakes = (issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): string =>
  issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`))
    .join('; ');

/** Whether a call makes a layer and leaves it open where that goes. What a component is made of stays where it is. */
const isUnplaced = (command: string, { x, y, nodeId }: Params): boolean =>
  command.startsWith('create_') && x === undefined && y === undefined && nodeId === undefined;

const carriedOut = async (figma: PluginAPI, command: CanvasToolName, params: Params): Promise<Params> => {
  const result = await (TOOLS[command] as Tool<CanvasToolName>)(figma, params as never);
  const { nodeId } = result;
  if (typeof nodeId !== 'string' || !isUnplaced(command, params)) return result;
  return { ...result, ...(await placeFreely(figma, nodeId)) };
};

const run = async (figma: PluginAPI, command: CanvasToolName, params: unknown): Promise<CanvasAnswer> => {
  const checked = CANVAS_TOOLS[command].params.safeParse(params ?? {});
  if (!checked.success) return refused(`${command}: ${mistakes(checked.error.issues)}`);
  try {
    return { ok: true, result: await carriedOut(figma, command, checked.data) };
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
