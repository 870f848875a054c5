import { execFileSync, spawn } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { tempDir } from '#testing/temp-dir';
import { createSettingsStore, withRecent } from './settings-store.ts';

const STORE = new URL('./settings-store.ts', import.meta.url).href;

const folder = async (): Promise<string> => {
  const dir = await tempDir('settings');
  onTestFinished(dir.remove);
  return dir.path;
};

/** Another process with a store of its own; `script` sees `store`. */
const inProcess = (dir: string, script: string, environment: Record<string, string> = {}): Promise<number | string> => {
  const code = `import { createSettingsStore } from ${JSON.stringify(STORE)}; const store = createSettingsStore(${JSON.stringify(dir)}); ${script}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: 'ignore',
  });
  return new Promise((resolve) => child.once('close', (status, signal) => resolve(signal ?? status ?? -1)));
};

afterEach(() => {
  delete process.env['F2C_FAILPOINT'];
});

describe('settings store', () => {
  it.each([
    ['empty', ''],
    ['broken', '{"theme":"dark"'],
    ['of another kind', '[]'],
    ['of a later version', '{"locale":"eo","theme":"dark"}'],
    ['binary', '\u0000\uFFFF'],
  ])('[SE01] a file that is %s: defaults, and the old file is kept and named', async (_what, text) => {
    const dir = await folder();
    await writeFile(join(dir, 'settings.json'), text);
    const store = createSettingsStore(dir);
    expect(store.read()).toMatchObject({ locale: null, theme: 'system', recent: [] });
    expect(store.broken).toBe('settings.json.broken');
    await store.write(() => ({ theme: 'light' }));
    expect(createSettingsStore(dir)).toMatchObject({ broken: null });
    expect(await readFile(join(dir, 'settings.json.broken'), 'utf8')).toBe(text);
  });

  it.skipIf(process.platform === 'win32')('[SE01] a pipe or a folder in its place waits for nobody', async () => {
    const dir = await folder();
    for (const put of [(path: string) => execFileSync('mkfifo', [path]), mkdir]) {
      await put(join(dir, 'settings.json'));
      const store = createSettingsStore(dir);
      expect([store.read().theme, store.broken]).toEqual(['system', 'settings.json.broken']);
      await store.write(() => ({ theme: 'dark' }));
      expect(createSettingsStore(dir).read().theme).toBe('dark');
      for (const name of ['settings.json', 'settings.json.broken']) await rm(join(dir, name), { recursive: true });
    }
  });

  it('[SE01] what cannot be written is told when it is saved, and not before', async () => {
    const dir = await folder();
    await writeFile(join(dir, 'data'), 'a file in the way');
    const store = createSettingsStore(join(dir, 'data'));
    expect(store.read().theme).toBe('system');
    await expect(store.write(() => ({ theme: 'dark' }))).rejects.toHaveProperty('code');
  });

  it('[SE01] a file that breaks while the app runs does not count, and is mended by the next save', async () => {
    const dir = await folder();
    const store = createSettingsStore(dir);
    await store.write(() => ({ theme: 'dark' }));
    await writeFile(join(dir, 'settings.json'), '{');
    expect(store.read().theme).toBe('dark');
    await store.write(() => ({ singleKeys: false }));
    expect(createSettingsStore(dir).read()).toMatchObject({ theme: 'dark', singleKeys: false });
  });

  it('members of a later version stay in the file', async () => {
    const dir = await folder();
    await writeFile(join(dir, 'settings.json'), '{"theme":"dark","later":{"a":1}}');
    await createSettingsStore(dir).write(() => ({ theme: 'light' }));
    expect(JSON.parse(await readFile(join(dir, 'settings.json'), 'utf8'))).toMatchObject({
      theme: 'light',
      later: { a: 1 },
    });
  });

  it.each(['open', 'write', 'flush', 'rename'])(
    '[SE02] a full disk at %s: told, and the old file is whole',
    async (point) => {
      const dir = await folder();
      const store = createSettingsStore(dir);
      await store.write(() => ({ theme: 'dark' }));
      process.env['F2C_FAILPOINT'] = `atomic.${point}=ENOSPC`;
      await expect(store.write(() => ({ theme: 'light' }))).rejects.toMatchObject({ code: 'disk-full' });
      expect(createSettingsStore(dir).read().theme).toBe('dark');
      expect((await readdir(dir)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
      await store.write(() => ({ theme: 'light' }));
      expect(store.read().theme).toBe('light');
    },
  );

  it.each(['open', 'write', 'flush', 'rename', 'flush-folder'])(
    '[SE02] killed at %s: old or new, and the next one can save',
    async (point) => {
      const dir = await folder();
      await createSettingsStore(dir).write(() => ({ theme: 'dark' }));
      const script = `await store.write(() => ({ theme: 'light' }));`;
      expect(await inProcess(dir, script, { F2C_FAILPOINT: `atomic.${point}=kill` })).toBe('SIGKILL');
      const store = createSettingsStore(dir);
      expect(store.broken).toBeNull();
      expect(store.read().theme).toBe(point === 'flush-folder' ? 'light' : 'dark');
      await store.write(() => ({ singleKeys: false }));
      expect(createSettingsStore(dir).read().singleKeys).toBe(false);
    },
  );

  it('[SE03] two instances that save different keys 50 times: both are kept', async () => {
    const dir = await folder();
    const other = inProcess(
      dir,
      `for (let round = 1; round <= 50; round += 1) await store.write(() => ({ recent: [{ path: '/p', name: 'n', openedAt: round }] }));`,
    );
    const store = createSettingsStore(dir);
    for (let round = 1; round <= 50; round += 1) {
      await store.write(() => ({
        theme: round % 2 === 0 ? 'light' : 'dark',
        model: { provider: 'p', model: `m${round}`, baseUrl: null },
      }));
      // What the other one saves must never take back what was saved here.
      expect(store.read().model.model).toBe(`m${round}`);
    }
    expect(await other).toBe(0);
    const last = createSettingsStore(dir);
    expect(last.broken).toBeNull();
    expect(last.read()).toMatchObject({ theme: 'light', model: { model: 'm50' }, recent: [{ openedAt: 50 }] });
  }, 60_000);

  it('[SE07] under umask 000 the file is 0600 and its folder 0700', async () => {
    const dir = await folder();
    await chmod(dir, 0o777);
    const script = `process.umask(0); await store.write(() => ({ theme: 'dark' }));`;
    const code = `await createSettingsStore(${JSON.stringify(join(dir, 'data'))}).write(() => ({ theme: 'dark' }));`;
    expect(await inProcess(join(dir, 'first'), `${script} ${code}`)).toBe(0);
    expect((await stat(join(dir, 'data'))).mode & 0o777).toBe(0o700);
    for (const name of ['first', 'data'])
      expect((await stat(join(dir, name, 'settings.json'))).mode & 0o777).toBe(0o600);
  });

  it('a folder that is opened again moves to the front, and ten are kept', async () => {
    const dir = await folder();
    const store = createSettingsStore(dir);
    await mkdir(join(dir, 'x'));
    const opened = (id: number) => ({ path: `/p${id}`, name: 'n', openedAt: id });
    await Promise.all(
      Array.from({ length: 15 }, (_, id) => store.write(({ recent }) => ({ recent: withRecent(recent, opened(id)) }))),
    );
    await store.write(({ recent }) => ({ recent: withRecent(recent, opened(9)) }));
    expect(store.read().recent.map(({ path }) => path)).toEqual(
      [9, 14, 13, 12, 11, 10, 8, 7, 6, 5].map((id) => `/p${id}`),
    );
  });
});
