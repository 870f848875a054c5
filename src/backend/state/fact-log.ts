import { randomUUID } from 'node:crypto';
import type { AppState } from '#contract/state/app-state';
import { type Fact, type FactEnvelope, INITIAL_STATE, reduce, type StateSnapshot } from '#contract/state/facts';

/** How many facts are kept for a page that comes back; a page that missed more takes a snapshot. */
const KEPT = 20_000;
/** Facts are told in batches, so that a flood of them does not become a flood of messages. */
const BATCH_MS = 33;

export interface FactLog {
  append(fact: Fact): void;
  state(): AppState;
  snapshot(): StateSnapshot;
  since(session: string | null, seq: number): readonly FactEnvelope[] | null;
  subscribe(listener: (facts: readonly FactEnvelope[]) => void): () => void;
  /** Tells what waits at once. */
  flush(): void;
}

interface Log {
  readonly session: string;
  state: AppState;
  seq: number;
  kept: FactEnvelope[];
  waiting: FactEnvelope[];
  timer: NodeJS.Timeout | null;
  readonly listeners: Set<(facts: readonly FactEnvelope[]) => void>;
}

const tell = (log: Log): void => {
  if (log.timer) clearTimeout(log.timer);
  log.timer = null;
  const batch = log.waiting;
  log.waiting = [];
  if (batch.length === 0) return;
  for (const listener of log.listeners) listener(batch);
};

const append = (log: Log, fact: Fact): void => {
  log.state = reduce(log.state, fact);
  log.seq += 1;
  const envelope = { seq: log.seq, fact };
  log.kept.push(envelope);
  if (log.kept.length > 2 * KEPT) log.kept = log.kept.slice(-KEPT);
  log.waiting.push(envelope);
  log.timer ??= setTimeout(() => tell(log), BATCH_MS);
};

const since = (log: Log, session: string | null, seq: number): readonly FactEnvelope[] | null => {
  if (session !== log.session || seq > log.seq) return null;
  const first = log.kept[0]?.seq ?? log.seq + 1;
  if (seq + 1 < first) return null;
  return log.kept.slice(seq + 1 - first);
};

/** Numbers facts, reduces them into the state, and tells them in order. The only place where the state changes. */
export const createFactLog = (initial: Partial<AppState> = {}): FactLog => {
  const log: Log = {
    session: randomUUID(),
    state: { ...INITIAL_STATE, ...initial },
    seq: 0,
    kept: [],
    waiting: [],
    timer: null,
    listeners: new Set(),
  };
  return {
    append: (fact) => append(log, fact),
    state: () => log.state,
    snapshot: () => {
      // Otherwise a page would get facts that its snapshot holds already.
      tell(log);
      return { seq: log.seq, state: log.state, session: log.session };
    },
    since: (session, seq) => since(log, session, seq),
    subscribe: (listener) => {
      tell(log);
      log.listeners.add(listener);
      return () => log.listeners.delete(listener);
    },
    flush: () => tell(log),
  };
};
