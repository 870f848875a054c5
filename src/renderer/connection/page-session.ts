import type { AppState } from '#contract/state/app-state';
import { type FactEnvelope, reduce, type StateSnapshot } from '#contract/state/facts';

/** Where a page stands in the stream of facts: enough to go on after a break. */
export interface PageSession {
  readonly session: string | null;
  readonly seq: number;
}

export const NO_SESSION: PageSession = { session: null, seq: 0 };

export type Applied =
  | { readonly kind: 'applied'; readonly state: AppState; readonly seq: number }
  /** Facts between were missed: only a snapshot helps. */
  | { readonly kind: 'gap' };

/** Reduces the facts that are new. Facts that were seen already are skipped, so a repeated batch changes nothing. */
export const applyFacts = (state: AppState, seq: number, facts: readonly FactEnvelope[]): Applied => {
  let next = state;
  let last = seq;
  for (const envelope of facts) {
    if (envelope.seq <= last) continue;
    if (envelope.seq !== last + 1) return { kind: 'gap' };
    next = reduce(next, envelope.fact);
    last = envelope.seq;
  }
  return { kind: 'applied', state: next, seq: last };
};

export const sessionOf = (snapshot: StateSnapshot): PageSession => ({ session: snapshot.session, seq: snapshot.seq });
