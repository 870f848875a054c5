import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Envelope } from '#contract/envelope';
import { MAX_RUNS } from '#contract/state/app-state';
import { approving, type CodeGenRunner, codeGenRunner, proposedText } from '#testing/code-gen-run';
import { treeOf } from '#testing/workspace-fixture';
import { readCodeMap } from '#workspace/code-runs/code-map-file';
import { findKeptPlan, listRuns, readPlan, readRun, readRunFile } from '#workspace/code-runs/run-reader';
import { acquireRunLock } from '#workspace/run-lock';
import { readStatus } from '#workspace/status';

const runner = async (...given: Parameters<typeof codeGenRunner>): Promise<CodeGenRunner> => {
  const made = await codeGenRunner(...given);
  onTestFinished(async () => {
    await made.skill.dispose();
    await rm(made.workspace, { recursive: true, force: true });
  });
  return made;
};

const dataOf = (envelope: Envelope): Record<string, unknown> => envelope.payload.data ?? {};
const digestOf = (envelope: Envelope): string => String(dataOf(envelope)['digest']);
const violation = { code: 'scope-violation' };

/** The project without what the product keeps for itself. */
const project = async ({ workspace }: CodeGenRunner): Promise<Record<string, string>> =>
  Object.fromEntries(Object.entries(await treeOf(workspace)).filter(([path]) => !path.startsWith('.hx')));

const logOf = async ({ workspace }: CodeGenRunner) => {
  const [newest] = await listRuns(workspace);
  return (await readRun(workspace, newest?.run ?? '')).log;
};

const kinds = async (run: CodeGenRunner): Promise<string[]> => (await logOf(run)).map(({ kind }) => kind);

describe('code generation', () => {
  it('writes what was approved, and log, code map, status and hook know of it', async () => {
    const run = await runner({ 'src/old.ts': 'old\n' });
    const data = await run.plan([proposedText('src/old.ts', 'new\n'), proposedText('src/new.ts')]);
    expect(data).toMatchObject({ round: 1, total: 2, counts: { create: 1, modify: 1, delete: 0, asset: 0 } });
    expect(run.gates).toEqual([]);
    const approved = await run.ask('approve');
    expect(run.gates).toMatchObject([{ round: 1, rows: 2, digest: data['digest'], rounds: [] }]);
    expect(await run.text('src/old.ts')).toBe('old\n');
    const written = await run.call('writeF2CFiles', { digest: digestOf(approved) });
    expect(dataOf(written)).toMatchObject({ written: 2, left: 0, run: data['run'] });
    expect([await run.text('src/old.ts'), await run.text('src/new.ts')]).toEqual(['new\n', '// src/new.ts\n']);
    await run.skill.syncStatus(run.workspace, { text: (key: string) => key } as never);
    const done = await run.call('finishF2CCodeGen');
    expect(done.payload).toMatchObject({ event: 'code-gen-done', data: { written: 2, hook: { ok: true } } });
    expect(run.hooks).toMatchObject([{ isSuccess: true }]);
    expect(await kinds(run)).toEqual(['planned', 'approved', 'writing', 'wrote', 'writing', 'wrote', 'done', 'hook']);
    expect((await readStatus(run.workspace))?.lastRun).toMatchObject({ skill: 'codegen', ok: true });
    const { files } = await readCodeMap(run.workspace);
    expect(files['src/new.ts']).toMatchObject({ run: data['run'], screens: ['1:2'], regions: [{ node: '1:2' }] });
    expect(run.skill.isOpen()).toBe(false);
    await (await acquireRunLock(run.workspace, 'test')).release();
  });

  it('the same proposal again is an empty list, which says so, ends the run and asks nobody', async () => {
    const run = await runner({ 'a.ts': '// a.ts\n' });
    for (const name of ['loadF2CGuides', 'decideF2CAssets']) await run.call(name);
    expect(await run.plan([proposedText('a.ts')])).toMatchObject({ unchanged: true, rows: 0 });
    expect(run.skill.isOpen()).toBe(false);
    expect(await listRuns(run.workspace)).toEqual([]);
    await expect(run.ask('approve')).rejects.toMatchObject({ code: 'out-of-order' });
    expect(run.gates).toEqual([]);
  });

  it('tools that come too early say what is needed first', async () => {
    const run = await runner();
    for (const name of ['decideF2CAssets', 'draftF2CCode', 'planF2CScope', 'askF2CApproval', 'finishF2CCodeGen'])
      await expect(run.call(name), name).rejects.toMatchObject({ code: 'out-of-order' });
    await run.call('loadF2CGuides');
    for (const name of ['draftF2CCode', 'planF2CScope', 'askF2CApproval', 'finishF2CCodeGen'])
      await expect(run.call(name), name).rejects.toMatchObject({ code: 'out-of-order' });
    await expect(run.call('loadF2CGuides', { snapshot: '20200101T000000.000Z' })).rejects.toMatchObject({
      code: 'snapshot-missing',
    });
    await expect(run.call('loadF2CGuides', { screens: ['9:9'] })).rejects.toMatchObject({ code: 'layer-missing' });
  });

  it('the workspace is free while a list waits, and held while it is written until the status is', async () => {
    const run = await runner();
    await run.plan([proposedText('a.ts')]);
    const approved = await run.ask(async (gate) => {
      await (await acquireRunLock(run.workspace, 'somebody else')).release();
      return approving(run.workspace)(gate);
    });
    await run.call('writeF2CFiles', { digest: digestOf(approved) });
    await expect(acquireRunLock(run.workspace, 'somebody else')).rejects.toMatchObject({ code: 'workspace-busy' });
    // A model that ends here leaves a workspace that is free, and a status that knows.
    await run.skill.dispose();
    await (await acquireRunLock(run.workspace, 'somebody else')).release();
    expect((await readStatus(run.workspace))?.lastRun?.skill).toBe('codegen');
  });

  it('a file that somebody changed after the list was made is not written, and a new list is needed', async () => {
    const run = await runner({ 'a.ts': 'mine\n' });
    await run.plan([proposedText('a.ts')]);
    const approved = await run.ask('approve');
    await writeFile(join(run.workspace, 'a.ts'), 'changed meanwhile\n');
    const write = () => run.call('writeF2CFiles', { digest: digestOf(approved) });
    await expect(write()).rejects.toMatchObject({ code: 'plan-stale' });
    expect(await run.text('a.ts')).toBe('changed meanwhile\n');
    await expect(write()).rejects.toMatchObject(violation);
    await run.call('planF2CScope');
    await run.call('writeF2CFiles', { digest: digestOf(await run.ask('approve')) });
    expect(await run.text('a.ts')).toBe('// a.ts\n');
  });

  it('a later draft brings its own lines and keeps those that were changed by hand; the row and the code map know', async () => {
    const run = await runner();
    const write = async (): Promise<void> => {
      await run.call('writeF2CFiles', { digest: digestOf(await run.ask('approve')) });
    };
    await run.plan([proposedText('a.ts', 'one\ntwo\nthree\nfour\nfive\n')]);
    await write();
    await writeFile(join(run.workspace, 'a.ts'), 'mine\none\ntwo\nthree\nfour\nfive\n');
    const again = await run.plan([proposedText('a.ts', 'one\ntwo\nthree\nfour\nFIVE\n')]);
    const plan = await readPlan(run.workspace, String(again['run']));
    expect(plan.rows).toMatchObject([{ path: 'a.ts', added: 1, removed: 1, handEdit: { conflicts: [] } }]);
    await write();
    expect(await run.text('a.ts')).toBe('mine\none\ntwo\nthree\nfour\nFIVE\n');
    expect((await readCodeMap(run.workspace)).files['a.ts']?.regions).toMatchObject([{ start: 2, end: 2 }]);
    expect(await run.plan([proposedText('a.ts', 'one\ntwo\nthree\nfour\nFIVE\n')])).toMatchObject({ unchanged: true });
  });

  it('a list after a write is one of another run, so that each can be undone', async () => {
    const run = await runner();
    const asked = { host: { 'undo.asked': () => true } };
    const { run: first } = await run.plan([proposedText('a.ts')]);
    await run.call('writeF2CFiles', { digest: digestOf(await run.ask('approve')) });
    await run.call('proposeF2CFiles', { files: [{ path: 'b.ts', text: 'b', reason: 'more' }] });
    const second = dataOf(await run.call('planF2CScope'));
    expect(second).toMatchObject({ round: 1, total: 1 });
    expect(second['run']).not.toBe(first);
    await run.call('writeF2CFiles', { digest: digestOf(await run.ask('approve')) });
    await run.skill.dispose();
    await run.call('undoF2CRun', { run: first }, asked);
    expect([await run.text('a.ts'), await run.text('b.ts')]).toEqual([null, 'b']);
    await run.call('undoF2CRun', { run: second['run'] }, asked);
    expect(await run.text('b.ts')).toBeNull();
  });

  it('a code map that a merge has spoilt is not taken for an empty one: nothing is planned, written or undone', async () => {
    const run = await runner();
    const { run: first } = await run.plan([proposedText('a.ts')]);
    await run.call('writeF2CFiles', { digest: digestOf(await run.ask('approve')) });
    await run.skill.dispose();
    const { digest } = await run.plan([proposedText('b.ts')]);
    await run.skill.dispose();
    const map = join(run.workspace, '.hx/figma2code/code-map.json');
    const spoilt = `<<<<<<< ours\n${await readFile(map, 'utf8')}`;
    await writeFile(map, spoilt);
    const invalid = { code: 'code-map-invalid', params: { file: '.hx/figma2code/code-map.json' } };
    const host = { 'plan.approved': () => 'cli', 'undo.asked': () => true };
    await expect(run.plan([proposedText('c.ts')])).rejects.toMatchObject(invalid);
    await expect(run.call('applyF2CPlan', { digest }, { host })).rejects.toMatchObject(invalid);
    await expect(run.call('undoF2CRun', { run: first }, { host })).rejects.toMatchObject(invalid);
    expect([await run.text('a.ts'), await run.text('b.ts')]).toEqual(['// a.ts\n', null]);
    expect(await readFile(map, 'utf8')).toBe(spoilt);
  });

  it('[I8] lists that nobody answers do not pile up, and what was written can still be undone', async () => {
    const run = await runner();
    const { run: first } = await run.plan([proposedText('a.ts')]);
    await run.call('writeF2CFiles', { digest: digestOf(await run.ask('approve')) });
    await run.skill.dispose();
    const runs = join(run.workspace, '.hx/figma2code/runs');
    const plan = await readFile(join(runs, String(first), 'plan.json'), 'utf8');
    for (let number = 0; number < MAX_RUNS + 5; number += 1) {
      const name = `20991231T0000${String(number).padStart(2, '0')}.000Z`;
      await mkdir(join(runs, name));
      await writeFile(join(runs, name, 'plan.json'), plan.replaceAll(String(first), name));
    }
    const { run: last } = await run.plan([proposedText('b.ts')]);
    const left = await readdir(runs);
    expect(left).toHaveLength(MAX_RUNS + 1);
    expect(left).toEqual(expect.arrayContaining([first, last]));
    await run.call('undoF2CRun', { run: first }, { host: { 'undo.asked': () => true } });
    expect(await run.text('a.ts')).toBeNull();
  });

  it('[CG06] what a killed run wrote is known to the next one: its log ends, and hand edits since are merged', async () => {
    const run = await runner();
    const { run: name } = await run.plan([proposedText('a.ts', 'one\ntwo\nthree\n'), proposedText('b.ts')]);
    await run.call('writeF2CFiles', { digest: digestOf(await run.ask('approve')) });
    await run.skill.dispose();
    // As a kill after the first file leaves it: no end in the log, nothing in the code map, the second file not there.
    const folder = join(run.workspace, '.hx/figma2code');
    const log = join(folder, 'runs', String(name), 'log.jsonl');
    const lines = (await readFile(log, 'utf8')).split('\n');
    await writeFile(log, `${lines.slice(0, lines.findIndex((line) => line.includes('"wrote"')) + 1).join('\n')}\n`);
    await rm(join(folder, 'code-map.json'));
    await rm(join(run.workspace, 'b.ts'));
    await writeFile(join(run.workspace, 'a.ts'), 'one\ntwo\nthree\n');
    const again = await run.plan([proposedText('a.ts', 'ONE\ntwo\nthree\n'), proposedText('b.ts')]);
    expect(again).toMatchObject({ total: 2, counts: { create: 1, modify: 1 } });
    expect(Object.keys((await readCodeMap(run.workspace)).files)).toEqual(['a.ts']);
    expect((await readRun(run.workspace, String(name))).log.at(-1)).toMatchObject({
      kind: 'done',
      written: 1,
      left: 1,
    });
    expect((await readRun(run.workspace, String(name))).state).toBe('partial');
  });

  it('[CG06] a file whose record a kill took can be undone, before and behind the next list', async () => {
    for (const isHealed of [false, true]) {
      const run = await runner({ 'a.ts': 'old\n' });
      const { run: name } = await run.plan([proposedText('a.ts', 'new\n')]);
      await run.call('writeF2CFiles', { digest: digestOf(await run.ask('approve')) });
      await run.skill.dispose();
      const log = join(run.workspace, '.hx/figma2code/runs', String(name), 'log.jsonl');
      const lines = (await readFile(log, 'utf8')).split('\n');
      await writeFile(
        log,
        `${lines
          .slice(
            0,
            lines.findIndex((line) => line.includes('"wrote"')),
          )
          .join('\n')}\n`,
      );
      if (isHealed) await run.plan([proposedText('b.ts')]);
      expect((await readRun(run.workspace, String(name))).state).toBe(isHealed ? 'written' : 'partial');
      await run.call('undoF2CRun', { run: name }, { host: { 'undo.asked': () => true } });
      expect(await run.text('a.ts')).toBe('old\n');
    }
  });

  it('[CG08] a map that finds no room: what is written is said, and is known to the next run with its hand edits', async () => {
    const run = await runner();
    const { run: name } = await run.plan([proposedText('a.ts', 'one\ntwo\nthree\n')]);
    const digest = digestOf(await run.ask('approve'));
    process.env['F2C_FAILPOINT'] = 'code-map.write=ENOSPC';
    await expect(run.call('writeF2CFiles', { digest })).rejects.toMatchObject({ code: 'disk-full' });
    await run.skill.dispose();
    expect((await readStatus(run.workspace))?.lastRun?.ok).toBe(false);
    expect((await readRun(run.workspace, String(name))).state).toBe('partial');
    await writeFile(join(run.workspace, 'a.ts'), 'one\ntwo\nmine\n');
    const { run: next } = await run.plan([proposedText('a.ts', 'ONE\ntwo\nthree\n')]);
    const [row] = (await readPlan(run.workspace, String(next))).rows;
    expect(row?.handEdit).toMatchObject({ conflicts: [] });
    expect((await readRunFile(run.workspace, String(next), row?.after?.sha256 ?? '')).toString()).toBe(
      'ONE\ntwo\nmine\n',
    );
  });

  it('[CG15] a hook that fails changes nothing: the done event is told, and the log says how it ended', async () => {
    const run = await runner({}, { runHook: () => Promise.resolve({ ok: false, message: 'it threw' }) });
    await run.plan([proposedText('a.ts')]);
    await run.call('writeF2CFiles', { digest: digestOf(await run.ask('approve')) });
    await run.skill.syncStatus(run.workspace, { text: (key: string) => key } as never);
    const done = await run.call('finishF2CCodeGen');
    expect(done).toMatchObject({ code: 0, payload: { event: 'code-gen-done', data: { written: 1 } } });
    expect(done.message).toContain('it threw');
    expect((await logOf(run)).at(-1)).toMatchObject({ kind: 'hook', ok: false, message: 'it threw' });
    expect((await readStatus(run.workspace))?.lastRun?.ok).toBe(true);
  });
});

describe('the gate', () => {
  it('[CG01] nothing is written before an answer, with whatever digest', async () => {
    const run = await runner({ 'keep.ts': 'keep\n' });
    await run.call('loadF2CGuides');
    await expect(run.call('writeF2CFiles', { digest: 'f'.repeat(64) })).rejects.toMatchObject(violation);
    const { digest } = await run.plan([proposedText('a.ts'), proposedText('keep.ts')]);
    const before = await project(run);
    await expect(run.call('writeF2CFiles', { digest })).rejects.toMatchObject({
      ...violation,
      params: { path: 'a.ts' },
    });
    expect(await project(run)).toEqual(before);
    expect((await logOf(run)).at(-1)).toMatchObject({ kind: 'refused', why: 'before-approval', path: 'a.ts' });
    // Back before the gate: the list itself is gone.
    await expect(run.ask('approve')).rejects.toMatchObject({ code: 'out-of-order' });
  });

  it('[CG02] [CG03] a list that was swapped after the answer is not written, under neither digest', async () => {
    const run = await runner();
    await run.plan([proposedText('a.ts')]);
    const approved = await run.ask('approve');
    const other = { path: 'other.ts', text: 'x', reason: 'y' };
    await run.call('proposeF2CFiles', { files: [other] });
    const swapped = await run.call('planF2CScope');
    const before = await project(run);
    await expect(run.call('writeF2CFiles', { digest: digestOf(approved) })).rejects.toMatchObject(violation);
    await expect(run.call('writeF2CFiles', { digest: digestOf(swapped) })).rejects.toMatchObject(violation);
    expect(await project(run)).toEqual(before);
    expect((await kinds(run)).filter((kind) => kind === 'refused')).toHaveLength(2);
    await run.call('planF2CScope');
    await run.call('writeF2CFiles', { digest: digestOf(await run.ask('approve')) });
    expect(Object.keys(await project(run)).sort()).toEqual(['a.ts', 'other.ts']);
  });

  it('[CG03] bytes that were changed under the same path after the answer are not written: what was shown is', async () => {
    const run = await runner();
    await run.plan([proposedText('a.ts', 'shown\n')]);
    await run.ask('approve');
    await expect(run.call('writeF2CFiles', { digest: '0'.repeat(64) })).rejects.toMatchObject(violation);
    expect((await logOf(run)).at(-1)).toMatchObject({ kind: 'refused', why: 'other-list' });
    await run.call('planF2CScope');
    const approved = await run.ask('approve');
    await run.call('proposeF2CFiles', { files: [{ path: 'a.ts', text: 'swapped\n', reason: 'y' }] });
    await run.call('writeF2CFiles', { digest: digestOf(approved) });
    expect(await run.text('a.ts')).toBe('shown\n');
    await expect(run.call('writeF2CFiles', { digest: digestOf(approved) })).rejects.toMatchObject(violation);
    expect(await run.text('a.ts')).toBe('shown\n');
  });

  it('[CG04] waits through 50 rounds, each with a number and a list of its own', async () => {
    const run = await runner();
    await run.plan([proposedText('a.ts'), proposedText('b.ts')]);
    for (let round = 1; round <= 50; round += 1) {
      const answer = await run.ask({ kind: 'modify', text: `wish ${round}`, unticked: [] });
      expect(dataOf(answer)).toEqual({ answer: 'modify', text: `wish ${round}`, unticked: [] });
      // Half of them ask again with the list that is there.
      if (round % 2 === 0) await run.call('planF2CScope');
    }
    const approved = await run.ask('approve');
    expect(run.gates.map(({ round }) => round)).toEqual(Array.from({ length: 51 }, (_, index) => index + 1));
    expect(run.gates.at(-1)?.rounds).toHaveLength(50);
    await run.call('writeF2CFiles', { digest: digestOf(approved) });
    expect(await run.text('b.ts')).toBe('// b.ts\n');
  });

  it('[CG05] cancelled: nothing is written, and nothing of the skill begins again in that turn', async () => {
    const run = await runner();
    const { digest } = await run.plan([proposedText('a.ts')]);
    const before = await project(run);
    await expect(run.ask({ kind: 'cancel' })).rejects.toMatchObject({ code: 'not-approved' });
    const files = [{ path: 'b.ts', text: 'x', reason: 'y' }];
    for (const [name, input] of [
      ['writeF2CFiles', { digest }],
      ['loadF2CGuides', {}],
      ['decideF2CAssets', {}],
      ['proposeF2CFiles', { files }],
      ['planF2CScope', {}],
      ['askF2CApproval', {}],
      ['finishF2CCodeGen', {}],
    ] as const)
      await expect(run.call(name, input), name).rejects.toMatchObject({ code: 'not-approved' });
    expect(await project(run)).toEqual(before);
    expect(await kinds(run)).toEqual(['planned', 'cancelled']);
    expect((await listRuns(run.workspace))[0]?.state).toBe('cancelled');
    expect(await findKeptPlan(run.workspace, String(digest))).toBeNull();
    // The next turn is another one.
    await run.skill.dispose();
    expect((await run.call('loadF2CGuides')).code).toBe(0);
  });

  it('rows that were unticked without a word are taken out by the host, and the narrowed list is asked again', async () => {
    const run = await runner();
    await run.plan([proposedText('a.ts'), proposedText('b.ts'), proposedText('c.ts')]);
    const approved = await run.ask(
      { kind: 'modify', text: ' ', unticked: ['a.ts'] },
      approving(run.workspace, ['c.ts']),
    );
    expect(run.gates).toMatchObject([
      { round: 1, rows: 3 },
      { round: 2, rows: 2 },
    ]);
    expect(run.gates[1]?.digest).not.toBe(run.gates[0]?.digest);
    expect(dataOf(approved)).toMatchObject({ answer: 'approve', rows: 1 });
    await run.call('writeF2CFiles', { digest: digestOf(approved) });
    expect(Object.keys(await project(run))).toEqual(['b.ts']);
  });

  it('an approval with another digest, without rows, or with half of what belongs together is none', async () => {
    const run = await runner();
    await run.plan([proposedText('a.ts', 'a\n', ['b.ts']), proposedText('b.ts')]);
    const wrong = { kind: 'approve', digest: '0'.repeat(64), unticked: [], by: 'window' } as const;
    await expect(run.ask(wrong)).rejects.toMatchObject({ code: 'not-approved' });
    await expect(run.ask(approving(run.workspace, ['a.ts', 'b.ts']))).rejects.toMatchObject({ code: 'not-approved' });
    await expect(run.ask(approving(run.workspace, ['b.ts']))).rejects.toMatchObject({
      code: 'plan-incomplete',
      params: { path: 'a.ts', needs: 'b.ts' },
    });
    expect(await project(run)).toEqual({});
  });

  it('files that a wish names are left out by path, folder, glob or name, and stay out', async () => {
    const run = await runner();
    const all = ['src/Home.tsx', 'src/Home.css', 'src/parts/Card.tsx', 'src/parts/Row.tsx', 'signs/a.ts', 'index.ts'];
    await run.plan(all.map((path) => proposedText(path)));
    const left = async (given: object): Promise<unknown> =>
      (dataOf(await run.call('planF2CScope', given as never))['rows'] as { path: string }[]).map(({ path }) => path);
    expect(await left({ leaveOut: ['src/parts'] })).toEqual(['index.ts', 'signs/a.ts', 'src/Home.css', 'src/Home.tsx']);
    expect(await left({ leaveOut: ['Signs'] })).toEqual(['index.ts', 'src/Home.css', 'src/Home.tsx']);
    expect(await left({ leaveOut: ['*.css'] })).toEqual(['index.ts', 'src/Home.tsx']);
    expect(await left({ only: ['home'] })).toEqual(['src/Home.tsx']);
    const unknown = await run.call('planF2CScope', { leaveOut: ['nothing'] });
    expect(dataOf(unknown)).toMatchObject({ unmatched: ['nothing'], total: 1 });
    await run.call('proposeF2CFiles', { files: [{ path: 'index.ts', text: 'again', reason: 'asked for' }] });
    expect(await left({})).toEqual(['index.ts', 'src/Home.tsx']);
  });

  it('[CG10] protected places are refused when they are proposed and when they are planned, in any spelling', async () => {
    const run = await runner();
    await mkdir(join(run.workspace, '.git/hooks'), { recursive: true });
    const before = await treeOf(join(run.workspace, '.git'));
    await run.call('loadF2CGuides');
    for (const path of [
      '.git/hooks/pre-commit',
      '.GIT/Hooks/x',
      'a/../.git/config',
      '.hx/figma2code/config.json',
      '.p4config',
      '.env',
    ])
      await expect(
        run.call('proposeF2CFiles', { files: [{ path, text: 'x', reason: 'y' }] }),
        path,
      ).rejects.toMatchObject({ code: expect.stringMatching(/^(protected-path|path-outside|proposal-invalid)$/) });
    await expect(run.plan([proposedText('ok.ts'), proposedText('.git/hooks/pre-commit')])).rejects.toMatchObject({
      code: 'protected-path',
    });
    expect(await treeOf(join(run.workspace, '.git'))).toEqual(before);
    expect(await listRuns(run.workspace)).toEqual([]);
  });

  it('[CG02] a name in another letter case than the file that is there is refused', async () => {
    const run = await runner({ 'src/App.tsx': 'mine\n' });
    await run.call('loadF2CGuides');
    const propose = (path: string) => run.call('proposeF2CFiles', { files: [{ path, text: 'x', reason: 'y' }] });
    for (const path of ['src/app.tsx', '../outside.ts', '/etc/x', 'a\\b.ts', 'src/../../x'])
      await expect(propose(path), path).rejects.toThrow();
    expect(await run.text('src/App.tsx')).toBe('mine\n');
  });

  it('[CG17] a long list is one whose answer to a model is short; more than can be looked at is refused', async () => {
    const run = await runner();
    await run.call('loadF2CGuides');
    const files = Array.from({ length: 600 }, (_, index) => ({ path: `gen/${index}.ts`, text: 'x', reason: 'x' }));
    await run.call('proposeF2CFiles', { files });
    const planned = await run.call('planF2CScope');
    expect(dataOf(planned)).toMatchObject({ total: 600 });
    expect(JSON.stringify(planned).length).toBeLessThan(20_000);
    const many = Array.from({ length: 20_001 }, (_, index) => proposedText(`${index}.ts`));
    await expect(run.plan(many)).rejects.toMatchObject({ code: 'plan-too-large' });
  });
});

describe('short turns', () => {
  const host = (answer: unknown) => ({ host: { 'plan.approved': () => answer, 'undo.asked': () => answer } });

  it('a kept list is written when the desktop says that it was approved, and by nobody else', async () => {
    const run = await runner();
    const { digest } = await run.plan([proposedText('a.ts')]);
    await run.skill.dispose();
    await expect(run.call('applyF2CPlan', { digest: '0'.repeat(64) }, host('cli'))).rejects.toMatchObject({
      code: 'plan-missing',
    });
    await expect(run.call('applyF2CPlan', { digest }, host(null))).rejects.toMatchObject(violation);
    expect(await project(run)).toEqual({});
    const applied = await run.call('applyF2CPlan', { digest }, host('cli'));
    expect(dataOf(applied)).toMatchObject({ written: 1, left: 0, digest });
    expect(await run.text('a.ts')).toBe('// a.ts\n');
    expect(run.hooks).toMatchObject([{ isSuccess: true }]);
    expect(await kinds(run)).toEqual(['planned', 'refused', 'approved', 'writing', 'wrote', 'done', 'hook']);
    // It was answered: it is no kept list any more.
    await expect(run.call('applyF2CPlan', { digest }, host('cli'))).rejects.toMatchObject({ code: 'plan-missing' });
    await (await acquireRunLock(run.workspace, 'test')).release();
  });

  it('undo puts back what was written, leaves what was changed since, and the code map goes back too', async () => {
    const run = await runner({ 'a.ts': 'mine\n', 'b.ts': 'mine too\n' });
    const { digest, run: name } = await run.plan(['a.ts', 'b.ts', 'new.ts'].map((path) => proposedText(path)));
    await run.call('writeF2CFiles', { digest: digestOf(await run.ask('approve')) });
    await run.skill.dispose();
    await writeFile(join(run.workspace, 'b.ts'), 'changed since\n');
    await expect(run.call('undoF2CRun', { run: name }, host(false))).rejects.toMatchObject({ code: 'not-approved' });
    const undone = await run.call('undoF2CRun', { run: name }, host(true));
    expect(dataOf(undone)).toMatchObject({ restored: 2, kept: ['b.ts'] });
    expect([await run.text('a.ts'), await run.text('b.ts'), await run.text('new.ts')]).toEqual([
      'mine\n',
      'changed since\n',
      null,
    ]);
    expect(Object.keys((await readCodeMap(run.workspace)).files)).toEqual(['b.ts']);
    expect(String(digest)).toHaveLength(64);
    await expect(run.call('undoF2CRun', { run: '20200101T000000.000Z' }, host(true))).rejects.toMatchObject({
      code: 'run-missing',
    });
  });

  it('an undo that failed in the middle, and one that was killed, leave a code map that knows what was put back', async () => {
    const run = await runner({ 'a.ts': 'mine\n', 'b.ts': 'mine too\n' });
    const files = [proposedText('a.ts'), proposedText('b.ts')];
    const { run: name } = await run.plan(files);
    await run.call('writeF2CFiles', { digest: digestOf(await run.ask('approve')) });
    await run.skill.dispose();
    const mapped = async () => Object.keys((await readCodeMap(run.workspace)).files);
    const asked = { host: { 'undo.asked': () => true } };
    const map = join(run.workspace, '.hx/figma2code/code-map.json');
    const generated = await readFile(map);
    onTestFinished(() => void delete process.env['F2C_FAILPOINT']);
    process.env['F2C_FAILPOINT'] = 'undo.rename=ENOSPC@2';
    await expect(run.call('undoF2CRun', { run: name }, asked)).rejects.toMatchObject({ code: 'disk-full' });
    expect([await run.text('a.ts'), await run.text('b.ts')]).toEqual(['// a.ts\n', 'mine too\n']);
    expect(await mapped()).toEqual(['a.ts']);
    await run.call('undoF2CRun', { run: name }, asked);
    expect(await mapped()).toEqual([]);
    // As a kill at the last file leaves it: nothing of it in the map, no end in the log, a file on its way.
    const log = join(run.workspace, '.hx/figma2code/runs', String(name), 'log.jsonl');
    await writeFile(
      log,
      (await readFile(log, 'utf8')).replaceAll(/.*"undo-ended".*\n/g, '').replace(/.*"undone".*\n$/, ''),
    );
    await writeFile(map, generated);
    await writeFile(join(run.workspace, '.f2c-0123456789abcdef.tmp'), 'half');
    const again = await readPlan(run.workspace, String((await run.plan(files))['run']));
    expect(again.rows).toMatchObject([{ path: 'a.ts' }, { path: 'b.ts' }]);
    expect(again.rows.every(({ handEdit }) => handEdit === undefined)).toBe(true);
    expect(await mapped()).toEqual([]);
    expect((await readdir(run.workspace)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('the project as a model sees it', () => {
  it('has no guide that is a secret, whatever the configuration of the workspace calls one', async () => {
    const run = await runner({
      '.env': 'TOKEN=abc\n',
      '.hx/figma2code/.p4config': 'P4USER=abc\n',
      'docs/guide.md': 'of docs',
    });
    const config = join(run.workspace, '.hx/figma2code/config.json');
    const known = JSON.parse(await readFile(config, 'utf8'));
    const paths = { guidePath: '../../.env', astSyntaxPath: '.p4config', codingStandardPath: '../../docs/guide.md' };
    await writeFile(config, JSON.stringify({ ...known, ...paths }));
    const { guides } = dataOf(await run.call('loadF2CGuides')) as { guides: { text: string }[] };
    const texts = guides.map(({ text }) => text);
    expect(texts).toContain('of docs');
    expect(texts.join('')).not.toContain('abc');
  });

  it('is listed, searched and read without credentials and without what may never be written', async () => {
    const run = await runner({
      'src/app.ts': 'export const Title = 1;\nsecond\n',
      '.env': 'TOKEN=title\n',
      'keys/id_rsa': 'title',
      'readme.md': 'no such word\n',
    });
    const elsewhere = { host: { 'workspace.isOpen': () => false } };
    for (const [tool, more] of [
      ['listF2CProject', {}],
      ['searchF2CProject', { text: 'title' }],
      ['readF2CProjectFile', { path: 'src/app.ts' }],
      ['loadF2CGuides', {}],
    ] as const)
      await expect(run.call(tool, more, elsewhere), tool).rejects.toMatchObject({ code: 'path-outside' });
    const listed = dataOf(await run.call('listF2CProject'));
    expect(listed).toEqual({ files: ['readme.md', 'src/app.ts'], total: 2, rest: null, complete: true });
    expect(dataOf(await run.call('listF2CProject', { match: 'src' }))['files']).toEqual(['src/app.ts']);
    const found = dataOf(await run.call('searchF2CProject', { text: 'title' }));
    expect(found['hits']).toEqual([{ path: 'src/app.ts', line: 1, text: 'export const Title = 1;' }]);
    const read = dataOf(await run.call('readF2CProjectFile', { path: 'src/app.ts', from: 2 }));
    expect(read).toMatchObject({ text: 'second\n', rest: null });
    for (const path of ['.env', '.hx/figma2code/config.json', '../x', 'keys/id_rsa'])
      await expect(run.call('readF2CProjectFile', { path }), path).rejects.toThrow();
    await expect(run.call('readF2CProjectFile', { path: 'nothing.ts' })).rejects.toMatchObject({
      code: 'file-unreadable',
    });
  });
});
