import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Score, ScreenScore } from '#contract/code-gen/score';
import { SCORE_COLUMNS } from '#contract/code-gen/score-columns';
import { SCHEMA_VERSION } from '#contract/config';
import { keptPlan } from '#testing/kept-plan';
import { plainPng } from '#testing/plain-png';
import { temporaryWorkspace } from '#testing/workspace-fixture';
import { readCodeMap, writeCodeMap } from './code-map-file.ts';
import { mappedDigest } from './looked-at.ts';
import { pruneRuns } from './prune-runs.ts';
import { runFolder } from './run-paths.ts';
import { listRuns } from './run-reader.ts';
import { findScore, readScore, readScorePicture } from './score-reader.ts';
import { openScoreStore } from './score-store.ts';

let workspace: string;
let run: string;
beforeEach(async () => {
  workspace = await temporaryWorkspace();
  run = (await keptPlan(workspace, [{ path: 'a.ts', fresh: 'one' }])).plan.run;
  await writeFile(join(workspace, 'a.ts'), 'one');
  const mapped = { run, snapshot: 's', written: '', generated: '', screens: ['1:2'], reason: '', regions: [] };
  await writeCodeMap(workspace, { schemaVersion: SCHEMA_VERSION, files: { 'a.ts': mapped, '../b.ts': mapped } });
});
afterEach(() => rm(workspace, { recursive: true, force: true }));

const unmeasured = { kind: 'unmeasured', why: 'stack', params: {} } as const;

const screenWith = (page: string | null): ScreenScore => ({
  ...{ screen: '1:2', name: 'Home', entry: 'a.ts', total: null, widths: [], boxError: null, overflow: [] },
  columns: Object.fromEntries(SCORE_COLUMNS.map((column) => [column, unmeasured])) as ScreenScore['columns'],
  ...{ differences: [], literals: [], fonts: { missing: [], lent: [] }, problems: [] },
  pictures: { page, wide: null, heat: null },
  before: null,
});

const scoreOf = async (page: string | null, snapshot = 's'): Promise<Score> => ({
  ...{ schemaVersion: SCHEMA_VERSION, run, snapshot, framework: 'react', at: '2026-11-27T00:00:00.000Z' },
  digest: await mappedDigest(workspace, await readCodeMap(workspace)),
  ...{ total: null, before: null, screens: [screenWith(page)] },
});

const png = (shade: number): Buffer => plainPng(new Uint8Array(4).fill(shade), 1);

describe('the score of a run', () => {
  it('comes back with its pictures; those of the one before are gone', async () => {
    const store = await openScoreStore(workspace, run);
    const first = await store.keepPicture(png(1));
    await store.keep(await scoreOf(first));
    expect(await readScorePicture(workspace, run, first)).toEqual(png(1));
    const second = await store.keepPicture(png(2));
    expect(await readScorePicture(workspace, run, first)).toEqual(png(1));
    const score = await scoreOf(second);
    await store.keep(score);
    expect(await readScore(workspace, run)).toEqual(score);
    expect(await readScorePicture(workspace, run, first)).toBeNull();
    expect(await readScorePicture(workspace, run, second)).toEqual(png(2));
    for (const odd of ['../plan.json', 'x.png', `${second}/..`, ''])
      expect(await readScorePicture(workspace, run, odd)).toBeNull();
    expect(await readScorePicture(workspace, '../..', second)).toBeNull();
  });

  it('is stale once a file that was looked at is another one, or is gone', async () => {
    await (await openScoreStore(workspace, run)).keep(await scoreOf(null));
    expect(await findScore(workspace, 's')).toMatchObject({ stale: false, score: { run } });
    expect(await findScore(workspace, 'other')).toBeNull();
    await writeFile(join(workspace, 'a.ts'), 'two');
    expect(await findScore(workspace, 's')).toMatchObject({ stale: true });
    await writeFile(join(workspace, 'a.ts'), 'one');
    expect(await findScore(workspace, 's')).toMatchObject({ stale: false });
    await rm(join(workspace, 'a.ts'));
    expect(await findScore(workspace, 's')).toMatchObject({ stale: true });
  });

  it('of the newest run that has one counts; it goes with its run, and the run stays one', async () => {
    await (await openScoreStore(workspace, run)).keep(await scoreOf(null));
    const newer = await keptPlan(workspace, [{ path: 'b.ts', fresh: 'b' }]);
    expect(await findScore(workspace, 's')).toMatchObject({ score: { run } });
    expect((await listRuns(workspace)).map((one) => one.run)).toEqual([newer.plan.run, run]);
    await writeCodeMap(workspace, { schemaVersion: SCHEMA_VERSION, files: {} });
    expect(await pruneRuns(workspace, await readCodeMap(workspace), null)).toEqual([]);
    await rm(join(await runFolder(workspace, run), 'plan.json'));
    expect(await pruneRuns(workspace, await readCodeMap(workspace), null)).toEqual([run]);
    expect(await findScore(workspace, 's')).toBeNull();
  });

  it('that a workspace brought along is none: torn, of another run, too large by its fields, behind a link', async () => {
    const folder = await runFolder(workspace, run);
    const score = await scoreOf(null);
    for (const text of [
      '{',
      JSON.stringify({ ...score, run: 'other' }),
      JSON.stringify({ ...score, total: 1_000 }),
      '[]',
    ]) {
      await writeFile(join(folder, 'score.json'), text);
      expect(await readScore(workspace, run), text.slice(0, 40)).toBeNull();
    }
    const elsewhere = join(workspace, 'elsewhere');
    await mkdir(elsewhere);
    await writeFile(join(elsewhere, `${'0'.repeat(32)}.png`), png(1));
    await symlink(elsewhere, join(folder, 'score'));
    expect(await readScorePicture(workspace, run, `${'0'.repeat(32)}.png`)).toBeNull();
    const store = await openScoreStore(workspace, run);
    await expect(store.keepPicture(png(2))).rejects.toMatchObject({ code: 'path-outside' });
    expect(await readdir(elsewhere)).toHaveLength(1);
    await expect(openScoreStore(workspace, '20200101T000000.000Z')).rejects.toMatchObject({ code: 'run-missing' });
  });
});
