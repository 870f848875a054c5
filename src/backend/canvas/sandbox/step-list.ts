import type { TriedStep } from '#canvas/sandbox/sandbox-document';
import { idsIn, withIds } from '#canvas/tools/step-ids';
import type { CanvasCall } from '#contract/canvas/canvas-tools';
import type { SandboxStep, StepChoice } from '#contract/canvas/sandbox';

/** A step as the desk keeps it. */
export interface Step {
  readonly id: number;
  readonly call: CanvasCall;
  tried: TriedStep;
  choice: StepChoice;
  isUndone: boolean;
}

const LONGEST_VALUE = 120;
const LONGEST_ERROR = 400;

const paramsOf = ({ params }: CanvasCall): Readonly<Record<string, unknown>> =>
  typeof params === 'object' && params !== null ? (params as Record<string, unknown>) : {};

const cut = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
};

export const stateOf = ({ choice, isUndone, tried }: Step): SandboxStep['state'] => {
  if (choice === 'skipped') return 'skipped';
  if (isUndone) return 'undone';
  return tried.answer.ok ? 'done' : 'failed';
};

/** Steps that made what a step names: it cannot be without them. */
export const needsOf = (step: Step, steps: readonly Step[]): readonly number[] => {
  const named = new Set(idsIn(paramsOf(step.call)));
  const earlier = steps.filter(({ id }) => id < step.id);
  const makers = [...named].map((id) => earlier.find(({ tried }) => tried.made.includes(id))?.id);
  return [...new Set(makers.filter((id) => id !== undefined))].sort((a, b) => a - b);
};

/** A step in words, for the window. */
export const shownStep = (step: Step, steps: readonly Step[]): SandboxStep => {
  const { id, call, tried, choice } = step;
  const state = stateOf(step);
  const error = state === 'failed' && !tried.answer.ok ? tried.answer.error.slice(0, LONGEST_ERROR) : null;
  return {
    id,
    command: call.command,
    // A layer is told by its name.
    params: Object.entries(withIds(paramsOf(call), (of) => tried.named.get(of) ?? of)).map(
      ([name, value]) => [name, cut(value)] as const,
    ),
    state,
    choice,
    error,
    touched: tried.touched.slice(0, 100),
    needs: needsOf(step, steps),
  };
};
