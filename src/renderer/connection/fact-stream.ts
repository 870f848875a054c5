import type { AppState } from '#contract/state/app-state';
import { type FactEnvelope, INITIAL_STATE, type StateSnapshot } from '#contract/state/facts';
import { createFrameBatch, type FrameClock } from './frame-batch.ts';
import { applyFacts, NO_SESSION, type PageSession, sessionOf } from './page-session.ts';

/** So many facts wait at most; a page that is further behind takes a snapshot instead. */
export const MAX_WAITING_FACTS = 20_000;
/** So many are reduced per update, which keeps an update below a frame or two. */
export const FACTS_PER_UPDATE = 2_000;

const entersStep = ({ fact }: FactEnvelope): boolean => fact.type === 'progress' && fact.action.type === 'event';

/** How many of the waiting facts make the next update: a step of a run ends it, so that each one is seen, however short it is. */
const updateLength = (waiting: readonly FactEnvelope[]): number => {
  const step = waiting.findIndex(entersStep);
  return step === -1 ? FACTS_PER_UPDATE : Math.min(step + 1, FACTS_PER_UPDATE);
};

export interface FactStream {
  /** What the next hello says. */
  position(): PageSession;
  snapshot(snapshot: StateSnapshot): void;
  facts(facts: readonly FactEnvelope[]): void;
}

export interface FactStreamOptions {
  readonly clock: FrameClock;
  onState(state: AppState): void;
  /** Facts were missed, or too many wait: connect again without a position. */
  onGap(): void;
}

/** Keeps the position in the stream, and hands the window one state per frame whatever number of facts came. */
export const createFactStream = ({ clock, onState, onGap }: FactStreamOptions): FactStream => {
  let state: AppState = INITIAL_STATE;
  let position: PageSession = NO_SESSION;
  let waiting: FactEnvelope[] = [];

  const lose = () => {
    waiting = [];
    position = NO_SESSION;
    onGap();
  };
  const flush = () => {
    if (waiting.length === 0) return;
    const length = updateLength(waiting);
    const batch = waiting.slice(0, length);
    waiting = waiting.slice(length);
    const applied = applyFacts(state, position.seq, batch);
    if (applied.kind === 'gap') return lose();
    state = applied.state;
    position = { ...position, seq: applied.seq };
    onState(state);
    if (waiting.length > 0) schedule();
  };
  const schedule = createFrameBatch(clock, flush);

  return {
    // Facts that wait are here already: a hello must not ask for them again.
    position: () => ({ ...position, seq: Math.max(position.seq, waiting.at(-1)?.seq ?? 0) }),
    snapshot: (snapshot) => {
      waiting = [];
      state = snapshot.state;
      position = sessionOf(snapshot);
      onState(state);
    },
    facts: (facts) => {
      if (position.session === null || facts.length === 0) return;
      if (waiting.length + facts.length > MAX_WAITING_FACTS) return lose();
      waiting.push(...facts);
      schedule();
    },
  };
};
