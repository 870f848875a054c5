import { randomUUID } from 'node:crypto';
import type { AppState } from '#contract/state/app-state';
import { type Fact, type FactEnvelope, INITIAL_STATE, reduce, type StateSnapshot } from '#contract/state/facts';

/** How many facts are kept for a page that comes back; a page that missed more takes a snapshot. */
const KEPT = 20_000;
/** How much text the kept facts may hold, characters; an estimate. */
const KEPT_TEXT = 32 * 1024 * 1024;
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
  /** Text in `kept`. */
  weight: number;
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

/** Characters of a fact, roughly: only what can be long counts. */
const weigh = (fact: Fact): number => {
  switch (fact.type) {
    case 'log':
      return fact.records.reduce((sum, record) => sum + record.text.length + record.title.length + 100, 0);
    case 'chat':
      return 'text' in fact.item ? fact.item.text.length + 100 : 3_000;
    case 'chat-delta':
      return fact.delta.length + 100;
    case 'workspace':
      return 10_000 + 100 * (fact.workspace?.vcs.files.length ?? 0);
    default:
      return 500;
  }
};

const forget = (log: Log): void => {
  if (log.kept.length <= 2 * KEPT && log.weight <= 2 * KEPT_TEXT) return;
  let start = Math.max(0, log.kept.length - KEPT);
  let weight = log.kept.slice(start).reduce((sum, { fact }) => sum + weigh(fact), 0);
  for (; weight > KEPT_TEXT && start < log.kept.length; start += 1)
    weight -= weigh((log.kept[start] as FactEnvelope).fact);
  log.kept = log.kept.slice(start);
  log.weight = weight;
};

const append = (log: Log, fact: Fact): void => {
  log.state = reduce(log.state, fact);
  log.seq += 1;
  const envelope = { seq: log.seq, fact };
  log.kept.push(envelope);
  log.weight += weigh(fact);
  forget(log);
  log.waiting.push(envelope);
  log.timer ??= setTimeout(() => tell(log), BATCH_MS);
};

const since = (log: Log, session: string | null, seq: number): readonly FactEnvelope[] | null => {
  if (session !== log.session || seq > log.seq) return null;
  const first = log.kept[0]?.seq ?? log.seq + 1;
  if (seq + 1 < first) return null;
  return log.kept.slice(seq + 1 - first);
};

/**
 * Numbers facts, reduces them into the state, and tells them in order. The only place where the state changes, and so
 * the one where `mask` takes secrets out of what is told.
 */
export const createFactLog = (
  initial: Partial<AppState> = {},
  mask: (fact: Fact) => Fact = (fact) => fact,
): FactLog => {
  const log: Log = {
    session: randomUUID(),
    state: { ...INITIAL_STATE, ...initial },
    seq: 0,
    kept: [],
    weight: 0,
    waiting: [],
    timer: null,
    listeners: new Set(),
  };
  return {
    append: (fact) => append(log, mask(fact)),
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
