import { appendFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type CliPlace as Place, cliPlace as place, readyCliPlace, cliResult as resultOf } from '#testing/cli-place';
import { fixtureDesign } from '#testing/fake-figma-api/fixture-design';
import { fileTree } from '#testing/file-tree';
import { CAN_LIST_PROCESSES, listProcesses } from '#testing/process-list';

const HTML = { 'index.html': '<!doctype html>\n' };

/** An API of Figma that takes a request and never answers. */
const silentApi = async () => {
  const asked = Promise.withResolvers<void>();
  const server = createServer(() => asked.resolve());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { asked: asked.promise, environment: { FIGMA_API_BASE: base, FIGMA_TOKEN: 'figd_a-token-for-the-test' } };
};

const URL_OF_DESIGN = 'https://www.figma.com/design/abcdefghij0123456789AB/Name';

/** By the command line, and not trusted. */
const initialised = async (): Promise<Place> => {
  const here = await place(HTML);
  expect(await here.run(['init', '--workspace', here.workspace, '--vcs', 'none'])).toMatchObject({ code: 0 });
  return here;
};

describe('wrong usage', () => {
  it('exits with 2, and with --json the last line of stdout says why', async () => {
    const here = await place(HTML);
    const folder = ['--workspace', here.workspace];
    const wrong = [
      ['status', ...folder, '--no-such-option'],
      ['status'],
      ['no-such-command'],
      [],
      ['status', '--workspace', ''],
      ['init', ...folder, '--vcs', 'svn'],
      ['init', ...folder, '--framework', '../evil'],
      ['import', ...folder],
      ['import', ...folder, '--file', 'x.json', '--dedup', 'guess'],
      ['import', ...folder, '--file', ''],
      ['import', ...folder, '--figma-url', URL_OF_DESIGN, '--images', 'pictures'],
      ['status', ...folder, '--model', 'nothing'],
      ['status', ...folder, '--base-url', 'http://127.0.0.1:1/v1'],
      ['status', ...folder, '--model', 'm', '--base-url', 'http://user:password@127.0.0.1/v1'],
    ];
    for (const args of wrong) {
      const ended = await here.run([...args, '--json']);
      expect(ended.code, args.join(' ')).toBe(2);
      const { ok, error } = resultOf(ended) as { ok: boolean; error: { code: string; message: string } };
      expect(ok).toBe(false);
      expect(error.message, args.join(' ')).not.toMatch(/undefined|\n\s+at |password@/);
    }
    const words = await here.run(['init', ...folder, '--vcs', 'svn']);
    expect(words).toMatchObject({ code: 2, stdout: '' });
    expect(words.stderr).toMatch(/git, p4v or none.*\(vcs-unknown\)/);
    expect(await here.run(['serve', '--port', '99999'])).toMatchObject({ code: 2, stdout: '' });
    expect(await here.run(['--help'])).toMatchObject({ code: 0, stderr: '' });
    expect(await readdir(here.workspace)).toEqual(['index.html']);
  }, 60_000);
});

describe('without a workspace that is set up', () => {
  it('[IN11] [IN10] status tells what it is, and refuses what cannot be one', async () => {
    const here = await place(HTML);
    const fresh = await here.run(['status', '--workspace', 'project', '--json']);
    expect(fresh).toMatchObject({ code: 0, stderr: '' });
    expect(resultOf(fresh)).toMatchObject({
      ok: true,
      workspace: here.workspace,
      setup: { kind: 'none' },
      trust: 'nothing-to-run',
    });
    for (const folder of ['/', here.dir, join(here.workspace, 'index.html'), join(here.dir, 'nothing'), 'a\nb']) {
      const ended = await here.run(['status', '--workspace', folder, '--json']);
      expect(ended.code, folder).toBe(1);
      expect(resultOf(ended)).toMatchObject({ ok: false, error: { code: 'workspace-invalid' } });
    }
    const odd = join(here.dir, `it's "a" $(touch x) ${'é🙂'.repeat(30)}`);
    await mkdir(odd);
    await writeFile(join(odd, 'index.html'), '');
    expect(await here.run(['init', '--workspace', odd, '--vcs', 'none', '--trust'])).toMatchObject({ code: 0 });
    expect(await readdir(here.dir)).not.toContain('x');
  }, 60_000);

  it('import refuses with its code, and leaves the folder as it was', async () => {
    const here = await place(HTML);
    const ended = await here.run(['import', '--workspace', here.workspace, '--file', 'x.json', '--json']);
    expect(ended.code).toBe(1);
    expect(resultOf(ended)).toMatchObject({ ok: false, error: { code: 'workspace-not-initialised' } });
    expect(await readdir(here.workspace)).toEqual(['index.html']);
  }, 30_000);

  it('a question without a terminal ends the command instead of hanging', async () => {
    const here = await place();
    const ended = await here.run(['init', '--workspace', here.workspace, '--vcs', 'none', '--json']);
    expect(ended.code).toBe(1);
    expect(resultOf(ended)).toMatchObject({ ok: false, error: { code: 'params-missing' } });
    expect(await readdir(here.workspace)).toEqual([]);
  }, 30_000);

  it('settings that cannot be read or written are no reason not to work, and no stack is shown', async () => {
    const here = await place(HTML);
    await writeFile(join(here.dir, 'data'), 'a file where the folder should be');
    const ended = await here.run(['status', '--workspace', here.workspace]);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const inited = await here.run(['init', '--workspace', here.workspace, '--vcs', 'none', '--json']);
    expect(inited.code).toBe(1);
    expect(inited.stdout + inited.stderr).not.toMatch(/\n\s+at /);
  }, 30_000);
});

describe('init, trust and import', () => {
  it('ends quickly: nothing keeps the process once the work is done', { timeout: 30_000, retry: 2 }, async () => {
    const here = await place(HTML);
    const { child, ended } = here.start(['init', '--workspace', here.workspace, '--vcs', 'none', '--json']);
    const said = Promise.withResolvers<number>();
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.includes('"type":"result"')) said.resolve(performance.now());
    });
    const from = await said.promise;
    expect(await ended).toMatchObject({ code: 0 });
    expect(performance.now() - from).toBeLessThan(1_800);
  });

  it('[PA03] code that nobody trusts is refused with 4; trust --yes lets it run; the last record names the snapshot, which is not made twice', async () => {
    const here = await initialised();
    await writeFile(join(here.dir, 'design.json'), JSON.stringify(fixtureDesign({})));
    const args = ['import', '--workspace', here.workspace, '--file', 'design.json', '--json'];
    const before = await fileTree(here.workspace);
    const refused = await here.run(args);
    expect(refused.code).toBe(4);
    expect(resultOf(refused)).toMatchObject({ ok: false, error: { code: 'workspace-untrusted' } });
    expect(await fileTree(here.workspace)).toEqual(before);
    const unasked = await here.run(['trust', '--workspace', here.workspace, '--json']);
    expect(unasked.code).toBe(4);
    expect(resultOf(unasked)).toMatchObject({ ok: false, trusted: false, error: { code: 'workspace-untrusted' } });
    const trusted = await here.run(['trust', '--workspace', here.workspace, '--yes', '--json']);
    expect(trusted.code).toBe(0);
    expect(resultOf(trusted)).toMatchObject({ ok: true, trusted: true });
    const imported = await here.run(args);
    expect(imported.code).toBe(0);
    const { snapshot, path } = resultOf(imported) as { snapshot: string; path: string };
    expect((await stat(path)).isDirectory()).toBe(true);
    expect(resultOf(imported)).not.toHaveProperty('unchanged');
    const made = await fileTree(here.workspace);
    const again = await here.run(args);
    expect(again.code).toBe(0);
    expect(resultOf(again)).toMatchObject({ ok: true, unchanged: true, snapshot, path });
    expect(await fileTree(here.workspace)).toEqual(made);
    const status = resultOf(await here.run(['status', '--workspace', here.workspace, '--json']));
    expect(status).toMatchObject({ ok: true, latest: snapshot, trust: 'trusted' });
    await appendFile(join(here.workspace, '.hx/figma2code/extensions/generic-design-parser.ts'), '\n// changed\n');
    expect(await here.run(args)).toMatchObject({ code: 4 });
  }, 120_000);

  it('Perforce values come from the environment, are written 0600, and are said nowhere', async () => {
    const here = await place(HTML);
    const args = ['init', '--workspace', here.workspace, '--vcs', 'p4v', '--json'];
    const values = { P4PORT: 'ssl:perforce-host:1666', P4USER: 'user-of-perforce', P4CLIENT: 'client-of-perforce' };
    const missing = await here.run(args, { P4PORT: values.P4PORT });
    expect(missing.code).toBe(1);
    expect(resultOf(missing)).toMatchObject({ ok: false, error: { code: 'p4-values-invalid' } });
    const done = await here.run(args, values);
    expect(done.code).toBe(0);
    expect(resultOf(done)).toMatchObject({ ok: true, vcs: 'p4v' });
    const file = join(here.workspace, '.hx/figma2code/.p4config');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toContain(`P4USER=${values.P4USER}`);
    for (const { stdout, stderr } of [missing, done])
      expect(stdout + stderr).not.toMatch(/perforce-host|user-of-perforce|client-of-perforce/);
  }, 60_000);
});

describe('interrupted', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'by %s in the middle of an import: %i, a result, and the workspace as before',
    async (signal, code) => {
      const here = await readyCliPlace();
      const api = await silentApi();
      const before = await fileTree(here.workspace);
      const args = ['import', '--workspace', here.workspace, '--figma-url', URL_OF_DESIGN, '--json'];
      const { child, ended } = here.start(args, api.environment);
      await api.asked;
      child.kill(signal);
      const end = await ended;
      expect(end.code).toBe(code);
      expect(resultOf(end)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
      expect(end.stdout + end.stderr).not.toContain('figd_');
      expect(await fileTree(here.workspace)).toEqual(before);
    },
    60_000,
  );

  it('while it starts: ends with the number of the signal and begins nothing', async () => {
    const here = await place(HTML);
    for (const wait of [60, 200, 350]) {
      const { child, ended } = here.start(['init', '--workspace', here.workspace, '--vcs', 'none']);
      await delay(wait);
      child.kill('SIGINT');
      const end = await ended;
      // Before the first line of ours runs, the system ends it.
      expect(end.signal === 'SIGINT' || end.code === 130, `${wait} ms: ${JSON.stringify(end)}`).toBe(true);
    }
    expect(await readdir(here.workspace)).toEqual(['index.html']);
  }, 30_000);

  it('a reader that goes away ends nothing and nobody complains', async () => {
    const here = await place(HTML);
    const { child, ended } = here.start(['init', '--workspace', here.workspace, '--vcs', 'none', '--json']);
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
    expect(await readdir(join(here.workspace, '.hx'))).toContain('figma2code');
  }, 30_000);

  const family = async (root: number): Promise<number[]> => {
    const all = await listProcesses();
    const members = [root];
    for (const pid of members) members.push(...all.filter((entry) => entry.parent === pid).map((entry) => entry.pid));
    return members;
  };

  const gone = async (pids: readonly number[]): Promise<number> => {
    const from = performance.now();
    const left = async () => (await listProcesses()).filter((entry) => pids.includes(entry.pid));
    while ((await left()).length > 0 && performance.now() - from < 15_000) await delay(50);
    return performance.now() - from;
  };

  it('[AG13] kill -9 while a request hangs: the agent is gone within 5 s', async (context) => {
    context.skip(!CAN_LIST_PROCESSES, 'processes can be listed on Linux only');
    const here = await readyCliPlace();
    const api = await silentApi();
    const args = ['import', '--workspace', here.workspace, '--figma-url', URL_OF_DESIGN, '--json'];
    const { child, ended } = here.start(args, api.environment);
    await api.asked;
    const members = await family(child.pid ?? 0);
    expect(members.length).toBeGreaterThanOrEqual(2);
    child.kill('SIGKILL');
    expect(await gone(members)).toBeLessThan(5_000);
    await ended;
  }, 60_000);

  it('[AG13] kill -9 while code of the workspace loops: its process is gone too', async (context) => {
    context.skip(!CAN_LIST_PROCESSES, 'processes can be listed on Linux only');
    const here = await readyCliPlace();
    const extension = join(here.workspace, '.hx/figma2code/extensions/generic-design-parser.ts');
    await writeFile(extension, 'for (;;) {}\nexport const adapter = {};\n');
    expect(await here.run(['trust', '--workspace', here.workspace, '--yes'])).toMatchObject({ code: 0 });
    await writeFile(join(here.dir, 'design.json'), JSON.stringify(fixtureDesign({})));
    const { child, ended } = here.start(['import', '--workspace', here.workspace, '--file', 'design.json', '--json']);
    let members: number[] = [];
    for (let tries = 0; members.length < 3 && tries < 200; tries += 1) {
      await delay(50);
      members = await family(child.pid ?? 0);
    }
    expect(members.length).toBeGreaterThanOrEqual(3);
    child.kill('SIGKILL');
    expect(await gone(members)).toBeLessThan(5_000);
    await ended;
  }, 60_000);
});
