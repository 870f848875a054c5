import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { CodedError } from '#contract/errors';
import { FRAMEWORK, temporaryFolder, temporaryWorkspace } from '#testing/workspace-fixture';
import { ownIdentity } from './lock/process-identity.ts';
import { acquireRunLock, type RunLock } from './run-lock.ts';
import { createSnapshotStaging } from './snapshot-staging.ts';

const made: string[] = [];
const children: ChildProcess[] = [];
const folder = async (): Promise<string> => made[made.push(await temporaryFolder()) - 1] as string;
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const dir of made.splice(0)) await rm(dir, { recursive: true, force: true });
});

const lockPath = (workspace: string): string => join(workspace, '.hx', '.figma2code.lock');

const moduleUrl = JSON.stringify(new URL('./run-lock.ts', import.meta.url).href);
const holderScript = `
  import { acquireRunLock } from ${moduleUrl};
  const lock = await acquireRunLock(process.argv[1], 'the other run').catch((error) => error);
  process.stdout.write('release' in lock ? 'held\\n' : lock.code + '\\n');
  setInterval(() => {}, 1000);`;

/** Another process that takes the lock and keeps it; resolves with what it said. */
const holder = async (workspace: string, failpoint?: string): Promise<{ child: ChildProcess; said: string }> => {
  const env = { ...process.env, ...(failpoint === undefined ? {} : { F2C_FAILPOINT: failpoint }) };
  const child = spawn(process.execPath, ['--input-type=module', '-e', holderScript, workspace], { env });
  children.push(child);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  return { child, said: said.trim() };
};

const end = async (child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
};

const takeTimed = async (workspace: string): Promise<{ lock: RunLock; ms: number }> => {
  const start = performance.now();
  const lock = await acquireRunLock(workspace, 'parser');
  return { lock, ms: performance.now() - start };
};

const writeLock = async (workspace: string, content: string): Promise<void> => {
  await mkdir(join(workspace, '.hx'), { recursive: true });
  await writeFile(lockPath(workspace), content);
};

const record = (change: object): string =>
  JSON.stringify({ pid: process.pid, start: '', who: 'parser', since: '2026-11-20T14:02:03Z', nonce: 'n', ...change });

describe('acquireRunLock', () => {
  it('holds a folder that was never set up, and leaves nothing of itself', async () => {
    const dir = await folder();
    const lock = await acquireRunLock(dir, 'init');
    expect(await readdir(join(dir, '.hx'))).toEqual(['.figma2code.lock']);
    await lock.release();
    await lock.release();
    expect(await readdir(dir)).toEqual([]);
  });

  it('[SW08] refuses a second run of the same process and names the first', async () => {
    const dir = await folder();
    const lock = await acquireRunLock(dir, 'parser\u202E\n');
    const failure = await acquireRunLock(dir, 'init').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CodedError);
    const { code, params } = failure as CodedError;
    expect(code).toBe('workspace-busy');
    expect(params['who']).toBe('parser\\u{202e}\\u{a}');
    expect(params['time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    await lock.release();
    await (await acquireRunLock(dir, 'init')).release();
  });

  it('[SW09] takes over from a killed owner within two seconds', async () => {
    const dir = await folder();
    const { child, said } = await holder(dir);
    expect(said).toBe('held');
    await end(child);
    const { lock, ms } = await takeTimed(dir);
    expect(ms).toBeLessThan(2_000);
    expect(await readdir(join(dir, '.hx'))).toEqual(['.figma2code.lock']);
    await lock.release();
  });

  it('[SW09] takes over from an owner that is dead but not yet buried by its parent', async () => {
    const dir = await folder();
    // The shell replaces itself by a program that never waits for its child.
    const parent = spawn('/bin/sh', ['-c', 'sleep 0 & echo $!; exec sleep 60']);
    children.push(parent);
    const [chunk] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(chunk.toString());
    await waitFor(async () => /\) Z /.test(await readFile(`/proc/${pid}/stat`, 'utf8')));
    await writeLock(dir, record({ pid }));
    const { lock, ms } = await takeTimed(dir);
    expect(ms).toBeLessThan(2_000);
    await lock.release();
  });

  it('[SW09] takes over when the number of the owner belongs to another process now', async () => {
    const dir = await folder();
    const stranger = spawn('sleep', ['60']);
    children.push(stranger);
    await writeLock(dir, record({ pid: stranger.pid, start: 'a3de9848.1' }));
    const { lock, ms } = await takeTimed(dir);
    expect(ms).toBeLessThan(2_000);
    await lock.release();
    expect(stranger.exitCode).toBeNull();
  });

  it.each([
    ['empty', ''],
    ['garbage', 'not a lock'],
    ['of wrong shape', '{"pid":"x"}'],
    ['with process 0', record({ pid: 0 })],
    ['with a negative process', record({ pid: -1 })],
    ['with a huge process', record({ pid: 10 ** 12 })],
    ['of 1 MB', 'x'.repeat(1_000_000)],
  ])('[SW09] takes over a lock that is %s within two seconds', async (_name, content) => {
    const dir = await folder();
    await writeLock(dir, content);
    const { lock, ms } = await takeTimed(dir);
    expect(ms).toBeLessThan(2_000);
    const again = await acquireRunLock(dir, 'x').catch((error: unknown) => error);
    expect(again).toMatchObject({ code: 'workspace-busy' });
    await lock.release();
  });

  it('[SW09] respects a live owner, also when its file is old and it stands still', async () => {
    const dir = await folder();
    const { child } = await holder(dir);
    await utimes(lockPath(dir), 0, 0);
    child.kill('SIGSTOP');
    const failure = await acquireRunLock(dir, 'parser').catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'workspace-busy', params: { who: 'the other run' } });
    await end(child);
  });

  it('[SW09] respects a lock that names a live owner by its number and start', async () => {
    const dir = await folder();
    await writeLock(dir, record({ ...(await ownIdentity()), who: 'by hand' }));
    const failure = await acquireRunLock(dir, 'parser').catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'workspace-busy', params: { who: 'by hand' } });
  });

  it('[SW09] lets one of many take a dead lock over, round after round', async () => {
    const dir = await folder();
    for (let round = 0; round < 50; round += 1) {
      await writeLock(dir, record({ pid: 2 ** 30, nonce: String(round) }));
      const outcomes = await Promise.allSettled(Array.from({ length: 6 }, (_, n) => acquireRunLock(dir, `run ${n}`)));
      const held = outcomes.filter((outcome) => outcome.status === 'fulfilled');
      expect(held).toHaveLength(1);
      for (const { value } of held) await value.release();
      expect(await readdir(join(dir, '.hx'))).toEqual([]);
    }
  });

  it('[SW09] finishes a take-over in which another process was killed', async () => {
    const dir = await folder();
    await writeLock(dir, record({ pid: 2 ** 30 }));
    const { child } = await holder(dir, 'lock.take-over=kill');
    await end(child);
    expect((await readdir(join(dir, '.hx'))).length).toBeGreaterThan(1);
    const { lock, ms } = await takeTimed(dir);
    expect(ms).toBeLessThan(2_000);
    expect(await readdir(join(dir, '.hx'))).toEqual(['.figma2code.lock']);
    await lock.release();
  });

  it('works where the file system has no links between files', async () => {
    const dir = await folder();
    process.env['F2C_FAILPOINT'] = 'lock.link=EPERM';
    const lock = await acquireRunLock(dir, 'parser');
    expect(process.env['F2C_FAILPOINT']).toBeUndefined();
    process.env['F2C_FAILPOINT'] = 'lock.link=EPERM';
    await expect(acquireRunLock(dir, 'parser')).rejects.toMatchObject({ code: 'workspace-busy' });
    delete process.env['F2C_FAILPOINT'];
    await lock.release();
    expect(await readdir(dir)).toEqual([]);
  });

  it('does not write through a .hx that leads out of the workspace', async () => {
    const dir = await folder();
    const outside = await folder();
    await symlink(outside, join(dir, '.hx'));
    await expect(acquireRunLock(dir, 'parser')).rejects.toMatchObject({ code: 'path-outside' });
    expect(await readdir(outside)).toEqual([]);
  });

  it('does not give back a lock that has become another one', async () => {
    const dir = await folder();
    const lock = await acquireRunLock(dir, 'parser');
    const foreign = record({ who: 'somebody' });
    await writeLock(dir, foreign);
    await lock.release();
    expect(await readFile(lockPath(dir), 'utf8')).toBe(foreign);
  });

  it('[I5] removes what killed runs left hidden, and nothing else', async () => {
    const dir = await temporaryWorkspace();
    made.push(dir);
    const left = await createSnapshotStaging(dir, FRAMEWORK);
    await left.writeFile('guide.md', 'x');
    const output = join(dir, '.hx', 'figma2code', 'output', FRAMEWORK);
    const dead = '.deleting-20261120T140203.123Z-1073741824-a.1';
    await mkdir(join(output, dead, 'screenshots'), { recursive: true });
    await writeFile(join(output, dead, 'screenshots', 'a.png'), 'x');
    await writeFile(join(output, '.f2c-0123456789abcdef.tmp'), 'x');
    const foreign = ['.git', '.staging', '.deleting-backup', '.f2c-notes.tmp', 'notes'];
    for (const name of foreign) await writeFile(join(output, name), 'x');
    const lock = await acquireRunLock(dir, 'parser');
    expect((await readdir(output)).sort()).toEqual(foreign.sort());
    await lock.release();
  });
});

const waitFor = async (holds: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await holds()) return;
    spawnSync('true');
  }
  throw new Error('never happened');
};
