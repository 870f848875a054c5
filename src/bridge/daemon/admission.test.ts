import { describe, expect, it } from 'vitest';
import { proofOf } from '#bridge/proof';
import type { BridgeMessage } from '#contract/bridge/messages';
import { openStranger, type Stranger } from '#testing/bridge/stranger';
import { startTestDaemon, TEST_TOKEN } from '#testing/bridge/test-daemon';
import { createThrottle } from './throttle.ts';

const HELLO = { type: 'hello', role: 'cli', nonce: 'my nonce' };

const ackOf = async (stranger: Stranger): Promise<BridgeMessage<'hello_ack'>> => {
  await expect.poll(() => stranger.received.length).toBeGreaterThan(0);
  return JSON.parse(stranger.received[0] ?? '') as BridgeMessage<'hello_ack'>;
};

const enter = async (port: number, hello: object = HELLO): Promise<Stranger> => {
  const stranger = await openStranger(port);
  stranger.say(hello);
  const { nonce } = await ackOf(stranger);
  stranger.say({ type: 'auth', proof: proofOf(TEST_TOKEN, 'client', nonce) });
  await expect.poll(() => stranger.received.length).toBeGreaterThan(1);
  return stranger;
};

describe('the handshake', () => {
  it('is proved by both sides, each over the nonce of the other', async () => {
    const { port } = await startTestDaemon();
    const stranger = await enter(port);
    const [ack, ready] = stranger.received.map((text) => JSON.parse(text) as Record<string, unknown>);
    expect(ack).toEqual({ type: 'hello_ack', proof: proofOf(TEST_TOKEN, 'daemon', 'my nonce'), nonce: ack?.['nonce'] });
    expect(ready).toMatchObject({ type: 'ready', connectionId: expect.stringMatching(/.{8,}/) });
  });

  it('[BR03] the proof of the daemon is none of the client, and none fits another connection', async () => {
    const { port } = await startTestDaemon();
    const [first, second] = [await openStranger(port), await openStranger(port)];
    for (const stranger of [first, second]) stranger.say(HELLO);
    const [ack, other] = [await ackOf(first), await ackOf(second)];
    first.say({ type: 'auth', proof: ack.proof });
    second.say({ type: 'auth', proof: proofOf(TEST_TOKEN, 'client', ack.nonce) });
    expect(other.nonce).not.toBe(ack.nonce);
    expect(await first.closed).toMatchObject({ code: 4401 });
    expect(await second.closed).toMatchObject({ code: 4401 });
  });

  it('[BR03] 1,000 guesses are all closed with 4401 and told nothing, while the right client is served', async () => {
    const { port, commandLine, daemon } = await startTestDaemon();
    const guess = async (): Promise<number> => {
      const stranger = await openStranger(port);
      stranger.say(HELLO);
      await ackOf(stranger);
      stranger.say({ type: 'auth', proof: '1'.repeat(64) });
      const { code } = await stranger.closed;
      expect(stranger.received).toHaveLength(1);
      return code;
    };
    const codes = new Set<number>();
    const guesser = async (): Promise<void> => {
      for (let turn = 0; turn < 5; turn += 1) codes.add(await guess());
    };
    const guessing = Promise.all(Array.from({ length: 200 }, guesser));
    expect(await (await commandLine()).status()).toMatchObject({ clients: [] });
    await guessing;
    expect([...codes]).toEqual([4401]);
    expect(daemon.refused.token).toBe(1_000);
  });

  it('[BR03] wrong guesses wait longer the more of them there are, and never longer than a second', () => {
    let time = 0;
    const wait = createThrottle(() => time);
    const waits = Array.from({ length: 1_000 }, () => wait());
    expect(waits.slice(0, 100)).toEqual(Array.from({ length: 100 }, () => 0));
    expect(waits.at(150)).toBeGreaterThan(200);
    expect(Math.max(...waits)).toBe(500);
    time = 5_000;
    expect(wait()).toBe(0);
  });

  it.each([
    ['[BR05] something else first', [{ type: 'status_request', id: '1' }]],
    ['[BR05] hello twice', [HELLO, HELLO]],
    ['[BR05] a role that is none', [{ ...HELLO, role: 'root' }]],
    ['[BR05] a plugin without its id', [{ ...HELLO, role: 'figma-ui' }]],
    ['[BR05] an agent without a channel', [{ ...HELLO, role: 'agent' }]],
    ['[BR06] no JSON', ['{"type":']],
    ['[BR06] a list', ['[]']],
    ['[BR06] a field of another kind', [{ ...HELLO, nonce: 7 }]],
  ])('%s closes with 4400', async (_name, messages) => {
    const { port } = await startTestDaemon();
    const stranger = await openStranger(port);
    for (const message of messages) stranger.say(message);
    expect(await stranger.closed).toMatchObject({ code: 4400 });
  });

  it('[BR05] no hello, or no proof, within the time closes', async () => {
    const { port } = await startTestDaemon({ handshakeMs: 200 });
    const [silent, half] = [await openStranger(port), await openStranger(port)];
    half.say(HELLO);
    expect(await silent.closed).toMatchObject({ code: 4400 });
    expect(await half.closed).toMatchObject({ code: 4401 });
  });
});

describe('after the handshake', () => {
  it.each([
    ['[BR05] hello again', HELLO],
    ['[BR05] another role', { ...HELLO, role: 'agent', channel: 'c' }],
    ['[BR05] what belongs to a plugin', { type: 'eval_response', id: '1', ok: true }],
    ['[BR06] no JSON', 'no'],
    ['[BR06] a message without its fields', { type: 'eval_request', id: '1' }],
  ])('%s closes with 4400, and others are served', async (_name, message) => {
    const { port, plugin, commandLine } = await startTestDaemon();
    await plugin('one');
    const cli = await commandLine();
    const stranger = await enter(port);
    stranger.say(message);
    expect(await stranger.closed).toMatchObject({ code: 4400 });
    expect(await cli.evaluate('one', 'x')).toMatchObject({ ok: true });
  });

  it('[BR06] a binary frame closes with 4400, bytes that are no UTF-8 with 1007', async () => {
    const { port } = await startTestDaemon();
    const [binary, broken] = [await enter(port), await enter(port)];
    binary.socket.send(Buffer.from('{}'), { binary: true });
    broken.socket.send(Buffer.from([0xff, 0xfe]), { binary: false });
    expect(await binary.closed).toMatchObject({ code: 4400 });
    expect(await broken.closed).toMatchObject({ code: 1007 });
  });

  it('[BR06] a type of a later version is ignored', async () => {
    const { port, lines } = await startTestDaemon();
    const stranger = await enter(port);
    stranger.say({ type: 'secret body in a type' });
    stranger.say({ type: 'ping' });
    await expect.poll(() => stranger.received.at(-1)).toBe('{"type":"pong"}');
    expect(lines.map(({ type }) => type)).toContain('unknown');
    expect(JSON.stringify(lines)).not.toContain('secret');
    stranger.socket.terminate();
  });

  it('a result that is nested too deeply fails its snippet, and the daemon goes on', async () => {
    const { port, plugin, commandLine, daemon } = await startTestDaemon();
    const deep = await enter(port, { type: 'hello', role: 'figma-ui', nonce: 'n', clientId: 'deep', label: '' });
    const cli = await commandLine();
    const snippet = cli.evaluate('deep', 'x');
    await expect.poll(() => deep.received.length).toBe(3);
    const { id } = JSON.parse(deep.received[2] ?? '') as { id: string };
    const nested = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`;
    deep.say(`{"type":"eval_response","id":"${id}","ok":true,"result":${nested},"logs":[]}`);
    expect(await snippet).toMatchObject({ ok: false, error: { code: 'snippet-failed' } });
    await plugin('one');
    expect(await cli.evaluate('one', 'x')).toMatchObject({ ok: true });
    expect(daemon.pending()).toBe(0);
    deep.socket.terminate();
  });
});
