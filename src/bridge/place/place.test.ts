import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { tempDir } from '#testing/temp-dir';
import { bridgePlace } from './bridge-place.ts';
import { type LogLine, openMessageLog } from './message-log.ts';
import { ownToken, readToken } from './token-file.ts';

const folder = async (): Promise<string> => {
  const dir = await tempDir('bridge-place');
  onTestFinished(dir.remove);
  return dir.path;
};

describe('the place', () => {
  it('is beside the settings, in no temporary folder', () => {
    expect(bridgePlace({ FIGMA2CODE_HOME: '/home/x/data' }, 7017).token).toBe('/home/x/data/bridge/token');
    expect(bridgePlace({ XDG_CONFIG_HOME: '/home/x/.cfg' }, 7017).log).toBe(
      '/home/x/.cfg/figma2code/bridge/daemon-7017.log',
    );
  });
});

describe('the token', () => {
  it('is made once, long and closed to others, whatever the umask', async () => {
    const file = join(await folder(), 'bridge', 'token');
    const umask = process.umask(0);
    const token = ownToken(file);
    process.umask(umask);
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    expect(ownToken(file)).toBe(token);
    expect(readToken(file)).toBe(token);
    expect([statSync(file).mode & 0o777, statSync(join(file, '..')).mode & 0o777]).toEqual([0o600, 0o700]);
  });

  it('closes a folder that stands open', async () => {
    const dir = join(await folder(), 'bridge');
    mkdirSync(dir);
    chmodSync(dir, 0o777);
    ownToken(join(dir, 'token'));
    expect(statSync(dir).mode & 0o777).toBe(0o700);
  });

  const wrong: [string, (file: string) => void, string][] = [
    ['that others can read', (file) => writeFileSync(file, 'a'.repeat(64), { mode: 0o644 }), 'token-open'],
    ['that is none', (file) => writeFileSync(file, 'short', { mode: 0o600 }), 'token-shape'],
    ['that is empty', (file) => writeFileSync(file, '', { mode: 0o600 }), 'token-shape'],
    ['that is a link', (file) => symlinkSync('/etc/hostname', file), 'token-link'],
    ['that is a folder', (file) => mkdirSync(file), 'token-link'],
  ];
  it.each(wrong)('%s is refused, and not replaced in silence', async (_name, make, why) => {
    const file = join(await folder(), 'token');
    make(file);
    expect(() => ownToken(file)).toThrow(
      expect.objectContaining({ code: 'bridge-token-unusable', params: { file, reason: `reason.${why}` } }),
    );
  });

  it('of another user is refused', async (context) => {
    if (process.getuid?.() !== 0) return context.skip('only root can make a file of another user');
    const file = join(await folder(), 'token');
    ownToken(file);
    vi.spyOn(process, 'getuid').mockReturnValue(12_345);
    onTestFinished(() => void vi.restoreAllMocks());
    expect(() => readToken(file)).toThrow(expect.objectContaining({ code: 'bridge-token-unusable' }));
  });
});

describe('the log', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  const LINE: LogLine = { dir: 'in', type: 'eval_request', channel: 'one' };
  const linesOf = (path: string): Record<string, unknown>[] =>
    readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  it('[BR21] has a line for each message: direction, type, channel, and nothing else', async () => {
    const path = join(await folder(), 'log');
    const log = await openMessageLog(path);
    log.line({ ...LINE, js: 'figma.secret', token: 'x' } as LogLine);
    await log.close();
    expect(linesOf(path)).toEqual([{ at: expect.stringMatching(/^\d{4}-/), ...LINE }]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('[BR21] is rotated, and one old file is kept', async () => {
    const path = join(await folder(), 'log');
    const log = await openMessageLog(path, { maxBytes: 1_500, flushMs: 5 });
    for (let batch = 0; batch < 4; batch += 1) {
      for (let at = 0; at < 20; at += 1) log.line({ ...LINE, channel: `b${batch}` });
      await expect.poll(() => readFileSync(path, 'utf8')).toContain(`b${batch}`);
    }
    await log.close();
    expect(linesOf(path).length + linesOf(`${path}.1`).length).toBe(40);
    expect(linesOf(path).at(-1)).toMatchObject({ channel: 'b3' });
  });

  it('[BR21] on a full disk counts what it leaves out, and goes on', async () => {
    // Takes every write with ENOSPC.
    const log = await openMessageLog('/dev/full', { flushMs: 1 });
    for (let at = 0; at < 50_000; at += 1) log.line(LINE);
    await log.close();
    const path = join(await folder(), 'log');
    const other = await openMessageLog(path, { flushMs: 1_000_000 });
    for (let at = 0; at < 80_000; at += 1) other.line(LINE);
    await other.close();
    const lines = linesOf(path);
    const left = lines.at(-1) as { count?: number };
    expect(lines.length - 1 + (left.count ?? 0)).toBe(80_000);
    expect(left).toMatchObject({ dir: 'own', type: 'lines-left-out' });
  });

  it('that cannot be opened is said', async () => {
    const dir = await folder();
    await expect(openMessageLog(dir)).rejects.toMatchObject({ code: 'EISDIR' });
  });
});
