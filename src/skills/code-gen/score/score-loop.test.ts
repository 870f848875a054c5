import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Envelope } from '#contract/envelope';
import type { HostValues } from '#contract/tool';
import { type CodeGenRunner, codeGenRunner } from '#testing/code-gen-run';
import { fakeCamera, generateScreens, publishScreens } from '#testing/scored-workspace';
import { fakeToolContext } from '#testing/tool-context';
import { treeOf } from '#testing/workspace-fixture';
import { findScore, readScore, readScorePicture } from '#workspace/code-runs/score-reader';
import { acquireRunLock } from '#workspace/run-lock';
import { MOST_RENDERED } from './measure/score-snapshot.ts';

interface Ready {
  readonly run: CodeGenRunner;
  readonly snapshot: string;
}

const ready = async (ids: readonly string[] = ['1:2']): Promise<Ready> => {
  const run = await codeGenRunner();
  onTestFinished(async () => {
    await run.skill.dispose();
    await rm(run.workspace, { recursive: true, force: true });
  });
  return { run, snapshot: await publishScreens(run.workspace, ids) };
};

const TOKEN = '<p style={{ color: "var(--theme-ink)" }}>Welcome</p>\n';
const LITERAL = '<p style={{ color: "rgb(0, 0, 0)" }}>Welcome</p>\n';

const dataOf = (envelope: Envelope): Record<string, unknown> => envelope.payload.data ?? {};
const scoreIn = (run: CodeGenRunner, name: unknown) => readScore(run.workspace, String(name));

const withoutScore = async (run: CodeGenRunner): Promise<string[]> =>
  Object.entries(await treeOf(run.workspace))
    .filter(([path]) => !/\/score(\/|\.json|$)/.test(path) && !/\.hx\/page-/.test(path) && !path.includes('.lock'))
    .map((entry) => entry.join(' '));

describe('measuring generated code', () => {
  it('keeps what a page is of its screen with pictures, below the run and nowhere else', async () => {
    const { run, snapshot } = await ready();
    const name = await generateScreens(run, ['1:2'], TOKEN);
    const before = await withoutScore(run);
    const camera = fakeCamera(run.workspace, () => ({}));
    const told = await run.call('scoreF2CCode', { snapshot }, { host: camera.host });
    expect(dataOf(told)).toMatchObject({ run: name, snapshot, total: 100, before: null, screens: [{ screen: '1:2' }] });
    expect(camera.asked).toEqual([
      { workspace: run.workspace, screen: '1:2', width: 40, height: 30, before: null },
      { workspace: run.workspace, screen: '1:2', width: 768, height: 30, before: null },
    ]);
    const score = await scoreIn(run, name);
    const [screen] = score?.screens ?? [];
    expect(screen).toMatchObject({ entry: 'src/Home1-2.tsx', widths: [40, 768], differences: [], before: null });
    expect(screen?.columns).toMatchObject({ likeness: { share: 1 }, tokens: { part: 1, whole: 1 } });
    const names = Object.values(screen?.pictures ?? {});
    expect(names.every((one) => one !== null)).toBe(true);
    for (const one of names) expect(await readScorePicture(run.workspace, name, one ?? '')).not.toBeNull();
    expect(await withoutScore(run)).toEqual(before);
    expect(await findScore(run.workspace, snapshot)).toMatchObject({ stale: false });
    await writeFile(join(run.workspace, 'src/Home1-2.tsx'), LITERAL);
    expect(await findScore(run.workspace, snapshot)).toMatchObject({ stale: true });
    await (await acquireRunLock(run.workspace, 'test')).release();
  });

  it('holds a run against what was there before it, with the same measures', async () => {
    const { run, snapshot } = await ready();
    await generateScreens(run, ['1:2'], LITERAL);
    const second = await generateScreens(run, ['1:2'], TOKEN);
    const camera = fakeCamera(run.workspace, ({ before }) => (before === null ? {} : { texts: [], bar: 20 }));
    await run.call('scoreF2CCode', { snapshot }, { host: camera.host });
    expect(camera.asked.map(({ before, width }) => [before, width])).toEqual([
      [null, 40],
      [null, 768],
      [second, 40],
      [second, 768],
    ]);
    const [screen] = (await scoreIn(run, second))?.screens ?? [];
    expect(screen).toMatchObject({ total: 100, columns: { tokens: { part: 1 } } });
    expect(screen?.before?.columns).toMatchObject({ texts: { share: 0 }, tokens: { part: 0, whole: 1 } });
    expect(screen?.before?.columns.likeness).toMatchObject({ kind: 'measured' });
    expect(screen?.before?.total).toBeLessThan(80);
  });

  it('a screen that the newest run left alone was before what it is now', async () => {
    const { run, snapshot } = await ready(['1:2', '1:3']);
    await generateScreens(run, ['1:2'], TOKEN);
    const second = await generateScreens(run, ['1:3'], TOKEN);
    const camera = fakeCamera(run.workspace, () => ({}));
    await run.call('scoreF2CCode', { snapshot }, { host: camera.host });
    expect(camera.asked.every(({ before }) => before === null)).toBe(true);
    const score = await scoreIn(run, second);
    expect(score?.screens.map(({ screen, before }) => [screen, before?.total])).toEqual([
      ['1:2', 100],
      ['1:3', undefined],
    ]);
    expect(score).toMatchObject({ total: 100, before: 100 });
  });

  it('what a page answers is not believed: what is no measure is broken, and hostile names stay data', async () => {
    const { run, snapshot } = await ready();
    const name = await generateScreens(run, ['1:2'], TOKEN);
    const answers: unknown[] = [null, 'x', {}, { kind: 'measured', picture: '/etc/passwd', page: { texts: [] } }];
    for (const answer of answers) {
      await run.call('scoreF2CCode', { snapshot }, { host: { 'page.measure': () => answer } });
      const [screen] = (await scoreIn(run, name))?.screens ?? [];
      expect(screen?.columns.likeness).toMatchObject({ kind: 'unmeasured', why: 'broken' });
      expect(screen?.pictures).toEqual({ page: null, wide: null, heat: null });
    }
    const long = {
      text: `\u202e${'x'.repeat(9_000)}`,
      box: { x: 1e7, y: -1e7, width: 0, height: 0 },
      colour: 'javascri',
      cut: true,
    };
    const hostile = fakeCamera(run.workspace, () => ({
      texts: Array.from({ length: 20_000 }, () => long),
      colours: [{ colour: '__proto__', use: 'fill', count: 1e7 }],
      problems: [{ rule: 'constructor', impact: 'minor', help: '<b>'.repeat(300), count: 1, elements: [] }],
    }));
    await run.call('scoreF2CCode', { snapshot }, { host: hostile.host });
    const [screen] = (await scoreIn(run, name))?.screens ?? [];
    expect(screen?.columns).toMatchObject({
      texts: { share: 0 },
      colours: { share: 0 },
      access: { part: 4, whole: 5 },
    });
  });

  it.each(['no-browser', 'untrusted'] as const)('%s is said of every screen and asked for once', async (why) => {
    const ids = ['1:2', '1:3', '1:4'];
    const { run, snapshot } = await ready(ids);
    const name = await generateScreens(run, ids, TOKEN);
    let asked = 0;
    const answer = () => {
      asked += 1;
      return { kind: 'none', why, detail: '' };
    };
    await run.call('scoreF2CCode', { snapshot }, { host: { 'page.measure': answer } });
    expect(asked).toBe(1);
    const score = await scoreIn(run, name);
    expect(score?.screens.map(({ columns }) => columns.width)).toEqual(
      ids.map(() => ({ kind: 'unmeasured', why, params: {} })),
    );
    expect(score?.screens.map(({ total }) => total)).toEqual([100, 100, 100]);
  });

  it(`renders ${MOST_RENDERED} screens a turn, and says of each where it is`, async () => {
    const ids = Array.from({ length: MOST_RENDERED + 2 }, (_, at) => `1:${at + 10}`);
    const { run, snapshot } = await ready(ids);
    const name = await generateScreens(run, ids, TOKEN);
    const asked = new Set<string>();
    const answer = ({ screen }: HostValues['page.measure']['request']) => {
      asked.add(screen);
      return { kind: 'none', why: 'broken', detail: 'x' };
    };
    const context = fakeToolContext({ host: { 'workspace.isOpen': () => true, 'page.measure': answer } });
    const tool = run.skill.tools.find((one) => one.name === 'scoreF2CCode');
    await tool?.run({ workspace: run.workspace, snapshot }, context);
    expect(asked.size).toBe(MOST_RENDERED);
    expect(context.updates).toHaveLength(ids.length);
    expect(context.updates[1]).toMatchObject({
      label: 'scoring',
      done: 1,
      total: ids.length,
      params: { name: 'Home 1:11' },
    });
    const last = (await scoreIn(run, name))?.screens.at(-1);
    expect(last?.columns).toMatchObject({ likeness: { why: 'many' }, tokens: { share: 1 } });
  });

  it('once it is stopped nothing is kept, and the workspace is free', async () => {
    const { run, snapshot } = await ready();
    const name = await generateScreens(run, ['1:2'], TOKEN);
    const stop = new AbortController();
    const host = { 'page.measure': () => stop.abort() };
    await expect(run.call('scoreF2CCode', { snapshot }, { host, signal: stop.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(await readdir(join(run.workspace, '.hx/figma2code/runs', name))).not.toContain('score.json');
    await (await acquireRunLock(run.workspace, 'test')).release();
  });

  it('says that there is nothing to measure, in a folder that is not open nothing at all, and waits for nobody', async () => {
    const { run, snapshot } = await ready();
    const nothing = { code: 'nothing-to-score' };
    await expect(run.call('scoreF2CCode', { snapshot })).rejects.toMatchObject(nothing);
    await generateScreens(run, ['9:9'], TOKEN);
    await expect(run.call('scoreF2CCode', { snapshot })).rejects.toMatchObject(nothing);
    const closed = { host: { 'workspace.isOpen': () => false } };
    await expect(run.call('scoreF2CCode', { snapshot }, closed)).rejects.toMatchObject({ code: 'path-outside' });
    await expect(run.call('scoreF2CCode', { snapshot: '20200101T000000.000Z' })).rejects.toMatchObject({
      code: 'snapshot-missing',
    });
    const lock = await acquireRunLock(run.workspace, 'somebody else');
    await expect(run.call('scoreF2CCode', { snapshot })).rejects.toMatchObject({ code: 'workspace-busy' });
    await lock.release();
    // Runs that are gone left a map behind.
    await rm(join(run.workspace, '.hx/figma2code/runs'), { recursive: true });
    await mkdir(join(run.workspace, '.hx/figma2code/runs'));
    await expect(run.call('scoreF2CCode', { snapshot })).rejects.toMatchObject(nothing);
  });
});
