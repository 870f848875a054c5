import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createI18n, translator } from '#contract/i18n';
import { LOCALES } from '#contract/state/app-state';
import { fakeP4, type P4Call, type P4Fixture } from '#testing/fake-p4/fake-p4';
import {
  answer,
  FSTAT,
  fstat,
  INFO,
  lines,
  NOTHING,
  OPENED,
  opened,
  RECONCILE,
  SOURCE,
  tagged,
} from '#testing/fake-p4/fixtures';
import { testFolder } from '#testing/git-repository';
import type { Scanned } from '../scanned.ts';
import { p4Base } from './p4-base.ts';
import { type P4Scan, scanP4 } from './scan-p4.ts';

const translate = translator(createI18n('en'));
const SETTINGS = 'P4PORT=ssl:perforce.example.com:1666\nP4USER=maria\nP4CLIENT=maria-ws\n';
const { signal } = new AbortController();

const workspaceWith = async (settings: string | null): Promise<string> => {
  const path = await testFolder('p4-ws');
  const file = join(path, '.hx/figma2code/.p4config');
  await mkdir(dirname(file), { recursive: true });
  if (settings !== null) await writeFile(file, settings);
  return path;
};

interface Asked {
  readonly found: Scanned;
  readonly calls: readonly P4Call[];
  readonly workspace: string;
}

const scanWith = async (
  fixtures: readonly P4Fixture[],
  { settings = SETTINGS, ...scan }: Partial<Omit<P4Scan, 'settings'>> & { settings?: string | null } = {},
): Promise<Asked> => {
  const workspace = await workspaceWith(settings);
  const fake = await fakeP4(workspace, fixtures);
  const found = await scanP4(workspace, { signal, translate, touched: [], searchPath: fake.dir, ...scan } as P4Scan);
  const calls = await fake.calls();
  expect(calls.filter(({ known }) => !known)).toEqual([]);
  return { found, calls, workspace };
};

const linesOf = ({ changes }: Scanned): string[] =>
  changes
    .map(({ path, kind, from, marks }) =>
      [kind.charAt(0), path, ...(from === undefined ? [] : [`< ${from}`]), ...marks].join(' '),
    )
    .sort();

const COLLECTION = [
  fstat('added.ts', 'add'),
  fstat('branched.ts', 'branch'),
  fstat('edited.ts', 'edit', { unresolved: '' }),
  fstat('gone.ts', 'delete'),
  fstat('merged.ts', 'integrate', { otherOpen: '1', otherOpen0: 'alice@ws2' }),
  fstat('new.ts', 'move/add', { movedFile: '//depot/app/old.ts' }),
  fstat('old.ts', 'move/delete', { movedFile: '//depot/app/new.ts' }),
  fstat('from-elsewhere.ts', 'move/add', { movedFile: '//depot/other/x.ts' }),
  fstat('purged.ts', 'purge'),
  fstat('strange.ts', 'something/new'),
  fstat('src/a@b#c.ts', 'edit', { depotFile: '//depot/app/src/a%40b%23c.ts' }),
  { ...fstat('x', 'edit'), clientFile: '/elsewhere/x.ts' },
  fstat('.hx/figma2code/guide.md', 'edit'),
];

const COLLECTED = [
  'A added.ts',
  'A branched.ts',
  'A from-elsewhere.ts',
  'D gone.ts',
  'D purged.ts',
  'M edited.ts unresolved',
  'M merged.ts',
  'M new.ts < old.ts renamed',
  'M src/a@b#c.ts',
  'M strange.ts',
];

describe('what is opened in Perforce', () => {
  it('is told by its actions, with local paths of fstat', async () => {
    const { found, calls } = await scanWith([
      answer(['info'], INFO),
      answer(OPENED, ...COLLECTION.map((_, index) => opened(`${index}`, 'edit'))),
      answer(FSTAT, { data: 'hint', level: 0 }, ...COLLECTION),
    ]);
    expect(linesOf(found)).toEqual(COLLECTED);
    expect(found.vcs).toMatchObject({
      kind: 'p4v',
      base: 'maria-ws#have',
      changes: { added: 3, modified: 5, deleted: 2 },
      notice: null,
    });
    expect(calls).toHaveLength(3);
  });

  it('is read as text where the client knows no JSON', async () => {
    const refused = (args: readonly string[]): P4Fixture => ({
      source: SOURCE,
      args: ['-ztag', '-Mj', ...args],
      stderr: 'Usage: p4 -h for usage.\nInvalid option: -Mj.\n',
      exit: 1,
    });
    const records = COLLECTION.map((record) => ({ ...record })) as Record<string, string>[];
    const { found, calls } = await scanWith([
      refused(['info']),
      { source: SOURCE, args: ['-ztag', 'info'], stdout: tagged(INFO) },
      { source: SOURCE, args: ['-ztag', ...OPENED], stdout: tagged(opened('x', 'edit') as Record<string, string>) },
      { source: SOURCE, args: ['-ztag', ...FSTAT], stdout: tagged(...records) },
    ]);
    expect(linesOf(found)).toEqual(COLLECTED);
    expect(calls).toHaveLength(4);
  });

  it('is told by opened alone when fstat does not answer, in client syntax', async () => {
    const { found } = await scanWith([
      answer(['info'], INFO),
      answer(OPENED, opened('a%40b.ts', 'edit'), opened('dir/new.ts', 'add'), {
        ...opened('theirs.ts', 'edit'),
        clientFile: '//other-ws/theirs.ts',
      }),
      { ...answer(FSTAT, { data: 'Too many rows scanned.\n', generic: 39, severity: 3 }), exit: 1 },
      {
        ...answer(
          ['-x', '-', 'where'],
          { depotFile: '//depot/app/theirs.ts', clientFile: '//maria-ws/x', path: '{ws}/wrong.ts' },
          { depotFile: '//depot/app/theirs.ts', unmap: '', path: '{ws}/wrong.ts' },
          { depotFile: '//depot/app/theirs.ts', clientFile: '//maria-ws/y', path: '{ws}/mapped.ts' },
        ),
        stdin: ['//depot/app/theirs.ts'],
      },
    ]);
    expect(linesOf(found)).toEqual(['A dir/new.ts', 'M a@b.ts', 'M mapped.ts']);
  });

  it('is joined by what code-gen wrote without opening it, and nothing else is reconciled', async () => {
    const { found } = await scanWith(
      [
        answer(['info'], INFO),
        answer(OPENED, opened('open.ts', 'edit')),
        answer(FSTAT, fstat('open.ts', 'edit')),
        {
          ...answer(
            RECONCILE,
            {
              action: 'edit',
              clientFile: '{ws}/local.ts',
              depotFile: '//depot/app/local.ts',
              type: 'text',
              workRev: '3',
            },
            { action: 'add', clientFile: '//maria-ws/made%23.ts', depotFile: '//depot/app/made%23.ts', type: 'text' },
            {
              action: 'delete',
              localFile: '{ws}/gone.ts',
              clientFile: '//maria-ws/x.ts',
              depotFile: '//depot/app/x.ts',
            },
            { data: '//depot/c.txt - also opened by alice@ws2', level: 1 },
          ),
          stdin: ['{ws}/local.ts', '{ws}/made%23.ts', '{ws}/gone.ts', '{ws}/same.ts'],
        },
      ],
      { touched: ['open.ts', 'local.ts', 'made#.ts', 'gone.ts', 'same.ts'] },
    );
    expect(linesOf(found)).toEqual(['A made#.ts untracked', 'D gone.ts', 'M local.ts', 'M open.ts']);
  });

  it('is nothing when p4 says so on either stream', async () => {
    const silent: P4Fixture = {
      source: SOURCE,
      args: ['-ztag', '-Mj', ...RECONCILE],
      stdin: ['{ws}/a.ts'],
      stderr: '{ws}/a.ts - no file(s) to reconcile.\n',
    };
    const { found } = await scanWith([answer(['info'], INFO), answer(OPENED, NOTHING), silent], { touched: ['a.ts'] });
    expect(found.vcs).toMatchObject({ changes: { added: 0, modified: 0, deleted: 0 }, notice: null });
  });

  it('is asked in UTF-8 where the server wants that', async () => {
    const wants = { data: 'Unicode server permits only unicode enabled clients.\n', generic: 36, severity: 3 };
    const unicode = (args: readonly string[], ...records: readonly object[]): P4Fixture => ({
      source: SOURCE,
      args: ['-C', 'utf8', '-ztag', '-Mj', ...args],
      stdout: lines(...records),
    });
    const { found } = await scanWith([
      answer(['info'], wants),
      unicode(['info'], INFO),
      unicode(OPENED, opened('ä.ts', 'edit')),
      unicode(FSTAT, fstat('ä.ts', 'edit')),
    ]);
    expect(linesOf(found)).toEqual(['M ä.ts']);
  });
});

describe('a Perforce that does not answer as it should', () => {
  const failing = (record: object, stage: 'info' | 'opened' = 'info'): readonly P4Fixture[] =>
    stage === 'info'
      ? [{ ...answer(['info'], record), exit: 1 }]
      : [answer(['info'], INFO), { ...answer(OPENED, record), exit: 1 }];
  const said = (data: string, generic: number): object => ({ data, generic, severity: 3 });

  it.each([
    [
      'server',
      [
        {
          source: SOURCE,
          args: ['-ztag', '-Mj', 'info'],
          exit: 1,
          stderr:
            'Perforce client error:\n\tConnect to server failed; check $P4PORT.\n\tTCP connect to nohost failed.\n',
        },
      ],
    ],
    ['server', failing(said('Verbindung zum Server fehlgeschlagen', 38))],
    ['login', failing(said('Perforce password (P4PASSWD) invalid or unset.\n', 36), 'opened')],
    [
      'login',
      failing(said('Your session has expired, please login again. 0123456789ABCDEF0123456789ABCDEF', 36), 'opened'),
    ],
    ['login', failing(said('Ihre Sitzung ist abgelaufen', 36), 'opened')],
    ['client', [answer(['info'], { ...INFO, clientName: '*unknown*' })]],
    ['client', failing(said("Client 'maria-ws' unknown - use 'client' command to create it.", 2), 'opened')],
    ['client', failing(said('クライアントが不明です', 2), 'opened')],
    ['user', failing(said("User maria doesn't exist.", 2), 'opened')],
    ['outside', failing(said("Path '/x/...' is not under client's root '/y'.", 4), 'opened')],
    ['fingerprint', failing(said("The authenticity of '10.0.0.1:1666' can't be established", 36))],
    [
      'permission',
      failing(said("Access for user 'maria' - You don't have permission for this operation.", 6), 'opened'),
    ],
    ['failed', failing(said('Something nobody has seen: 0123456789ABCDEF0123456789ABCDEF', 0), 'opened')],
  ] as const)('[VC10] %s: its own text, and no word of the server', async (key, fixtures) => {
    const { found } = await scanWith(fixtures as readonly P4Fixture[]);
    expect(found.vcs).toMatchObject({ changes: null, notice: translate(`changes.p4.${key}`) });
    expect(found.vcs.notice).not.toMatch(/0123456789ABCDEF|maria|nohost/);
  });

  it.each(LOCALES)('[VC10] each failure has a sentence of its own in %s', (locale) => {
    const say = translator(createI18n(locale));
    const keys = ['server', 'login', 'client', 'user', 'outside', 'fingerprint', 'permission', 'timeout', 'failed'];
    expect(new Set(keys.map((key) => say(`changes.p4.${key}`))).size).toBe(keys.length);
  });

  it('[VC10] one that hangs is killed with all that it started; what is opened is shown when it hangs later', async () => {
    const hang: P4Fixture = { ...answer(['info'], INFO), sleepMs: 60_000 };
    expect((await scanWith([hang], { limitMs: 400 })).found.vcs.notice).toBe(translate('changes.p4.timeout'));
    const late = new AbortController();
    const workspace = await workspaceWith(SETTINGS);
    const fake = await fakeP4(workspace, [
      answer(['info'], INFO),
      answer(OPENED, opened('a.ts', 'edit')),
      answer(FSTAT, fstat('a.ts', 'edit')),
      { ...answer(RECONCILE), stdin: ['{ws}/b.ts'], sleepMs: 60_000 },
    ]);
    const scanning = scanP4(workspace, { signal: late.signal, translate, touched: ['b.ts'], searchPath: fake.dir });
    await vi.waitFor(async () => expect(await fake.calls()).toHaveLength(4), { timeout: 9_000 });
    late.abort(new DOMException('', 'TimeoutError'));
    const found = await scanning;
    expect(linesOf(found)).toEqual(['M a.ts']);
    expect(found.vcs.notice).toBe(translate('changes.p4.timeout'));
  });

  it('[VC01] [VC12] no p4, or one that lies in the workspace: marks are missing, and one line says why', async () => {
    const workspace = await workspaceWith(SETTINGS);
    await writeFile(join(workspace, 'p4'), '#!/bin/sh\ntouch ran\n', { mode: 0o755 });
    const outside = await testFolder('links');
    await symlink(join(workspace, 'p4'), join(outside, 'p4'));
    for (const searchPath of ['', '.', workspace, outside]) {
      const found = await scanP4(workspace, { signal, translate, touched: [], searchPath });
      expect(found.vcs).toMatchObject({ changes: null, notice: translate('changes.p4.missing') });
    }
  });

  it('[VC01] a p4 that says nothing, or fails without a word', async () => {
    const info = ['-ztag', '-Mj', 'info'];
    for (const exit of [0, 128]) {
      const { found } = await scanWith([{ source: SOURCE, args: info, exit }]);
      expect(found.vcs).toMatchObject({ changes: null, notice: translate('changes.p4.failed') });
    }
  });
});

describe('Perforce settings of a workspace', () => {
  const NONE = [answer(['info'], INFO), answer(OPENED, NOTHING)];

  it('[VC11] only three of them reach p4; the others are named, and nothing of the surroundings comes along', async () => {
    const more = 'P4EDITOR=/tmp/evil\nP4DIFF=evil\nP4PAGER=evil\nP4TICKETS=/tmp/t\nP4PASSWD=secret-value\nP4TRUST=x\n';
    process.env['P4MERGE'] = 'evil';
    process.env['P4PASSWD'] = 'from-outside';
    const { found, calls, workspace } = await scanWith(NONE, { settings: `# ours\n${more}${SETTINGS}` });
    delete process.env['P4MERGE'];
    delete process.env['P4PASSWD'];
    expect(found.vcs.notice).toContain('P4EDITOR, P4DIFF, P4PAGER, P4TICKETS, P4PASSWD');
    expect(found.vcs.notice).not.toContain('secret-value');
    for (const { env, cwd } of calls) {
      const names = Object.keys(env).filter((name) => !name.startsWith('__'));
      expect(names.sort()).toEqual(['HOME', 'LC_ALL', 'P4CLIENT', 'P4CONFIG', 'P4PORT', 'P4USER', 'PATH']);
      expect(env).toMatchObject({ P4PORT: 'ssl:perforce.example.com:1666', P4USER: 'maria', P4CLIENT: 'maria-ws' });
      expect(env['P4CONFIG']?.length).toBeGreaterThan(255);
      expect(cwd).toBe(workspace);
    }
  });

  it.each([
    ['rsh:/bin/sh -c evil', 'P4PORT'],
    ['jsh:evil', 'P4PORT'],
    ['RSH:evil', 'P4PORT'],
    ['tcp:host:1666 -x', 'P4PORT'],
    ['', 'P4PORT'],
  ])('[VC11] an address that starts a program, or is none, is refused: %s', async (port, name) => {
    const { found, calls } = await scanWith(NONE, { settings: `P4PORT=${port}\nP4USER=maria\nP4CLIENT=c\n` });
    expect(found.vcs.notice).toBe(translate('changes.p4.refused', { names: name }));
    expect(calls).toEqual([]);
  });

  it('[VC11] the last line of a name counts, and a link is no settings file', async () => {
    const { found } = await scanWith(NONE, { settings: `${SETTINGS}P4PORT=rsh:evil\n` });
    expect(found.vcs.notice).toContain('P4PORT');
    const workspace = await workspaceWith(null);
    await writeFile(join(workspace, 'elsewhere'), SETTINGS);
    await symlink('../../elsewhere', join(workspace, '.hx/figma2code/.p4config'));
    const linked = await scanP4(workspace, { signal, translate, touched: [] });
    expect(linked.vcs.notice).toBe(translate('changes.p4.no-settings'));
  });
});

describe('a file as the client has it', () => {
  const baseOf = async (fixture: Omit<P4Fixture, 'args' | 'source'>, path = 'src/a@b.ts', limitMs = 10_000) => {
    const workspace = await workspaceWith(SETTINGS);
    const args = ['print', '-q', `{ws}/${path.replace('@', '%40')}#have`];
    const fake = await fakeP4(workspace, [{ source: SOURCE, args, ...fixture }]);
    return p4Base({ workspace, path, most: 8, signal, searchPath: fake.dir, limitMs });
  };

  it('is printed, as far as it is wanted', async () => {
    expect(await baseOf({ stdout: 'before' })).toEqual({ kind: 'bytes', bytes: Buffer.from('before'), size: 6 });
    expect(await baseOf({ stdout: 'x'.repeat(100_000) })).toMatchObject({ bytes: Buffer.from('xxxxxxxx'), size: 9 });
  });

  it('is absent when it was added only, and says when p4 fails or hangs', async () => {
    expect(await baseOf({ stderr: '{ws}/src/a@b.ts#have - file(s) not on client.\n', exit: 1 })).toEqual({
      kind: 'absent',
    });
    await expect(baseOf({ stderr: 'Your session has expired, please login again.\n', exit: 1 })).rejects.toMatchObject({
      code: 'vcs-failed',
    });
    await expect(baseOf({ sleepMs: 60_000 }, 'a.ts', 300)).rejects.toMatchObject({ code: 'vcs-timeout' });
  });
});
