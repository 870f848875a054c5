import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CodePlan, PlanRow } from '#contract/code-gen/plan';
import type { RunLogRecord } from '#contract/code-gen/run-log';
import { SCHEMA_VERSION } from '#contract/config';
import { temporaryWorkspace } from '#testing/workspace-fixture';
import { planDigest } from '#workspace/code-runs/plan-digest';
import { createRun } from '#workspace/code-runs/run-store';
import { runsBase, scanRuns } from './scan-runs.ts';

const at = '2026-11-20T14:02:03.123Z';
const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Written {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

const versionOf = (text: string | null): PlanRow['before'] =>
  text === null ? null : { sha256: sha(text), size: text.length, mode: 0o644 };

const planOf = (run: string, files: readonly Written[]): CodePlan => {
  const rows = files.map(({ path, before, after }): PlanRow => {
    const kind = before === null ? 'create' : after === null ? 'delete' : 'modify';
    const versions = { before: versionOf(before), after: versionOf(after) };
    return { kind, path, reason: 'x', nodes: [], ...versions, added: 1, removed: 0, text: true };
  });
  const head = { schemaVersion: SCHEMA_VERSION, run, round: 1, snapshot: 's', framework: 'react', scope: '' } as const;
  return { ...head, createdAt: at, digest: planDigest(rows), rows, reused: [], notes: [] };
};

/** A run as it stands on disk when it has written these files; those of `killed` were being written. */
const ranOver = async (workspace: string, files: readonly Written[], killed: readonly string[] = []): Promise<void> => {
  const store = await createRun(workspace, Date.now());
  const texts = files.flatMap(({ before, after }) => [before, after]).filter((text) => text !== null);
  await store.keepPlan(planOf(store.run, files), new Map(texts.map((text) => [sha(text), Buffer.from(text)])));
  const records = files.flatMap(({ path, before, after }): RunLogRecord[] => {
    const writing: RunLogRecord = { kind: 'writing', at, path };
    if (killed.includes(path)) return [writing];
    const hashes = { before: before === null ? null : sha(before), after: after === null ? null : sha(after) };
    return [writing, { kind: 'wrote', at, path, row: 'modify', ...hashes }];
  });
  await store.append(...records);
  for (const { path, after } of files)
    await (after === null ? rm(join(workspace, path), { force: true }) : writeFile(join(workspace, path), after));
};

describe('a folder without a version control', () => {
  it('is compared with what was there before the first run', async () => {
    const workspace = await temporaryWorkspace();
    onTestFinished(() => rm(workspace, { recursive: true, force: true }));
    expect((await scanRuns(workspace)).vcs).toMatchObject({ kind: 'none', changes: null, notice: null });
    await ranOver(workspace, [
      { path: 'a.ts', before: 'old', after: 'first' },
      { path: 'back.ts', before: 'same', after: 'other' },
      { path: 'gone.ts', before: 'x', after: null },
      { path: 'new.ts', before: null, after: 'n' },
      { path: 'taken-away.ts', before: null, after: 't' },
    ]);
    await ranOver(workspace, [{ path: 'a.ts', before: 'first', after: 'second' }]);
    await ranOver(workspace, [{ path: 'torn.ts', before: 'whole', after: 'half' }], ['torn.ts']);
    await writeFile(join(workspace, 'back.ts'), 'same');
    await rm(join(workspace, 'taken-away.ts'));
    const found = await scanRuns(workspace);
    expect(found.changes).toEqual([
      { path: 'a.ts', kind: 'Modified', marks: [] },
      { path: 'gone.ts', kind: 'Deleted', marks: [] },
      { path: 'new.ts', kind: 'Added', marks: [] },
      { path: 'torn.ts', kind: 'Modified', marks: [] },
    ]);
    expect(found.vcs.changes).toEqual({ added: 1, modified: 2, deleted: 1 });
    expect(await runsBase(workspace, 'a.ts', 2)).toEqual({ kind: 'bytes', bytes: Buffer.from('ol'), size: 3 });
    expect(await runsBase(workspace, 'torn.ts', 99)).toMatchObject({ bytes: Buffer.from('whole') });
    expect(await runsBase(workspace, 'new.ts', 99)).toEqual({ kind: 'absent' });
    expect(await runsBase(workspace, 'untouched.ts', 99)).toEqual({ kind: 'absent' });
  });
});
