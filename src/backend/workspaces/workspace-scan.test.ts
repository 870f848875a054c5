import { expect, it } from 'vitest';
import type { RunSummary } from '#contract/code-gen/gate';
import { newestRuns } from './workspace-scan.ts';

it('tells the newest runs, and among them the newest that wrote, however many lists came after it', () => {
  const runs = (...states: RunSummary['state'][]) => states.map((state, at) => ({ run: `${at}`, state }) as RunSummary);
  const named = (...given: Parameters<typeof newestRuns>) => newestRuns(...given).map(({ run }) => run);
  expect(named(runs('kept', 'written', 'kept', 'written'), 3)).toEqual(['0', '1', '2']);
  expect(named(runs('kept', 'cancelled', 'undone', 'kept', 'partial', 'written'), 3)).toEqual(['0', '1', '4']);
  expect(named(runs('kept', 'kept'), 1)).toEqual(['0']);
});
