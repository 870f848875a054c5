import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GateState } from '#contract/code-gen/gate';
import type { PlanRow } from '#contract/code-gen/plan';
import { CodedError } from '#contract/errors';
import { createI18n, translator } from '#contract/i18n';
import { type CliEnded, cliResult, readyCliPlace } from '#testing/cli-place';
import { fileTree } from '#testing/file-tree';
import { ASK, BEGIN, moving, PLAN, proposing } from '#testing/scripted-model/code-gen-behaviours';
import { type ScriptedModel, startScriptedModel } from '#testing/scripted-model/scripted-model';
import { publishSample } from '#testing/workspace-fixture';
import { gateOnTerminal, type Terminal } from './commands/gate-on-terminal.ts';
import { generate } from './commands/generate.ts';
import { rowLines } from './commands/planned-rows.ts';
import { status } from './commands/status.ts';
import { undo } from './commands/undo.ts';
import { visible } from './output.ts';
import { FailureError } from './report.ts';
import type { Session } from './session.ts';

let model: ScriptedModel;
beforeAll(async () => {
  const files = [
    { path: 'home.html', text: '<h1>Home</h1>\n' },
    { path: 'index.html', text: '<!doctype html>\n<p>new</p>\n' },
  ];
  model = await startScriptedModel(moving(...BEGIN, proposing(...files), PLAN, ASK));
});
afterAll(() => model.close());

const withoutProduct = (tree: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(tree).filter(([path]) => !path.startsWith('.hx')));

describe('code generation on the command line', () => {
  it('plan keeps a list, generate writes exactly that one by its digest and no other, undo puts it back', async () => {
    const here = await readyCliPlace();
    await publishSample(here.workspace, { framework: 'html' });
    const at = ['--workspace', here.workspace, '--json'];
    const scripted = ['--model', 'scripted', '--base-url', model.baseUrl];
    const run = (...args: string[]): Promise<CliEnded> =>
      here.run(args, { FIGMA2CODE_MODEL_KEY: 'sk-a-key-for-the-test' });
    const project = async () => withoutProduct(await fileTree(here.workspace));
    const before = await project();

    const planned = await run('plan', ...at, ...scripted);
    expect(planned).toMatchObject({ code: 0 });
    const list = cliResult(planned);
    expect(list).toMatchObject({
      ok: true,
      run: expect.any(String),
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      rows: [
        { kind: 'create', path: 'home.html', reason: 'because', nodes: [] },
        { kind: 'modify', path: 'index.html' },
      ],
    });
    expect(await project()).toEqual(before);

    const wrong = await run('generate', ...at, '--approve', '0'.repeat(64));
    expect([wrong.code, cliResult(wrong)]).toMatchObject([3, { ok: false, error: { code: 'plan-missing' } }]);
    expect(await project()).toEqual(before);

    const nobody = await run('generate', ...at, ...scripted);
    expect([nobody.code, cliResult(nobody)]).toMatchObject([
      3,
      { ok: false, error: { code: 'not-approved' }, rows: [{}, {}] },
    ]);
    expect(await project()).toEqual(before);

    const written = await run('generate', ...at, '--approve', String(list['digest']));
    expect([written.code, cliResult(written)]).toMatchObject([
      0,
      { ok: true, written: 2, left: 0, digest: list['digest'] },
    ]);
    expect(await readFile(join(here.workspace, 'home.html'), 'utf8')).toBe('<h1>Home</h1>\n');
    const status = cliResult(await run('status', ...at));
    expect(status).toMatchObject({
      run: { state: 'written', written: ['home.html', 'index.html'] },
      lastRun: { skill: 'codegen' },
    });

    await writeFile(join(here.workspace, 'home.html'), 'changed since\n');
    const undone = await run('undo', ...at);
    expect([undone.code, cliResult(undone)]).toMatchObject([0, { ok: true, restored: 1, kept: ['home.html'] }]);
    expect((await project())['index.html']).toBe(before['index.html']);
  }, 180_000);
});

const row = (path: string, more: Partial<PlanRow> = {}): PlanRow => ({
  ...{
    kind: 'create',
    path,
    reason: 'of Home',
    nodes: [],
    before: null,
    after: null,
    added: 3,
    removed: 1,
    text: true,
  },
  ...more,
});

const GATE: GateState = {
  ...{
    run: 'r',
    round: 2,
    snapshot: 's',
    scope: '',
    digest: 'd'.repeat(64),
    rows: 2,
    added: 0,
    removed: 0,
    rounds: [],
  },
  counts: { create: 2, modify: 0, delete: 0, asset: 0 },
};

/** Somebody at a terminal who types these lines. */
const atTerminal = async (
  lines: readonly string[],
  rows: readonly PlanRow[] = [row('a.ts'), row('b.png', { text: false })],
) => {
  const [said, asked]: [string[], unknown[]] = [[], []];
  const left = [...lines];
  const terminal: Terminal = {
    say: (text) => said.push(text),
    read: () => {
      const line = left.shift();
      return line === undefined ? Promise.reject(new CodedError('cancelled')) : Promise.resolve(line);
    },
  };
  const answers: Readonly<Record<string, (input: Record<string, unknown>) => unknown>> = {
    'plan.rows': () => ({ rows, rest: null }),
    'plan.file': ({ side }) => (side === 'before' ? { kind: 'absent' } : { kind: 'text', text: 'first\nsecond\n' }),
    'plan.answer': (input) => void asked.push(input),
  };
  const session = {
    translate: translator(createI18n('en')),
    ask: async (name: string, input: Record<string, unknown>) => answers[name]?.(input),
  } as unknown as Session;
  const ended = gateOnTerminal(session, terminal)(GATE, new AbortController().signal);
  return {
    said,
    asked,
    ended: await ended.then(
      () => null,
      (error: CodedError) => error.code,
    ),
  };
};

/** What a command says when a signal came while its run was in the middle of files. */
const stopped = async (
  command: (session: Session, options: { workspace: string }) => Promise<number>,
  log: object[],
  outcome: object = { kind: 'stopped', failure: null },
) => {
  const results: unknown[] = [];
  const run = { run: 'r', state: 'partial', digest: GATE.digest, written: ['a.ts', 'b.png', 'c.ts'], rows: 5, log };
  const answers: Readonly<Record<string, unknown>> = {
    'codegen.read': run,
    'plan.rows': { rows: ['a.ts', 'b.png', 'c.ts', 'd.ts', 'e.ts'].map((path) => row(path)), rest: null },
  };
  const ask = async (name: string) => answers[name];
  const session = {
    translate: translator(createI18n('en')),
    output: { result: (...told: unknown[]) => void results.push(told), say: () => undefined },
    state: () => ({ workspace: { setup: { kind: 'ready' }, trust: { kind: 'trusted' }, runs: [run] } }),
    ask: async () => null,
    interrupted: () => ({ ask }),
    run: async () => ({ ...outcome, codeGen: { run: 'r' } }),
  } as unknown as Session;
  const ended = await command(session, { workspace: '.' }).catch((error: unknown) =>
    error instanceof FailureError ? error.failure : (error as CodedError).code,
  );
  return [ended, ...results];
};

describe('a signal in the middle', () => {
  const undone = { kind: 'undone', at: '', path: 'a.ts' };
  const generateNow = (session: Session, options: { workspace: string }) =>
    generate(session, { ...options, approve: GATE.digest });

  it('says which files were written, and never that nothing was', async () => {
    const told = {
      ok: false,
      run: 'r',
      written: 3,
      left: 2,
      rows: [{ path: 'a.ts' }, { path: 'b.png' }, { path: 'c.ts' }],
    };
    const { ok, ...fields } = told;
    expect(await stopped(generateNow, [])).toMatchObject([
      130,
      [
        ok,
        { ...fields, error: { code: 'stopped-midway' } },
        expect.stringContaining('3 files were changed, 2 were not'),
      ],
    ]);
  });

  it('tells nothing of files that another command wrote meanwhile', async () => {
    const failure = { code: 'workspace-busy', message: 'busy' };
    const ended = await stopped(generateNow, [], { kind: 'failed', failure });
    expect(ended).toMatchObject([{ code: 'workspace-busy' }]);
  });

  it('says how much of an undo was done, and that all of it was', async () => {
    expect(await stopped(undo, [])).toEqual(['cancelled']);
    expect(await stopped(undo, [undone])).toMatchObject([
      130,
      [false, { run: 'r', restored: 1, left: 2, error: { code: 'stopped-midway' } }, expect.any(String)],
    ]);
    const rest = [
      { ...undone, path: 'b.png' },
      { kind: 'undo-kept', at: '', path: 'c.ts' },
    ];
    expect(await stopped(undo, [undone, ...rest])).toMatchObject([
      0,
      [true, { restored: 2, kept: ['c.ts'] }, expect.any(String)],
    ]);
  });
});

describe('the list on a terminal', () => {
  const given = { run: 'r', round: 2 };

  it('shows rows with numbers, the changes of one on request, and takes a yes', async () => {
    const { said, asked } = await atTerminal(['1', '', 'x', '9', 'A']);
    expect(said.slice(0, 3)).toEqual([
      '1  create  a.ts  (+3 -1)  of Home',
      '2  create  b.png  (0 B)  of Home',
      GATE.digest,
    ]);
    expect(said[3]).toContain('+first\n+second');
    expect(asked).toEqual([{ kind: 'approve', ...given, digest: GATE.digest, unticked: [], by: 'cli' }]);
  });

  it('takes a wish, and nothing for an empty one; a no is a no', async () => {
    expect((await atTerminal(['m', '', 'm', 'without b'])).asked).toEqual([
      { kind: 'modify', ...given, unticked: [], text: 'without b' },
    ]);
    expect((await atTerminal(['c'])).asked).toEqual([{ kind: 'cancel', ...given }]);
  });

  it('a terminal that is closed has not said yes', async () => {
    expect(await atTerminal([''])).toMatchObject({ asked: [], ended: 'not-approved' });
  });

  it('[CG13] names with line breaks, escapes and direction marks stay on their line and steer nothing', () => {
    const [line = ''] = rowLines([row('a\nb\u001B[2J\u202Egnp.ts', { reason: 'one\ntwo' })]).map(visible);
    expect(line).toBe('1  create  a ⏎ b\\u{1b}[2J\\u{202e}gnp.ts  (+3 -1)  one ⏎ two');
  });

  it('[VC03] a changed file whose name breaks the line is one line of the status', async () => {
    const words: string[] = [];
    const vcs = { files: [{ kind: 'Added', path: 'a\nM b' }], changes: null };
    const workspace = { path: '/p', setup: { kind: 'none' }, trust: { kind: 'trusted' }, snapshots: [], runs: [], vcs };
    const session = {
      translate: translator(createI18n('en')),
      output: { result: (_ok: boolean, _fields: object, said: string) => void words.push(said) },
      state: () => ({ workspace, figma: null }),
      ask: async () => null,
    } as unknown as Session;
    expect(await status(session, { workspace: '.' })).toBe(0);
    expect(words[0]?.split('\n').at(-1)).toBe('A a\\u{a}M b');
  });
});
