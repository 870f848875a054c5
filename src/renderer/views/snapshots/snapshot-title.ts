import type { StatusSnapshot } from '#contract/snapshot';

/** What a snapshot is called: its alias, else its time-stamped name. */
export const snapshotTitle = (snapshot: Pick<StatusSnapshot, 'alias' | 'name'>): string =>
  snapshot.alias.trim() === '' ? snapshot.name : snapshot.alias;
