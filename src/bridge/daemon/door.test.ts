import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import type { BridgeMessage } from '#contract/bridge/messages';
import { openStranger, rawSocket, upgradeStatus } from '#testing/bridge/stranger';
import { startTestDaemon, TEST_TOKEN } from '#testing/bridge/test-daemon';
import { tryWay, waysIn } from '#testing/bridge/ways-in';

const upgradeHead = (port: number): string =>
  `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;

/** Header of a masked text frame that declares so many bytes. */
const frameHead = (bytes: number): Buffer => {
  const head = Buffer.alloc(14);
  head[0] = 0x81;
  head[1] = 0x80 | 127;
  head.writeBigUInt64BE(BigInt(bytes), 2);
  return head;
};

describe('ways in', () => {
  it('[BR01] [BR02] [BR03] [BR04] lead to nothing, and the right client is served', async () => {
    const { port, commandLine, daemon, plugin } = await startTestDaemon({ handshakeMs: 2_000 });
    await plugin('c');
    const ways = waysIn(port);
    const got = await Promise.all(ways.map((way) => tryWay(port, way)));
    expect(ways.filter((_way, index) => got[index] !== 'nothing').map(({ name }) => name)).toEqual([]);
    expect(daemon.refused).toMatchObject({ origin: 3, host: 3 });
    expect(await (await commandLine()).evaluate('c', 'x')).toMatchObject({ ok: true });
  });

  it('[BR01] [BR02] [BR03] are all found by the same attempts where the door is open', async () => {
    const open = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    onTestFinished(() => void open.close());
    open.on('connection', (socket) => socket.on('message', () => socket.send('{"type":"status_response"}')));
    await once(open, 'listening');
    const { port } = open.address() as { port: number };
    const ways = waysIn(port).filter(({ name }) => !name.startsWith('[BR04]'));
    expect(new Set(await Promise.all(ways.map((way) => tryWay(port, way))))).toEqual(new Set(['something']));
  });

  it('[BR01] [BR02] origin and host are looked at before the upgrade', async () => {
    const { port } = await startTestDaemon();
    const statuses = [
      { Origin: 'https://evil.example' },
      { Host: 'evil.example:7017' },
      { Origin: 'null' },
      { Origin: 'https://www.figma.com' },
      { Host: `localhost:${port}` },
    ].map((headers) => upgradeStatus(port, headers as unknown as Record<string, string>));
    expect(await Promise.all(statuses)).toEqual([403, 403, 101, 101, 101]);
    expect(await upgradeStatus(port, {}, '/?bridge=ws://evil.example')).toBe(404);
  });
});

describe('plain HTTP', () => {
  it.each(['GET', 'POST', 'OPTIONS', 'PUT'])('[BR20] %s gets nothing and no other site may read it', async (method) => {
    const { port } = await startTestDaemon();
    const body = method === 'POST' ? { body: 'type=eval_request&js=1' } : {};
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method, headers: { 'X-Probe': '1' }, ...body });
    expect(answer.status).toBe(426);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(await answer.text()).toBe('');
  });

  it('[BR02] [BR20] under another name it is refused', async () => {
    const { port } = await startTestDaemon();
    const { ended } = await rawSocket(port, 'GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n');
    expect(await ended).toMatch(/^HTTP\/1.1 403 /);
  });
});

describe('much and slow', () => {
  it('[BR07] a frame that declares 200 MB is refused by its header', async () => {
    const { port, commandLine } = await startTestDaemon();
    const { socket, ended } = await rawSocket(port, upgradeHead(port));
    await once(socket, 'data');
    const before = process.memoryUsage();
    socket.write(frameHead(200 * 1024 * 1024));
    // Close frame: status 1009.
    expect(
      Buffer.from(await ended, 'latin1')
        .subarray(-2)
        .readUInt16BE(),
    ).toBe(1009);
    expect(process.memoryUsage().arrayBuffers - before.arrayBuffers).toBeLessThan(4 * 1024 * 1024);
    expect(await (await commandLine()).status()).toMatchObject({ clients: [] });
  });

  it('[BR07] a message of the limit passes, one byte more closes with 1009, and others go on', async () => {
    const messageBytes = 256 * 1024;
    const { plugin, commandLine } = await startTestDaemon({ messageBytes });
    await plugin('one', {
      onMessage: ({ id }: BridgeMessage<'eval_request'>, link) => link.send({ type: 'eval_response', id, ok: true }),
    });
    const fits =
      messageBytes - Buffer.byteLength(JSON.stringify({ type: 'eval_request', id: 'c1', clientId: 'one', js: '' }));
    const [first, second] = [await commandLine(), await commandLine()];
    expect(await first.evaluate('one', 'x'.repeat(fits))).toMatchObject({ ok: true });
    await expect(first.evaluate('one', 'x'.repeat(fits + 1))).rejects.toMatchObject({ code: 'bridge-too-large' });
    expect(await second.evaluate('one', 'x')).toMatchObject({ ok: true });
  });

  it('[BR07] somebody without a proof may send little', async () => {
    const { port } = await startTestDaemon();
    const stranger = await openStranger(port);
    stranger.say('x'.repeat(100 * 1024));
    expect(await stranger.closed).toMatchObject({ code: 1009 });
  });

  it('[BR19] 200 sockets that never end their header are closed, and service goes on', async () => {
    const { port, commandLine } = await startTestDaemon({ handshakeMs: 400 });
    const slow = await Promise.all(Array.from({ length: 200 }, () => rawSocket(port, 'GET / HTTP/1.1\r\nX: ')));
    const cli = await commandLine();
    expect(await cli.status()).toMatchObject({ clients: [] });
    const endings = await Promise.all(slow.map(({ ended }) => ended));
    expect(endings.every((text) => text === '' || text.startsWith('HTTP/1.1 408'))).toBe(true);
    expect(await cli.status()).toMatchObject({ daemon: { listening: true } });
  });

  it('many who prove nothing give way to the one who does', async () => {
    const { port, commandLine, daemon } = await startTestDaemon({ strangers: 20 });
    const crowd = await Promise.all(Array.from({ length: 40 }, () => openStranger(port)));
    expect(await (await commandLine()).status()).toMatchObject({ daemon: { pid: process.pid } });
    expect(await crowd[0]?.closed).toMatchObject({ code: 1013 });
    expect(daemon.refused.stranger).toBeGreaterThanOrEqual(20);
    for (const { socket } of crowd) socket.terminate();
  });

  it('the token is in nothing that is sent', async () => {
    const { port } = await startTestDaemon();
    const stranger = await openStranger(port);
    stranger.say({ type: 'hello', role: 'cli', nonce: 'n' });
    await expect.poll(() => stranger.received.length).toBe(1);
    expect(stranger.received.join('')).not.toContain(TEST_TOKEN);
    stranger.socket.terminate();
  });
});
