import { readdirSync, writeFileSync } from 'node:fs';
import { chmod, lstat, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { CodeMap } from '#contract/code-gen/code-map';
import type { PlanRow } from '#contract/code-gen/plan';
import type { ProposedFile } from '#contract/code-gen/proposal';
import type { RunLogRecord } from '#contract/code-gen/run-log';
import { SCHEMA_VERSION } from '#contract/config';
import { CodedError } from '#contract/errors';
import { asNobody } from '#testing/as-nobody';
import { temporaryFolder } from '#testing/workspace-fixture';
import { TEMPORARY_FILE } from '#workspace/atomic-file';
import { type ComparedProposal, comparedRows } from './compared-rows.ts';
import { undoRun } from './undo-run.ts';
import { type WriteOutcome, writeApproved } from './write-approved.ts';

let workspace: string;

/** Does something at the first named place at which new bytes are on their way to the disk: those places look here. */
const onItsWay = (act: () => void): void => {
  const { env } = process;
  const back = (): void => {
    process.env = env;
  };
  const get = (target: NodeJS.ProcessEnv, name: string): unknown => {
    if (name === 'F2C_FAILPOINT' && readdirSync(workspace).some((one) => TEMPORARY_FILE.test(one))) {
      back();
      act();
    }
    return target[name];
  };
  process.env = new Proxy(env, { get });
  onTestFinished(back);
};

beforeEach(async () => {
  workspace = await temporaryFolder();
});
afterEach(() => rm(workspace, { recursive: true, force: true }));

const put = async (path: string, content: string | Buffer, mode = 0o644): Promise<void> => {
  await mkdir(dirname(join(workspace, path)), { recursive: true });
  await writeFile(join(workspace, path), content);
  await chmod(join(workspace, path), mode);
};
const textAt = (path: string): Promise<string | null> => readFile(join(workspace, path), 'utf8').catch(() => null);

const write = (path: string, text: string, needs: readonly string[] = []): ProposedFile => ({
  kind: 'write',
  path,
  content: { kind: 'text', text },
  reason: 'of the test',
  nodes: ['1:2'],
  screens: ['1:2'],
  regions: [],
  needs,
});
const remove = (path: string): ProposedFile => ({ kind: 'delete', path, reason: 'unused', nodes: [] });

const NO_MAP: CodeMap = { schemaVersion: SCHEMA_VERSION, files: {} };

interface Before {
  readonly codeMap?: CodeMap;
  readonly generated?: string;
}

const compare = (
  files: readonly ProposedFile[],
  { codeMap = NO_MAP, generated }: Before = {},
): Promise<ComparedProposal> =>
  comparedRows({
    workspace,
    proposal: { files, reused: [], notes: [] },
    codeMap,
    snapshotFile: async () => Buffer.from([1, 0, 2]),
    runFile: async () => (generated === undefined ? null : Buffer.from(generated)),
    merge: ({ mine }) => ({ text: `${mine}merged\n`, conflicts: [{ start: 1, end: 1 }] }),
    signal: new AbortController().signal,
  });

const log: RunLogRecord[] = [];
const NEVER = new AbortController().signal;
const apply = (
  compared: ComparedProposal,
  rows: readonly PlanRow[] = compared.rows,
  { fails = () => false, signal = NEVER }: { fails?: (kind: string) => boolean; signal?: AbortSignal } = {},
): Promise<WriteOutcome> => {
  log.length = 0;
  return writeApproved({
    workspace,
    rows,
    content: async (sha256) => compared.files.get(sha256) ?? Promise.reject(new Error(sha256)),
    editCommand: 'p4 edit',
    append: async (...records) => {
      if (records.some(({ kind }) => fails(kind))) throw new CodedError('disk-full', { path: 'log.jsonl' });
      log.push(...records);
    },
    now: () => '2026-11-20T14:02:03.123Z',
    signal,
    onWritten: () => undefined,
  });
};

const undo = (compared: ComparedProposal) =>
  undoRun({
    workspace,
    plan: { rows: [...compared.rows] } as never,
    log: [...log],
    content: async (sha256) => compared.files.get(sha256) ?? Promise.reject(new Error(sha256)),
    editCommand: 'p4 edit',
    append: async (...records) => void log.push(...records),
    now: () => '2026-11-20T14:02:03.123Z',
  });

describe('comparing a proposal with the disk', () => {
  it('makes a row of what would change, sorted by path, with what it needs', async () => {
    await put('b.ts', 'one\ntwo\n');
    await put('same.ts', 'same\r\n');
    await put('gone.ts', 'x\n');
    const files = [
      write('b.ts', 'one\n2\nthree\n', ['new.ts', 'same.ts']),
      write('new.ts', 'n\n'),
      write('same.ts', 'same\n'),
      remove('gone.ts'),
      remove('never.ts'),
    ];
    const { rows } = await compare(files);
    expect(rows.map(({ kind, path, added, removed, needs }) => [kind, path, added, removed, needs])).toEqual([
      ['modify', 'b.ts', 2, 1, ['new.ts']],
      ['delete', 'gone.ts', 0, 1, undefined],
      ['create', 'new.ts', 1, 0, undefined],
    ]);
  });

  it.each([
    ['.git/hooks/pre-commit', 'protected-path'],
    ['.GIT/Hooks/pre-commit', 'protected-path'],
    ['.hx/figma2code/status.json', 'protected-path'],
    ['.p4config', 'protected-path'],
    ['../outside.ts', 'protected-path'],
    ['linked/file.ts', 'path-outside'],
    ['inner/file.ts', 'proposal-invalid'],
    ['link.ts', 'proposal-invalid'],
    ['App.TSX', 'proposal-invalid'],
    ['SRC/new.ts', 'proposal-invalid'],
    ['folder', 'proposal-invalid'],
    ['app.tsx/deep/new.ts', 'proposal-invalid'],
    ['picture.png', 'proposal-invalid'],
  ])('[CG02] [CG10] refuses %s with %s', async (path, code) => {
    const outside = await temporaryFolder();
    await put('app.tsx', 'x\n');
    await put('src/a.ts', 'x\n');
    await put('folder/a.ts', 'x\n');
    await put('picture.png', Buffer.from([0x89, 0, 1]));
    await symlink(outside, join(workspace, 'linked'));
    await symlink('src', join(workspace, 'inner'));
    await symlink('app.tsx', join(workspace, 'link.ts'));
    await expect(compare([write(path, 'x')])).rejects.toMatchObject({ code });
    await rm(outside, { recursive: true });
  });

  it('refuses a file that is named twice, also in other letters, and a folder in the place of a deleted file', async () => {
    await expect(compare([write('a.ts', '1'), write('A.ts', '2')])).rejects.toMatchObject({ code: 'proposal-invalid' });
    await expect(compare([write('a', '1'), write('A/b.ts', '2')])).rejects.toMatchObject({ code: 'proposal-invalid' });
    await put('folder/a.ts', 'x\n');
    await expect(compare([remove('folder')])).rejects.toMatchObject({ code: 'proposal-invalid' });
  });

  it('takes no file for generated because of its name', async () => {
    await Promise.all(['constructor', 'toString'].map((path) => put(path, 'by hand\n')));
    const { rows, notes } = await compare(['constructor', 'toString', 'valueOf'].map((path) => write(path, 'new\n')));
    expect(rows.map(({ kind, handEdit }) => [kind, handEdit])).toEqual([
      ['modify', undefined],
      ['modify', undefined],
      ['create', undefined],
    ]);
    expect(notes).toEqual([]);
  });

  it('[CG12] leaves line ends, BOM, mode and what is not edited as they are', async () => {
    await put('a.ts', '\uFEFFone\r\ntwo\r\n', 0o755);
    const compared = await compare([write('a.ts', 'one\n2\n')]);
    expect((await apply(compared)).failure).toBeNull();
    expect(await textAt('a.ts')).toBe('\uFEFFone\r\n2\r\n');
    expect((await lstat(join(workspace, 'a.ts'))).mode & 0o777).toBe(0o755);
  });

  it('never overwrites what was edited by hand: both changes come together and the row says so', async () => {
    await put('a.ts', 'mine\n');
    const mapped = {
      run: 'r',
      snapshot: 's',
      written: '',
      generated: 'f'.repeat(64),
      screens: [],
      reason: '',
      regions: [],
    };
    const codeMap = { ...NO_MAP, files: { 'a.ts': mapped } };
    const edited = await compare([write('a.ts', 'fresh\n')], { codeMap, generated: 'base\n' });
    expect(edited.rows[0]?.handEdit?.conflicts).toEqual([{ start: 1, end: 1 }]);
    expect(edited.files.get(edited.rows[0]?.after?.sha256 ?? '')?.toString()).toBe('mine\nmerged\n');
    const untouched = await compare([write('a.ts', 'fresh\n')], { codeMap, generated: 'mine\n' });
    expect(untouched.rows[0]?.handEdit).toBeUndefined();
    const unknown = await compare([write('a.ts', 'fresh\n')], { codeMap });
    expect(unknown.rows[0]?.handEdit).toMatchObject({ base: null, conflicts: [] });
    await rm(join(workspace, 'a.ts'));
    expect((await compare([write('a.ts', 'fresh\n')], { codeMap })).notes).toMatchObject([{ word: 'deleted-by-hand' }]);
  });
});

describe('writing what was approved', () => {
  it('writes exactly the rows, and tells of each before and after', async () => {
    await put('old.ts', 'x\n');
    const compared = await compare([
      write('src/deep/new.ts', 'n\n'),
      remove('old.ts'),
      write('not-approved.ts', 'n\n'),
    ]);
    const rows = compared.rows.filter(({ path }) => path !== 'not-approved.ts');
    expect(await apply(compared, rows)).toEqual({ written: ['old.ts', 'src/deep/new.ts'], left: [], failure: null });
    expect([await textAt('src/deep/new.ts'), await textAt('old.ts'), await textAt('not-approved.ts')]).toEqual([
      'n\n',
      null,
      null,
    ]);
    expect(log.map(({ kind }) => kind)).toEqual(['writing', 'wrote', 'writing', 'wrote']);
  });

  it.each([
    ['a file that was to be made is there now', () => put('new.ts', 'theirs\n'), 'plan-stale'],
    ['a file that was to change is gone', () => rm(join(workspace, 'b.ts')), 'plan-stale'],
    ['a file that was to change was changed', () => put('b.ts', 'theirs\n'), 'plan-stale'],
    [
      'a file that was to go is a folder',
      async () => {
        await rm(join(workspace, 'z.ts'));
        await mkdir(join(workspace, 'z.ts'));
      },
      'proposal-invalid',
    ],
    [
      'a file became a link',
      async () => {
        await rename(join(workspace, 'b.ts'), join(workspace, 'c.ts'));
        await symlink('c.ts', join(workspace, 'b.ts'));
      },
      'proposal-invalid',
    ],
    ['a file is read-only', () => chmod(join(workspace, 'b.ts'), 0o444), 'plan-stale'],
  ] as const)('[CG09] [CG11] writes nothing at all when %s', async (_what, change, code) => {
    await put('b.ts', 'b\n');
    await put('z.ts', 'z\n');
    const compared = await compare([
      write('a.ts', 'a\n'),
      write('b.ts', '2\n'),
      write('new.ts', 'n\n'),
      remove('z.ts'),
    ]);
    await change();
    const outcome = await apply(compared);
    expect([outcome.failure?.code, outcome.written]).toEqual([code, []]);
    expect(await textAt('a.ts')).toBeNull();
  });

  it('[CG09] writes nothing over what was saved while the new bytes were on their way to the disk', async () => {
    await put('a.txt', 'old\n');
    const compared = await compare([write('a.txt', 'new\n')]);
    onItsWay(() => writeFileSync(join(workspace, 'a.txt'), 'saved by the user\n'));
    const { failure, written } = await apply(compared);
    expect([failure?.code, written]).toEqual(['plan-stale', []]);
    expect(await textAt('a.txt')).toBe('saved by the user\n');
    expect(await readdir(workspace)).toEqual(['a.txt']);
  });

  it('makes no program of a list that somebody else kept', async () => {
    await put('a.txt', 'old\n');
    const compared = await compare([write('a.txt', 'new\n'), write('b.sh', 'new\n')]);
    const rows = compared.rows.map((one) => ({ ...one, after: one.after && { ...one.after, mode: 0o777 } }));
    await apply(compared, rows);
    const modes = await Promise.all(['a.txt', 'b.sh'].map(async (path) => (await lstat(join(workspace, path))).mode));
    expect(modes.map((mode) => mode & 0o111)).toEqual([0, 0]);
  });

  it('writes nothing of a list whose contents are not all there', async () => {
    const compared = await compare([write('a.ts', 'a\n'), write('b.ts', 'b\n')]);
    const files = new Map(compared.files);
    files.delete(compared.rows[1]?.after?.sha256 ?? '');
    expect(await apply({ ...compared, files })).toMatchObject({ written: [], left: ['a.ts', 'b.ts'] });
    expect(await readdir(workspace)).toEqual([]);
  });

  it('knows a file as written whose record found no room', async () => {
    const compared = await compare([write('a.txt', 'new\n')]);
    const outcome = await apply(compared, compared.rows, { fails: (kind) => kind === 'wrote' });
    expect(outcome).toMatchObject({ written: ['a.txt'], left: [], failure: { code: 'disk-full' } });
  });

  it('[CG11] says how to open a read-only file, and leaves its permissions alone', async () => {
    await put('b.ts', 'b\n', 0o444);
    const outcome = await apply(await compare([write('b.ts', '2\n')]));
    expect(outcome.failure).toMatchObject({ code: 'file-locked', params: { path: 'b.ts', command: 'p4 edit b.ts' } });
    expect((await lstat(join(workspace, 'b.ts'))).mode & 0o777).toBe(0o444);
  });
});

it('[CG11] takes no file over that this user may not write, though the folder would let it, and says which it cannot read', async (context) => {
  context.skip(process.getuid?.() !== 0, 'only root can make files of another user');
  await put('a.ts', 'theirs\n');
  await put('secret.ts', 'theirs\n', 0o600);
  await chmod(workspace, 0o777);
  const compared = await compare([write('a.ts', 'new\n')]);
  const { failure } = await asNobody(() => apply(compared));
  expect(failure).toMatchObject({ code: 'file-locked', params: { path: 'a.ts' } });
  expect(await textAt('a.ts')).toBe('theirs\n');
  const unreadable = { code: 'file-unreadable', params: { path: 'secret.ts' } };
  await expect(asNobody(() => compare([write('secret.ts', 'new\n')]))).rejects.toMatchObject(unreadable);
});

describe('a write that is stopped', () => {
  it('before the first file it wrote nothing, later it says how much', async () => {
    const compared = await compare(['a.ts', 'b.ts', 'c.ts'].map((path) => write(path, 'x\n')));
    for (const [most, code, written] of [
      [0, 'cancelled', []],
      [2, 'stopped-midway', ['a.ts', 'b.ts']],
    ] as const) {
      const stop = new AbortController();
      let done = 0;
      const fails = (kind: string): boolean => {
        if (kind === 'wrote' && ++done === most) stop.abort();
        return false;
      };
      if (most === 0) stop.abort();
      const outcome = await apply(compared, compared.rows, { fails, signal: stop.signal });
      expect(outcome).toMatchObject({ written, failure: { code } });
      expect(await readdir(workspace)).toEqual(written);
    }
  });
});

describe('undoing a run', () => {
  it('restores bytes, modes and line ends, and takes away what was made, folders too', async () => {
    await put('a.ts', '\uFEFFone\r\ntwo', 0o755);
    await put('gone/only.ts', 'x\n');
    await mkdir(join(workspace, 'empty'));
    const compared = await compare([
      write('a.ts', 'one\n'),
      remove('gone/only.ts'),
      write('new/deep/b.ts', 'b\n'),
      write('empty/c.ts', 'c\n'),
    ]);
    await apply(compared);
    await rm(join(workspace, 'gone'), { recursive: true });
    expect((await undo(compared)).kept).toEqual([]);
    expect(await textAt('a.ts')).toBe('\uFEFFone\r\ntwo');
    expect((await lstat(join(workspace, 'a.ts'))).mode & 0o777).toBe(0o755);
    expect(await textAt('gone/only.ts')).toBe('x\n');
    await expect(lstat(join(workspace, 'new'))).rejects.toMatchObject({ code: 'ENOENT' });
    expect((await lstat(join(workspace, 'empty'))).isDirectory()).toBe(true);
  });

  it('leaves a file that was changed since, and says so', async () => {
    await put('a.ts', 'old\n');
    const compared = await compare([write('a.ts', 'new\n'), write('b.ts', 'b\n')]);
    await apply(compared);
    await put('a.ts', 'mine\n');
    expect(await undo(compared)).toEqual({ restored: ['b.ts'], kept: ['a.ts'] });
    expect(await textAt('a.ts')).toBe('mine\n');
  });

  it('leaves what is changed in the last moment, and permissions that were given since', async () => {
    await put('a.ts', 'old\n');
    await put('b.ts', 'old\n');
    const compared = await compare([write('a.ts', 'new\n'), write('b.ts', 'new\n')]);
    await apply(compared);
    await chmod(join(workspace, 'b.ts'), 0o755);
    onItsWay(() => writeFileSync(join(workspace, 'b.ts'), 'mine\n'));
    expect(await undo(compared)).toEqual({ restored: ['a.ts'], kept: ['b.ts'] });
    expect([await textAt('a.ts'), await textAt('b.ts')]).toEqual(['old\n', 'mine\n']);
    await put('b.ts', 'new\n', 0o755);
    expect(await undo(compared)).toEqual({ restored: ['b.ts'], kept: [] });
    expect(await textAt('b.ts')).toBe('old\n');
    expect((await lstat(join(workspace, 'b.ts'))).mode & 0o777).toBe(0o755);
    expect((await readdir(workspace)).filter((one) => TEMPORARY_FILE.test(one))).toEqual([]);
  });

  it('[CG11] puts nothing back while a file of it is read-only, and says how to open it', async () => {
    await put('a.ts', 'old\n');
    const compared = await compare([write('a.ts', 'new\n'), write('b.ts', 'b\n')]);
    await put("it's $(x).ts", 'old\n', 0o444);
    const odd = await apply(await compare([write("it's $(x).ts", 'new\n')]));
    expect(odd.failure).toMatchObject({ params: { command: "p4 edit 'it'\\''s $(x).ts'" } });
    await apply(compared);
    for (const path of ['a.ts', 'b.ts']) {
      await chmod(join(workspace, path), 0o444);
      const command = `p4 edit ${path}`;
      await expect(undo(compared)).rejects.toMatchObject({ code: 'file-locked', params: { path, command } });
      expect([await textAt('a.ts'), await textAt('b.ts')]).toEqual(['new\n', 'b\n']);
      await chmod(join(workspace, path), 0o644);
    }
    expect((await undo(compared)).kept).toEqual([]);
  });
});
