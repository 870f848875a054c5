import { appendFile, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodePlan, PlanRow } from '#contract/code-gen/plan';
import { SCHEMA_VERSION } from '#contract/config';
import { MAX_RUNS } from '#contract/state/app-state';
import { temporaryWorkspace } from '#testing/workspace-fixture';
import { readCodeMap, writeCodeMap } from './code-map-file.ts';
import { narrowPlan, planDigest } from './plan-digest.ts';
import { pruneRuns } from './prune-runs.ts';
import { runFolder } from './run-paths.ts';
import { findKeptPlan, listRuns, readPlan, readRun, readRunFile } from './run-reader.ts';
import { createRun, openRunStore, type RunStore } from './run-store.ts';

const sha = (char: string): string => char.repeat(64);

const row = (path: string, change: Partial<PlanRow> = {}): PlanRow => ({
  kind: 'create',
  path,
  reason: 'new',
  nodes: ['1:2'],
  before: null,
  after: { sha256: sha('a'), size: 1, mode: 0o644 },
  added: 1,
  removed: 0,
  text: true,
  ...change,
});

const planWith = (run: string, rows: readonly PlanRow[]): CodePlan => ({
  schemaVersion: SCHEMA_VERSION,
  run,
  round: 1,
  snapshot: '20261120T140203.123Z',
  framework: 'react',
  scope: '',
  createdAt: '2026-11-20T14:02:03.123Z',
  digest: planDigest(rows),
  rows: [...rows],
  reused: [],
  notes: [],
});

const at = '2026-11-20T14:02:03.123Z';

let workspace: string;
beforeEach(async () => {
  workspace = await temporaryWorkspace();
});
afterEach(() => rm(workspace, { recursive: true, force: true }));

const keep = async (rows: readonly PlanRow[], now = Date.now()): Promise<{ store: RunStore; plan: CodePlan }> => {
  const store = await createRun(workspace, now);
  const plan = planWith(store.run, rows);
  await store.keepPlan(plan, new Map());
  await store.append({ kind: 'planned', at, round: 1, digest: plan.digest, rows: rows.length });
  return { store, plan };
};

describe('the digest of a list', () => {
  const rows = [row('a.ts'), row('b.ts', { needs: ['a.ts'] })];

  it.each([
    ['a path', [row('c.ts'), rows[1]]],
    ['a reason', [row('a.ts', { reason: 'other' }), rows[1]]],
    ['the proposed bytes', [row('a.ts', { after: { sha256: sha('b'), size: 1, mode: 0o644 } }), rows[1]]],
    ['a mode', [row('a.ts', { after: { sha256: sha('a'), size: 1, mode: 0o755 } }), rows[1]]],
    ['the old content', [row('a.ts', { before: { sha256: sha('c'), size: 1, mode: 0o644 } }), rows[1]]],
    ['a source layer', [row('a.ts', { nodes: ['1:3'] }), rows[1]]],
    ['the order', [rows[1], rows[0]]],
  ] as const)('[CG03] changes with %s', (_what, changed) => {
    expect(planDigest(changed as unknown as readonly PlanRow[])).not.toBe(planDigest(rows));
  });

  it('of a narrowed list is that of the rows that are left, and says what is missing', () => {
    const narrowed = narrowPlan(rows, ['a.ts', 'nowhere.ts']);
    expect(narrowed.rows).toEqual([rows[1]]);
    expect(narrowed.digest).toBe(planDigest([rows[1] as PlanRow]));
    expect(narrowed.missing).toEqual([{ path: 'b.ts', needs: 'a.ts' }]);
    expect(narrowPlan(rows, []).digest).toBe(planDigest(rows));
  });
});

describe('runs on disk', () => {
  it('come back as they were kept, newest first, with what became of them', async () => {
    const first = await keep([row('a.ts')], 1_000_000_000_000);
    const second = await keep([row('b.ts')], 1_000_000_000_000);
    await second.store.append({ kind: 'cancelled', at, round: 1, digest: second.plan.digest });
    await first.store.append({ kind: 'approved', at, round: 1, digest: first.plan.digest, rows: 1, by: 'cli' });
    await first.store.append({ kind: 'wrote', at, path: 'a.ts', row: 'create', before: null, after: sha('a') });
    expect((await listRuns(workspace)).map(({ run, state }) => [run, state])).toEqual([
      [second.store.run, 'cancelled'],
      [first.store.run, 'partial'],
    ]);
    await first.store.append({ kind: 'done', at, written: 1, left: 0 });
    expect((await readRun(workspace, first.store.run)).state).toBe('written');
    await first.store.append({ kind: 'undone', at, path: 'a.ts' });
    expect((await readRun(workspace, first.store.run)).state).toBe('undone');
  });

  it('[CG07] a kept plan is found by its digest until it is answered', async () => {
    const { store, plan } = await keep([row('a.ts')]);
    expect((await findKeptPlan(workspace, plan.digest))?.run).toBe(store.run);
    expect(await findKeptPlan(workspace, sha('f'))).toBeNull();
    await store.append({ kind: 'cancelled', at, round: 1, digest: plan.digest });
    expect(await findKeptPlan(workspace, plan.digest)).toBeNull();
  });

  it('[CG03] a plan whose rows were changed on disk is none', async () => {
    const { store, plan } = await keep([row('a.ts')]);
    const path = join(await runFolder(workspace, store.run), 'plan.json');
    await writeFile(path, JSON.stringify({ ...plan, rows: [row('evil.ts')] }));
    await expect(readPlan(workspace, store.run)).rejects.toMatchObject({ code: 'run-missing' });
    expect(await listRuns(workspace)).toEqual([]);
  });

  it('contents that are not what their name says are not given out', async () => {
    const { store } = await keep([row('a.ts')]);
    await writeFile(join(await runFolder(workspace, store.run), 'files', sha('a')), 'other');
    await expect(readRunFile(workspace, store.run, sha('a'))).rejects.toMatchObject({ code: 'run-missing' });
    await expect(readRunFile(workspace, store.run, '../plan.json')).rejects.toMatchObject({ code: 'run-missing' });
    await expect(readRun(workspace, '../../etc')).rejects.toMatchObject({ code: 'run-missing' });
  });

  it('a torn line of the log loses itself alone', async () => {
    const { store, plan } = await keep([row('a.ts')]);
    await appendFile(join(await runFolder(workspace, store.run), 'log.jsonl'), '{"kind":"wro');
    await store.append({ kind: 'cancelled', at, round: 1, digest: plan.digest });
    expect((await readRun(workspace, store.run)).log.map(({ kind }) => kind)).toEqual(['planned', 'cancelled']);
  });

  it('beyond the newest go, but not those that the code map names', async () => {
    const runs: string[] = [];
    for (let n = 0; n < MAX_RUNS + 3; n += 1) runs.push((await keep([row('a.ts')], 1_000_000_000_000)).store.run);
    const mapped = {
      run: runs[0] as string,
      snapshot: 's',
      written: sha('a'),
      generated: sha('a'),
      screens: [],
      reason: '',
      regions: [],
    };
    await writeCodeMap(workspace, { schemaVersion: SCHEMA_VERSION, files: { 'a.ts': mapped } });
    const removed = await pruneRuns(workspace, await readCodeMap(workspace), null);
    expect([...removed].sort()).toEqual(runs.slice(1, 3));
    expect((await listRuns(workspace)).length).toBe(MAX_RUNS + 1);
  });

  it('keeps the base of what undo puts back', async () => {
    const { store: oldest } = await keep([row('a')], 1_000);
    for (let count = 0; count < MAX_RUNS; count += 1) await keep([row('b')], 2_000 + count);
    const [newest] = await listRuns(workspace);
    const texts = { written: sha('a'), generated: sha('a'), screens: [], reason: '', regions: [] };
    const store = await openRunStore(workspace, newest?.run ?? '');
    await store.keepMapped({ a: { run: oldest.run, snapshot: 's', ...texts } });
    expect(await pruneRuns(workspace, await readCodeMap(workspace), null)).toEqual([]);
  });
});

describe('a run that ended behind a file and before its record', () => {
  it('is partial, so that it can be undone, and is not written once more', async () => {
    const { store, plan } = await keep([row('src/a.ts')]);
    await store.append({ kind: 'approved', at, round: 1, digest: plan.digest, rows: 1, by: 'cli' });
    await store.append({ kind: 'writing', at, path: 'src/a.ts' });
    expect((await readRun(workspace, store.run)).state).toBe('partial');
    expect(await findKeptPlan(workspace, plan.digest)).toBeNull();
    await store.append({ kind: 'failed', at, path: 'src/a.ts', code: 'plan-stale' });
    expect((await readRun(workspace, store.run)).state).toBe('kept');
  });
});

describe('a run that a workspace brought along', () => {
  it('writes no record through a link in the place of its log', async () => {
    const { store } = await keep([row('src/a.ts')]);
    const other = join(workspace, 'other.sh');
    const log = join(await runFolder(workspace, store.run), 'log.jsonl');
    await writeFile(other, 'as it was');
    await rm(log);
    await symlink(other, log);
    await expect(store.append({ kind: 'cancelled', at, round: 1, digest: '' })).rejects.toMatchObject({
      code: 'path-outside',
    });
    expect(await readFile(other, 'utf8')).toBe('as it was');
  });

  it('is no link: what it leads to is neither read nor written nor taken away', async () => {
    const { store } = await keep([row('src/a.ts')]);
    const source = join(workspace, 'src');
    await mkdir(source);
    await writeFile(join(source, 'a.ts'), 'of the user');
    const [planted, moved] = ['20200101T000000.000Z', '20200102T000000.000Z'].map((name) =>
      join(dirname(join(workspace, '.hx/figma2code/runs', store.run)), name),
    ) as [string, string];
    await symlink(source, planted);
    await symlink(join(workspace, '.hx/figma2code/runs', store.run), moved);
    await pruneRuns(workspace, await readCodeMap(workspace), null);
    expect(await readFile(join(source, 'a.ts'), 'utf8')).toBe('of the user');
    await expect(openRunStore(workspace, '20200101T000000.000Z')).rejects.toMatchObject({ code: 'run-missing' });
    expect((await listRuns(workspace)).map(({ run }) => run)).toEqual([store.run]);
    expect(await readdir(dirname(planted))).toEqual([store.run]);
  });

  it('lies in no folder that is a link', async () => {
    const elsewhere = join(workspace, '.hx/figma2code/react/20200101T000000.000Z');
    await mkdir(elsewhere, { recursive: true });
    await symlink('react', join(workspace, '.hx/figma2code/runs'));
    const map = await readCodeMap(workspace);
    for (const work of [
      () => pruneRuns(workspace, map, null),
      () => createRun(workspace, 0),
      () => listRuns(workspace),
    ])
      await expect(work()).rejects.toMatchObject({ code: 'path-outside' });
    expect(await readdir(dirname(elsewhere))).toEqual(['20200101T000000.000Z']);
  });

  it.each([0o4755, -1, 0o1777])('has no plan with the mode %o', async (mode) => {
    const { store } = await keep([row('src/a.ts', { after: { sha256: sha('a'), size: 1, mode } })]);
    await expect(readPlan(workspace, store.run)).rejects.toMatchObject({ code: 'run-missing' });
  });
});
