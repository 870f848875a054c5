import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { ShellMessage } from '#contract/wire/page';
import { fakeBackend } from '#testing/fake-backend';
import { tempDir } from '#testing/temp-dir';
import { startBrowserShell } from './browser-shell.ts';

const HTML =
  '<!doctype html><html><head><link rel="stylesheet" href="/assets/a.css"><script type="module" src="/assets/a.js"></script></head><body></body></html>';

const TOKEN = 'a'.repeat(48);

const start = async (port = 0) => {
  const dir = await tempDir('shell');
  await mkdir(join(dir.path, 'renderer/assets'), { recursive: true });
  await writeFile(join(dir.path, 'renderer/index.html'), HTML);
  await writeFile(join(dir.path, 'renderer/assets/a.js'), 'export {};');
  await writeFile(join(dir.path, 'secret.js'), 'secret');
  await symlink(join(dir.path, 'secret.js'), join(dir.path, 'renderer/assets/link.js'));
  const backend = fakeBackend({
    'snapshots/a/screenshots/x.png': { type: 'image/png', body: new Uint8Array([1]) },
    [`preview/${TOKEN}/index.html`]: { type: 'text/html', body: Buffer.from('page') },
  });
  const shell = await startBrowserShell({ backend, rendererDir: join(dir.path, 'renderer'), port });
  onTestFinished(async () => {
    await shell.close();
    await dir.remove();
  });
  return { shell, backend, base: `http://127.0.0.1:${shell.port}` };
};

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** A raw request: fetch would not let a test send a foreign Host. */
const get = (url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const path = url.slice(url.indexOf('/', 'http://'.length));
    const sent = httpRequest({ hostname, port, path, method, headers, agent: false }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    sent.on('error', reject);
    sent.end();
  });

const signIn = async (launchUrl: string): Promise<string> => {
  const answer = await get(launchUrl);
  return String(answer.headers['set-cookie']?.[0]).split(';')[0] ?? '';
};

const openSocket = (url: string, headers: Record<string, string>) => {
  const socket = new WebSocket(url, { headers });
  const messages: ShellMessage[] = [];
  const waiting: (() => void)[] = [];
  socket.on('message', (data) => {
    messages.push(JSON.parse(data.toString()) as ShellMessage);
    for (const wake of waiting.splice(0)) wake();
  });
  const refused = new Promise<number>((resolve) =>
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0)),
  );
  const opened = new Promise<void>((resolve) => socket.on('open', () => resolve()));
  socket.on('error', () => undefined);
  const next = async (count: number): Promise<ShellMessage[]> => {
    while (messages.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
    return messages;
  };
  return { socket, opened, refused, next };
};

describe('browser shell', () => {
  it('[SH08] nothing is served without the token', async () => {
    const { base } = await start();
    for (const path of ['/', '/assets/a.js', '/snapshots/a/screenshots/x.png', '/?token=wrong', '/nothing']) {
      expect((await get(base + path)).status).toBe(401);
    }
  });

  it('[SH08] the token works once, becomes a strict HttpOnly cookie, and leaves the address', async () => {
    const { shell, base } = await start();
    const first = await get(shell.launchUrl);
    expect(first).toMatchObject({ status: 303, headers: { location: '/', 'referrer-policy': 'no-referrer' } });
    expect(first.headers['set-cookie']?.[0]).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
    expect((await get(shell.launchUrl)).status).toBe(401);
    const cookie = String(first.headers['set-cookie']?.[0]).split(';')[0] ?? '';
    expect((await get(`${base}/`, { cookie })).status).toBe(200);
    expect((await get(`${base}/`, { cookie: `${cookie}x` })).status).toBe(401);
    expect(shell.refusals.token).toBeGreaterThan(0);
  });

  it('[SH01] the page has a fresh nonce on all that it loads, and no inline, remote or string code', async () => {
    const { shell, base } = await start();
    const cookie = await signIn(shell.launchUrl);
    const [first, second] = [await get(`${base}/`, { cookie }), await get(`${base}/`, { cookie })];
    const policy = String(first.headers['content-security-policy']);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(first.body.match(/nonce="([^"]+)"/g)).toEqual(Array(3).fill(`nonce="${nonce}"`));
    expect(second.body).not.toContain(nonce);
    expect(policy).not.toMatch(/unsafe-(inline|eval)|https?:|\*/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(first.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
  });

  it('[SH09] a foreign Host or Origin, another method, or a foreign site is refused, without CORS headers', async () => {
    const { shell, base } = await start();
    const cookie = await signIn(shell.launchUrl);
    const refusedWith = async (headers: Record<string, string>, method = 'GET'): Promise<number> => {
      const answer = await get(`${base}/assets/a.js`, { cookie, ...headers }, method);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      return answer.status;
    };
    expect(await refusedWith({ host: 'evil.example' })).toBe(403);
    expect(await refusedWith({ host: `localhost:${shell.port}` })).toBe(403);
    expect(await refusedWith({ origin: 'https://evil.example' })).toBe(403);
    expect(await refusedWith({ origin: 'null' })).toBe(403);
    expect(await refusedWith({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await refusedWith({}, 'POST')).toBe(405);
    expect(await refusedWith({}, 'OPTIONS')).toBe(405);
    expect(await refusedWith({})).toBe(200);
  });

  it('[SH09] a WebSocket needs our own Origin, our Host and the cookie', async () => {
    const { shell, base } = await start();
    const cookie = await signIn(shell.launchUrl);
    const url = `ws://127.0.0.1:${shell.port}/ws`;
    expect(await openSocket(url, { cookie }).refused).toBe(403);
    expect(await openSocket(url, { cookie, origin: 'null' }).refused).toBe(403);
    expect(await openSocket(url, { cookie, origin: 'https://evil.example' }).refused).toBe(403);
    expect(await openSocket(url, { cookie, origin: base, host: 'evil.example' }).refused).toBe(403);
    expect(await openSocket(url, { origin: base }).refused).toBe(401);
    expect(await openSocket(`ws://127.0.0.1:${shell.port}/other`, { cookie, origin: base }).refused).toBe(404);
  });

  it('[SH10] two pages and one that comes back: all see every fact once, and a command is answered', async () => {
    const { shell, backend, base } = await start();
    const headers = { cookie: await signIn(shell.launchUrl), origin: base };
    const url = `ws://127.0.0.1:${shell.port}/ws`;
    const hello = JSON.stringify({ type: 'hello', session: null, seq: 0 });
    const [one, two] = [openSocket(url, headers), openSocket(url, headers)];
    await Promise.all([one.opened, two.opened]);
    one.socket.send(hello);
    two.socket.send(hello);
    const [snapshot] = await one.next(1);
    await two.next(1);
    if (snapshot?.type !== 'snapshot') throw new Error('a snapshot comes first');
    backend.append({ type: 'chat-cleared' });
    backend.flush();
    for (const page of [one, two])
      expect((await page.next(2))[1]).toEqual({ type: 'facts', facts: [{ seq: 1, fact: { type: 'chat-cleared' } }] });
    two.socket.terminate();
    backend.append({ type: 'log-cleared' });
    backend.flush();
    const back = openSocket(url, headers);
    await back.opened;
    back.socket.send(JSON.stringify({ type: 'hello', session: snapshot.snapshot.session, seq: 1 }));
    expect((await back.next(1))[0]).toEqual({ type: 'facts', facts: [{ seq: 2, fact: { type: 'log-cleared' } }] });
    back.socket.send(JSON.stringify({ type: 'command', id: 7, name: 'log.clear', input: {} }));
    expect((await back.next(2))[1]).toEqual({ type: 'result', id: 7, result: { ok: true, value: null } });
  });

  it('malformed and binary messages are ignored', async () => {
    const { shell, backend, base } = await start();
    const page = openSocket(`ws://127.0.0.1:${shell.port}/ws`, { cookie: await signIn(shell.launchUrl), origin: base });
    await page.opened;
    for (const text of [
      '',
      'x',
      'null',
      '[]',
      '{}',
      '{"type":"command"}',
      '{"type":"command","id":"1","name":"log.clear"}',
    ])
      page.socket.send(text);
    page.socket.send(Buffer.from([0xff]));
    page.socket.send(JSON.stringify({ type: 'hello', session: null, seq: 0 }));
    await page.next(1);
    expect(backend.calls).toEqual([]);
  });

  it('[SH06] no path leads out of the built page, through dots, encodings or links', async () => {
    const { shell, base } = await start();
    const cookie = await signIn(shell.launchUrl);
    for (const path of [
      '/assets/../../secret.js',
      '/assets/%2e%2e/%2e%2e/secret.js',
      '/assets/..%2f..%2fsecret.js',
      '/assets/link.js',
      '/assets/',
      '/assets/a.js%00.png',
      '/snapshots/%2e%2e/%2e%2e/etc/passwd',
      '/snapshots/%',
      '/index.html',
    ]) {
      expect([404, 401], path).toContain((await get(base + path, { cookie })).status);
    }
    expect((await get(`${base}/assets/a.js`, { cookie })).body).toBe('export {};');
    expect((await get(`${base}/snapshots/a/screenshots/x.png`, { cookie })).headers['content-type']).toBe('image/png');
  });

  it('[SH08] a page of the sandbox is reached by its address alone and gets an origin without rights', async () => {
    const { shell, base } = await start();
    const url = `${base}/preview/${TOKEN}/index.html`;
    const answer = await get(url, { 'sec-fetch-site': 'cross-site', origin: 'null' });
    expect(answer).toMatchObject({ status: 200, body: 'page' });
    const policy = String(answer.headers['content-security-policy']);
    for (const rule of ['sandbox allow-scripts', "default-src 'none'", "connect-src 'none'", "frame-ancestors 'self'"])
      expect(policy).toContain(rule);
    expect(policy).not.toContain('allow-same-origin');
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect((await get(url, { host: 'evil.example' })).status).toBe(403);
    expect((await get(url, {}, 'POST')).status).toBe(405);
    expect((await get(`${base}/preview/${'0'.repeat(48)}/index.html`)).status).toBe(404);
    const cookie = await signIn(shell.launchUrl);
    expect(String((await get(`${base}/`, { cookie })).headers['content-security-policy'])).toContain(
      "frame-src 'self'",
    );
  });

  it('[SH11] a taken port is no reason not to start', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) =>
      taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port)),
    );
    onTestFinished(() => void taken.close());
    const { shell } = await start(port);
    expect(shell.port).not.toBe(port);
    expect((await get(shell.launchUrl)).status).toBe(303);
  });

  it('[SH11] a page that is frozen does not keep the shell from closing', async () => {
    const { shell, base } = await start();
    const headers = { cookie: await signIn(shell.launchUrl), origin: base };
    const page = openSocket(`ws://127.0.0.1:${shell.port}/ws`, headers);
    await page.opened;
    page.socket.pause();
    const from = performance.now();
    await shell.close();
    expect(performance.now() - from).toBeLessThan(3_000);
    page.socket.terminate();
  });

  it('[SH11] idle connections and headers that never end do not stop the service', async () => {
    const { shell } = await start();
    const sockets: Socket[] = [];
    for (let index = 0; index < 1_000; index += 1) {
      const socket = connect(shell.port, '127.0.0.1');
      socket.on('error', () => undefined);
      if (index % 2 === 0) socket.write('GET / HTTP/1.1\r\nX-A: ');
      sockets.push(socket);
    }
    expect((await get(shell.launchUrl)).status).toBe(303);
    for (const socket of sockets) socket.destroy();
  });

  it('listens on 127.0.0.1 alone', async () => {
    const { shell } = await start();
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((each) => each && !each.internal && each.family === 'IPv4');
    if (!outside) return;
    const failed = new Promise((resolve) => connect(shell.port, outside.address).once('error', resolve));
    expect(await failed).toMatchObject({ code: 'ECONNREFUSED' });
  });
});
