import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Score, ScreenScore } from '#contract/code-gen/score';
import { SCORE_COLUMNS } from '#contract/code-gen/score-columns';
import { SCHEMA_VERSION } from '#contract/config';
import { createI18n, translator } from '#contract/i18n';
import { cliPlace, cliResult } from '#testing/cli-place';
import { keptPlan } from '#testing/kept-plan';
import { initialise, publishSample, sampleConfig } from '#testing/workspace-fixture';
import { writeCodeMap } from '#workspace/code-runs/code-map-file';
import { scoreLines } from './commands/score-lines.ts';

/** A project with code of the sample's one screen. */
const withCode = async (workspace: string, framework: string): Promise<string> => {
  await initialise(workspace, sampleConfig({ framework }));
  await publishSample(workspace, { framework });
  const { run } = (await keptPlan(workspace, [{ path: 'lib/home.dart', fresh: 'x' }])).plan;
  const regions = [{ node: '1:2', name: 'Home', start: 1, end: 1 }];
  const mapped = { run, snapshot: 's', written: '', generated: '', screens: ['1:2'], reason: '', regions };
  await writeCodeMap(workspace, { schemaVersion: SCHEMA_VERSION, files: { 'lib/home.dart': mapped } });
  await mkdir(join(workspace, 'lib'));
  await writeFile(join(workspace, 'lib/home.dart'), 'const SizedBox()');
  return run;
};

describe('figma2code score', () => {
  it('measures what needs no browser without trust, as one result; what a browser would run it does not', async () => {
    const here = await cliPlace();
    const run = await withCode(here.workspace, 'flutter');
    const ended = await here.run(['score', '--workspace', here.workspace, '--json']);
    const result = cliResult(ended);
    expect([ended.code, result]).toMatchObject([
      0,
      { ok: true, run, total: null, before: null, screens: [{ screen: '1:2', entry: 'lib/home.dart' }] },
    ]);
    const web = await cliPlace();
    await withCode(web.workspace, 'html');
    const refused = await web.run(['score', '--workspace', web.workspace, '--json']);
    expect([refused.code, cliResult(refused)]).toMatchObject([
      4,
      { ok: false, error: { code: 'workspace-untrusted' } },
    ]);
  }, 60_000);

  it('shows every column with its parts, what was before, both widths, fonts that are missing, and what differs most', () => {
    const columns = Object.fromEntries(
      SCORE_COLUMNS.map((column) => [column, { kind: 'measured', share: 0.5, part: 1, whole: 2 }]),
    ) as ScreenScore['columns'];
    const before = { ...columns, texts: { kind: 'measured' as const, share: 0.25 } };
    const unmeasured = { kind: 'unmeasured' as const, why: 'broken', params: { detail: 'x is not defined' } };
    const moved = { column: 'near8', node: '1:3', name: 'Title', word: 'text-moved', box: null } as const;
    const screen: ScreenScore = {
      ...{
        screen: '1:2',
        name: 'Home',
        entry: 'a.tsx',
        total: 81.25,
        widths: [375, 768],
        boxError: 1,
        overflow: [0, 12],
      },
      columns: { ...columns, access: unmeasured, likeness: { kind: 'measured', share: 0.9, note: 'drawn-here' } },
      differences: Array.from({ length: 7 }, () => ({ ...moved, params: { text: 'Hi\nthere', x: 4, y: 0 } })),
      ...{ literals: [], fonts: { missing: ['Gilroy', 'Circe'], lent: [] }, problems: [] },
      pictures: { page: null, wide: null, heat: null },
      before: { total: 60, columns: before },
    };
    const score: Score = {
      ...{ schemaVersion: SCHEMA_VERSION, run: 'r', snapshot: 's', framework: 'react', at: '', digest: '0'.repeat(64) },
      ...{ total: 81.25, before: 60, screens: [screen] },
    };
    const lines = scoreLines(score, translator(createI18n('en')));
    expect(lines[0]).toBe('Home: 60.0 → 81.2');
    expect(lines[1]).toContain('375, 768 px; scrolls sideways by 0, 12 px');
    expect(lines[2]).toContain('Gilroy, Circe');
    const lineOf = (label: string): string | undefined => lines.find((line) => line.trim().startsWith(label));
    expect(lineOf('Texts  ')).toMatch(/50\.0 % {2}1 of 2 {2}before 25\.0 %$/);
    expect(lineOf('Accessibility')).toMatch(/not measured, its page could not be rendered \(x is not defined\)/);
    expect(lineOf('Likeness')).toMatch(/90\.0 % {2}held against a picture that figma2code drew itself/);
    expect(lines.filter((line) => line.includes('“Hi ⏎ there” is off its place by 4 px across'))).toHaveLength(5);
    expect(lines.at(-2)).toContain('2 more differences');
    expect(lines.at(-1)).toBe('All screens: 60.0 → 81.2');
  });
});
