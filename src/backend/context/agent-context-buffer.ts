import type { ContextEntry } from '#contract/context-entry';

/** How much may wait for the next request; more is refused with a text instead of being dropped. */
export const MAX_WAITING_ENTRIES = 1_000;

export interface AgentContextBuffer {
  /** Adds entries behind those that wait. An empty list is a no-op. @throws RangeError when too many wait */
  appendRange(entries: readonly ContextEntry[] | null): void;
  /** Takes all that waits, once: the same key keeps its last value, in its last place. Null when nothing waits. */
  flush(): readonly ContextEntry[] | null;
}

const lastOfEachKey = (entries: readonly ContextEntry[]): readonly ContextEntry[] => {
  const last = new Map<string, ContextEntry>();
  for (const entry of entries) {
    last.delete(entry.key);
    last.set(entry.key, entry);
  }
  return [...last.values()];
};

/** The first track into the agent: filled by a submit, emptied only when the agent host asks right before a request. */
export const createAgentContextBuffer = (): AgentContextBuffer => {
  let waiting: readonly ContextEntry[] = [];
  return {
    appendRange: (entries) => {
      if (entries === null || entries.length === 0) return;
      if (waiting.length + entries.length > MAX_WAITING_ENTRIES) throw new RangeError('too many context entries wait');
      waiting = [...waiting, ...entries];
    },
    flush: () => {
      if (waiting.length === 0) return null;
      const taken = waiting;
      waiting = [];
      return lastOfEachKey(taken);
    },
  };
};
