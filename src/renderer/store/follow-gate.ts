import type { StoreApi } from 'zustand/vanilla';
import type { AppState } from '#contract/state/app-state';
import { type PlanStore, planKey } from './plan-store.ts';
import type { ViewStore } from './view-store.ts';

type Gated = Pick<AppState, 'gate' | 'lastOutcome' | 'agent' | 'workspace'>;

const keyOf = ({ gate }: Gated): string | null => (gate ? planKey(gate.run, gate.round) : null);

/** Stopped or gone with its workspace: nobody answered. */
const isDropped = (now: Gated, before: Gated): boolean =>
  now.workspace?.path !== before.workspace?.path ||
  (now.agent.kind === 'busy' && now.agent.stopping) ||
  now.lastOutcome?.kind === 'stopped' ||
  now.agent.kind === 'failed';

/** Says that a list was answered in another window or by the command line. */
const tellAnswer = (now: Gated, before: Gated, plan: PlanStore): void => {
  const { gate } = before;
  if (!gate || plan.sent !== null || isDropped(now, before)) return;
  const next = now.gate?.run === gate.run ? now.gate.rounds.at(-1) : undefined;
  plan.tellElsewhere({ run: gate.run, text: next?.text ?? null });
};

/** Follows the list that waits: reads it when it opens, and tells when somebody else answered it. */
export const followGate = (now: Gated, before: Gated, store: StoreApi<PlanStore>): void => {
  if (keyOf(now) === keyOf(before)) return;
  tellAnswer(now, before, store.getState());
  store.getState().answered(null);
  if (now.gate) store.getState().open(now.gate.run, now.gate.round);
};

/** What this window approved is written: on to Changes, if the plan is still what is looked at. */
export const followWriting = (
  now: Gated,
  before: Gated,
  plan: StoreApi<PlanStore>,
  view: StoreApi<ViewStore>,
): void => {
  const { lastOutcome } = now;
  if (lastOutcome === before.lastOutcome || lastOutcome === null || !plan.getState().isFollowing) return;
  plan.getState().follow(false);
  plan.getState().keep(null);
  if (lastOutcome.kind === 'done' && view.getState().tab === 'plan') view.getState().actions.show('changes');
};
