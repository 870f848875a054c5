import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { buildBundle } from '#bridge/bundle/build-bundle';
import { readArguments, type Wish } from '#bridge/cli/arguments';
import { stop } from '#bridge/cli/daemon-commands';
import { openCommandLineLink } from '#bridge/client/command-line-link';
import { readToken } from '#bridge/place/token-file';
import { type FigmaPlace, figmaPlace, figmaRecord } from '#testing/bridge/figma-place';
import { rawSocket } from '#testing/bridge/stranger';
import { howMany } from '#testing/thorough';
import { startHere } from './start-here.ts';

const silent = (): void => undefined;

// Before many start at once: none of them has to build it.
beforeAll(buildBundle);

const startedPid = (ended: Parameters<typeof figmaRecord>[0]): number =>
  (figmaRecord(ended)['result'] as { pid: number }).pid;

const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    // A child of ours that has ended and was not waited for is not there either.
    return !readFileSync(`/proc/${pid}/stat`, 'latin1').includes(') Z ');
  } catch {
    return false;
  }
};

const holdPort = async (port: number, answer: string | null): Promise<Server> => {
  const server = createServer((socket) => {
    socket.on('error', silent);
    if (answer !== null) socket.end(answer);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return server;
};

describe('start', () => {
  it('leaves a daemon behind that outlives it, with files that are closed to others', async () => {
    const { run, files } = await figmaPlace();
    const first = await run(['start']);
    expect([first.code, figmaRecord(first)]).toMatchObject([0, { ok: true, result: { started: true } }]);
    const again = await run(['start']);
    expect(figmaRecord(again)).toMatchObject({ ok: true, result: { started: false, pid: startedPid(first) } });
    expect(isThere(startedPid(first))).toBe(true);
    expect(statSync(files.dir).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(files.dir))
      expect([name, statSync(`${files.dir}/${name}`).mode & 0o777]).toEqual([name, 0o600]);
    const token = readFileSync(files.token, 'utf8').trim();
    const commandLine = readFileSync(`/proc/${startedPid(first)}/cmdline`, 'latin1');
    const environment = readFileSync(`/proc/${startedPid(first)}/environ`, 'latin1');
    expect(`${commandLine}${environment}${readFileSync(files.log, 'utf8')}`).not.toContain(token);
  });

  const crowd = howMany(20, 6);
  it(`[BR17] ${crowd} times at once makes one daemon, and all ${crowd} report it`, async () => {
    const { run } = await figmaPlace();
    const ended = await Promise.all(Array.from({ length: crowd }, () => run(['start'])));
    expect(new Set(ended.map(({ code }) => code))).toEqual(new Set([0]));
    expect(new Set(ended.map(startedPid)).size).toBe(1);
    expect(ended.filter((one) => (figmaRecord(one)['result'] as { started: boolean }).started)).toHaveLength(1);
  });

  it.each([
    ['silent', null],
    ['an HTTP server', 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'],
    ['of another protocol', '220 mail.example ESMTP\r\n'],
  ])(
    '[BR15] [CL04] with the port held by another program, %s: code 5, the port named, and it stays',
    async (_name, answer) => {
      const { run, port } = await figmaPlace();
      const server = await holdPort(port, answer);
      const ended = await run(['start']);
      expect([ended.code, figmaRecord(ended)]).toMatchObject([5, { ok: false, error: { code: 'port-in-use' } }]);
      expect(ended.stderr).toContain(String(port));
      expect(server.listening).toBe(true);
    },
  );

  it('[CL04] with a log that cannot be written: code 5, and the path of the log', async () => {
    const { run, files } = await figmaPlace();
    mkdirSync(files.log, { recursive: true });
    const ended = await run(['start']);
    expect([ended.code, figmaRecord(ended)]).toMatchObject([5, { error: { code: 'bridge-not-started' } }]);
    expect(ended.stderr).toContain(files.log);
  });

  it.each(['4194000', '', 'garbage', '-1', '1', '1000000000000', String(process.ppid)])(
    '[BR16] a PID file that says %s: start works, stop works, and nobody is signalled',
    async (said) => {
      const { files, port, environment } = await figmaPlace();
      const signalled = vi.spyOn(process, 'kill');
      onTestFinished(() => signalled.mockRestore());
      const ground = { environment, node: process.execPath, entry: '' };
      const wish = readArguments(['stop', '--port', String(port)], environment) as Wish;
      mkdirSync(files.dir, { recursive: true });
      writeFileSync(files.pid, said);
      // Nothing runs: nothing is stopped, whatever the file says.
      expect(await stop(wish, ground)).toEqual({ stopped: false });
      const started = await startHere(wish.settings, environment, (code, params) => ({ code, params, message: code }));
      if (started.kind !== 'started') throw new Error('it was not started');
      void started.asked.then(started.stop);
      expect(readFileSync(files.pid, 'utf8')).toBe(`${process.pid}\n`);
      writeFileSync(files.pid, said);
      expect(await stop(wish, ground)).toEqual({ stopped: true });
      expect(signalled).not.toHaveBeenCalled();
      // The file of somebody else is left alone as well.
      expect(readFileSync(files.pid, 'utf8')).toBe(said);
    },
  );

  it('[BR16] with the PID of a live process in the file, stop ends the daemon and not that process', async () => {
    const { run, files } = await figmaPlace();
    const other = spawn('sleep', ['60']);
    onTestFinished(() => void other.kill());
    const started = startedPid(await run(['start']));
    writeFileSync(files.pid, String(other.pid));
    expect(figmaRecord(await run(['stop']))).toMatchObject({ ok: true, result: { stopped: true } });
    await expect.poll(() => isThere(started)).toBe(false);
    expect(isThere(other.pid ?? 0)).toBe(true);
  });
});

/** A daemon in the foreground, as its own process. */
const foreground = async ({ start }: FigmaPlace, options: Parameters<FigmaPlace['start']>[1] = {}) => {
  const daemon = start(['start', '--foreground'], options);
  await once(daemon.child.stdout as NodeJS.ReadableStream, 'data');
  return daemon;
};

describe('the end of a daemon', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    '[BR22] by %s with clients: they are closed with 1001, exit 0, no PID file',
    async (signal) => {
      const place = await figmaPlace();
      const daemon = await foreground(place);
      const plugin = await place.plugin('one');
      expect(existsSync(place.files.pid)).toBe(true);
      const asked = performance.now();
      daemon.child.kill(signal);
      expect(await plugin.closed).toBe(1001);
      expect(await daemon.ended).toMatchObject({ code: 0 });
      expect(performance.now() - asked).toBeLessThan(5_000);
      expect(existsSync(place.files.pid)).toBe(false);
    },
  );

  it('[BR22] is in time also when a client does not answer', async () => {
    const place = await figmaPlace();
    const daemon = await foreground(place);
    (await place.plugin('one')).pause();
    daemon.child.kill('SIGTERM');
    expect(await daemon.ended).toMatchObject({ code: 0 });
  });

  it('[BR14] by SIGKILL with an eval in flight: the command line ends with text and code, and a new one starts', async () => {
    const place = await figmaPlace();
    const daemon = await foreground(place);
    const asked = Promise.withResolvers<void>();
    const plugin = await place.plugin('one', { onMessage: () => asked.resolve() });
    const snippet = place.run(['eval'], { input: 'await forever' });
    await asked.promise;
    daemon.child.kill('SIGKILL');
    const ended = await snippet;
    expect([ended.code, figmaRecord(ended)]).toMatchObject([5, { ok: false, error: { code: 'bridge-lost' } }]);
    expect(ended.stderr).not.toBe('');
    expect(await plugin.closed).toBe(1006);
    expect(existsSync(place.files.pid)).toBe(true);
    expect((await place.run(['start'])).code).toBe(0);
    expect(await (await place.plugin('one')).link.ready).toBeDefined();
  });

  it('restart ends the old one and starts another', async () => {
    const { run } = await figmaPlace();
    const first = startedPid(await run(['start']));
    const second = startedPid(await run(['restart']));
    expect(second).not.toBe(first);
    await expect.poll(() => isThere(first)).toBe(false);
    expect((await run(['stop'])).code).toBe(0);
  });
});

describe('few descriptors', () => {
  it('[BR18] serve who is there, refuse new ones, and recover', async (context) => {
    if (!existsSync('/usr/bin/prlimit')) return context.skip('prlimit is not there');
    const place = await figmaPlace();
    await foreground(place, { before: ['/usr/bin/prlimit', '--nofile=64'] });
    const plugin = await place.plugin('one');
    const token = readToken(place.files.token) ?? '';
    const reach = () => openCommandLineLink({ port: place.port, token, tokenFile: place.files.token, withinMs: 5_000 });
    const cli = await reach();
    const crowd = await Promise.all(
      Array.from({ length: 1_000 }, () => rawSocket(place.port, 'GET / HTTP/1.1\r\n').catch(() => null)),
    );
    for (const one of crowd) one?.socket.on('error', silent);
    expect(await cli.evaluate('one', 'x')).toMatchObject({ ok: true });
    await expect(reach()).rejects.toMatchObject({ code: 'port-in-use' });
    for (const one of crowd) one?.socket.destroy();
    await expect
      .poll(() => reach().then((link) => link.status(), silent))
      .toMatchObject({ clients: [{ clientId: 'one' }] });
    plugin.link.close();
  });
});
