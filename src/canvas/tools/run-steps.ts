import { type PlannedStep, type StepsInput, stepsInput } from '#contract/canvas/canvas-steps';
import type { CanvasAnswer, CanvasCall } from '#contract/canvas/canvas-tools';
import { bringIntoSight } from './place/free-place.ts';
import { idsMadeBy, withIds } from './step-ids.ts';

/** Carries out one call and leaves its step open. */
type CarryOut = (figma: PluginAPI, call: CanvasCall) => Promise<CanvasAnswer>;

type Ids = Map<string, string>;

const refused = (error: string): CanvasAnswer => ({ ok: false, error });

/** Goes to the page that the steps belong to. False when it is gone. */
const enterPage = async (figma: PluginAPI, { id, isCopy }: StepsInput['page'], ids: Ids): Promise<boolean> => {
  if (!isCopy) {
    ids.set(id, figma.currentPage.id);
    return true;
  }
  const page = await figma.getNodeByIdAsync(id);
  if (page?.type !== 'PAGE') return false;
  if (page.id !== figma.currentPage.id) await figma.setCurrentPageAsync(page);
  return true;
};

/** What was made there is known by what was made here; where that is something else, only its outermost layer is. */
const learn = (ids: Ids, made: readonly string[], now: readonly string[]): void => {
  const known = made.length === now.length ? made.length : Math.min(1, made.length, now.length);
  for (let index = 0; index < known; index += 1) ids.set(made[index] as string, now[index] as string);
};

const runStep = async (
  figma: PluginAPI,
  step: PlannedStep,
  [carryOut, ids]: [CarryOut, Ids],
): Promise<CanvasAnswer> => {
  const params = withIds(step.params, (id) => ids.get(id) ?? id);
  const call = { command: step.command, params };
  const answer = await carryOut(figma, call);
  if (answer.ok) learn(ids, step.made, await idsMadeBy(figma, call, answer.result));
  return answer;
};

/** What was drawn is seen, wherever the user had scrolled to. */
const showFirst = async (figma: PluginAPI, ids: Ids): Promise<void> => {
  for (const id of ids.values()) {
    const node = await figma.getNodeByIdAsync(id);
    if (node === null || node.parent?.id !== figma.currentPage.id) continue;
    bringIntoSight(figma, node as SceneNode);
    return;
  }
};

/** Carries out steps that were tried elsewhere, as one step to take back. When one of them fails none of them was. */
export const runSteps = async (figma: PluginAPI, given: unknown, carryOut: CarryOut): Promise<CanvasAnswer> => {
  const checked = stepsInput.safeParse(given);
  if (!checked.success) return refused('run_steps: no list of steps');
  const { page, steps } = checked.data;
  const ids: Ids = new Map();
  if (!(await enterPage(figma, page, ids))) return refused('The page is no longer in this file.');
  // What was done before stays when this is taken back; and what is taken back is never nothing.
  figma.commitUndo();
  figma.createFrame().remove();
  for (const [index, step] of steps.entries()) {
    const answer = await runStep(figma, step, [carryOut, ids]);
    if (answer.ok) continue;
    figma.triggerUndo();
    return refused(`Step ${index + 1} of ${steps.length}: ${answer.error} Nothing was changed.`);
  }
  figma.commitUndo();
  await showFirst(figma, ids);
  return { ok: true, result: { done: steps.length } };
};
