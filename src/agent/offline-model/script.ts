import type { Envelope } from '#contract/envelope';
import type { LifecycleEvent } from '#contract/events';
import type { Translate } from '#contract/i18n';
import type { Turn } from './transcript.ts';

/** What the model does next: says something and ends, or calls tools. */
export type Move =
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'call'; readonly text?: string; readonly calls: readonly ToolCall[] };

export interface ToolCall {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** One step of a skill: announce the event, then call its tool. */
export interface ScriptStep {
  readonly event: LifecycleEvent;
  readonly tool?: string;
  readonly args?: (turn: Turn) => Readonly<Record<string, unknown>>;
}

export interface Script {
  readonly steps: readonly ScriptStep[];
  /** What is said at the end, from the results of the last tool. */
  closing(turn: Turn, last: Envelope | null, translate: Translate): string;
}

export const notify = (event: LifecycleEvent): ToolCall => ({ tool: 'notifyF2CEvent', args: { event } });

const callsOf = (step: ScriptStep, turn: Turn): ToolCall[] => {
  const work = step.tool ? [{ tool: step.tool, args: step.args?.(turn) ?? {} }] : [];
  return [notify(step.event), ...work];
};

/** Plays a script: the next step, or its end, or the message of the failure that ended it. */
export const play = (script: Script, turn: Turn, translate: Translate): Move => {
  const failed = turn.results.find((result) => result !== null && result.code !== 0);
  if (failed) return { kind: 'say', text: failed.message };
  // A tool may end the work early: there was nothing to do.
  const over = turn.results.find((result) => result?.payload.data?.['unchanged'] === true);
  if (over) return { kind: 'say', text: over.message };
  const step = script.steps[turn.replies];
  if (step) return { kind: 'call', calls: callsOf(step, turn) };
  const withData = turn.results.findLast((result) => result?.payload.data !== undefined);
  return { kind: 'say', text: script.closing(turn, withData ?? null, translate) };
};
