import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildBundle } from '#bridge/bundle/build-bundle';
import type { BridgeMessage } from '#contract/bridge/messages';
import { type FigmaEnded, type FigmaPlace, figmaPlace, figmaRecord } from '#testing/bridge/figma-place';
import { howMany } from '#testing/thorough';

type Request = BridgeMessage<'eval_request'>;

const silent = (): void => undefined;

beforeAll(buildBundle);

const running = async (): Promise<FigmaPlace> => {
  const place = await figmaPlace();
  await place.run(['start']);
  return place;
};

/** Exit code and record of a run: standard output is JSON alone, whatever came of it. */
const told = (ended: FigmaEnded): [number | null, Record<string, unknown>] => [ended.code, figmaRecord(ended)];

describe('figma', () => {
  it('evaluates standard input, and prints result and logs: 0; or the failure of the snippet: 1', async () => {
    const place = await running();
    await place.plugin('one', {
      onMessage: ({ id, js }: Request, link) =>
        js.includes('throw')
          ? link.send({
              type: 'eval_response',
              id,
              ok: false,
              error: { name: 'Error', message: 'no\u001b[2J', stack: 's' },
              logs: [1],
            })
          : link.send({ type: 'eval_response', id, ok: true, result: { js }, logs: ['said'] }),
    });
    const js = 'return "é\n\u{1f600}"\n';
    const [good, bad] = await Promise.all([place.run([], { input: js }), place.run(['eval', 'throw 1'])]);
    expect(told(good)).toEqual([0, { ok: true, result: { js }, logs: ['said'] }]);
    expect(good.stderr).toBe('');
    expect(told(bad)).toMatchObject([
      1,
      { ok: false, error: { name: 'Error', stack: 's', code: 'snippet-failed' }, logs: [1] },
    ]);
    // What a snippet says does not steer the terminal.
    expect(`${bad.stdout}${bad.stderr}`).not.toContain('\u001b');
  });

  it('[CL02] without a plugin: 3; a daemon is started for it', async () => {
    const place = await figmaPlace();
    expect(told(await place.run([], { input: 'x' }))).toMatchObject([
      3,
      { ok: false, error: { code: 'not-connected' } },
    ]);
    expect(told(await place.run(['status']))).toMatchObject([
      0,
      { ok: true, result: { daemon: { listening: true }, clients: [] } },
    ]);
    expect(told(await place.run(['stop']))).toMatchObject([0, { ok: true }]);
    expect(told(await place.run(['status']))).toMatchObject([
      5,
      { ok: false, error: { code: 'bridge-unreachable' }, result: { daemon: { listening: false }, clients: [] } },
    ]);
  });

  it('[CL02] with one plugin takes it, with three wants its id or its index: 4 and the list otherwise', async () => {
    const place = await running();
    const who = (...args: string[]) => place.run(args, { input: 'x' });
    const name = (clientId: string) => ({
      onMessage: ({ id }: Request, link: { send(message: BridgeMessage): void }) =>
        link.send({ type: 'eval_response', id, ok: true, result: clientId, logs: [] }),
    });
    await place.plugin('a', name('a'));
    expect(told(await who())).toMatchObject([0, { result: 'a' }]);
    await place.plugin('2', name('2'));
    await place.plugin('c', name('c'));
    const [none, byId, byIndex, idFirst, wrong, negative] = await Promise.all([
      who(),
      who('--client', 'c'),
      who('--client', '1'),
      who('--client', '2'),
      who('--client', 'nobody'),
      who('--client=-1'),
    ]);
    expect(told(none)).toMatchObject([4, { ok: false, error: { code: 'client-ambiguous' } }]);
    for (const ended of [none, wrong]) expect(ended.stderr).toMatch(/\[0\] a .*\[1\] 2 .*\[2\] c /);
    expect([byId, byIndex, idFirst].map((ended) => figmaRecord(ended)['result'])).toEqual(['c', '2', '2']);
    expect(told(wrong)).toMatchObject([4, { error: { code: 'client-unknown' } }]);
    expect(negative.code).toBe(4);
  });

  it.each([
    ['[CL01] empty input', [], ''],
    ['[CL01] blanks', [], ' \n\t'],
    ['[CL01] no input at all', [], undefined],
    ['[CL01] no UTF-8', [], new Uint8Array([0x72, 0xff, 0xfe])],
    ['a command that is none', ['nope'], 'x'],
    ['an option that is none', ['--nope'], 'x'],
    ['an option without a value', ['status', '--client'], 'x'],
    ['a limit that is none', ['start', '--eval-limit', 'soon'], 'x'],
  ])('%s: 2, with JSON and words', async (_name, args, input) => {
    const { run } = await figmaPlace();
    const ended = await run(args, input === undefined ? {} : { input });
    expect(told(ended)).toMatchObject([2, { ok: false, error: { code: 'usage' } }]);
    expect(ended.stderr).not.toBe('');
  });

  it('[CL01] 50 MB of input: 2, without reading it to its end', async () => {
    const { run } = await figmaPlace();
    const ended = await run([], { input: Buffer.alloc(50 * 1024 * 1024, 'x') });
    expect(told(ended)).toMatchObject([2, { error: { code: 'bridge-too-large' } }]);
  });

  it('help is words, not JSON, on standard error', async () => {
    const { run } = await figmaPlace();
    const ended = await run(['--help']);
    expect([ended.code, ended.stdout]).toEqual([0, '']);
    expect(ended.stderr).toContain('--client');
  });

  it('the limit of an eval: 6; the plugin that goes away: 8', async () => {
    const place = await figmaPlace();
    await place.run(['start', '--eval-limit', '1.5']);
    await place.plugin('slow', { onMessage: silent });
    await place.plugin('gone', { onMessage: (_message, link) => link.close() });
    const [slow, gone] = await Promise.all(['slow', 'gone'].map((id) => place.run(['--client', id], { input: 'x' })));
    expect(told(slow as FigmaEnded)).toMatchObject([6, { error: { code: 'eval-timeout', params: { seconds: 1.5 } } }]);
    expect(told(gone as FigmaEnded)).toMatchObject([8, { error: { code: 'client-disconnected' } }]);
  });

  it('[BR03] a daemon with another token: 7, and nothing is asked of it; an unusable token: 7', async () => {
    const place = await running();
    const token = readFileSync(place.files.token, 'utf8');
    writeFileSync(place.files.token, 'b'.repeat(64), { mode: 0o600 });
    for (const args of [['eval', 'x'], ['status'], ['start'], ['stop']])
      expect(told(await place.run(args))).toMatchObject([7, { error: { code: 'bridge-token-refused' } }]);
    rmSync(place.files.token);
    writeFileSync(place.files.token, 'no token', { mode: 0o600 });
    expect(told(await place.run(['status']))).toMatchObject([7, { error: { code: 'bridge-token-unusable' } }]);
    writeFileSync(place.files.token, token);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('[CL03] %s in the middle of an eval: %i, and the daemon forgets it', async (signal, code) => {
    const place = await running();
    const asked = Promise.withResolvers<void>();
    await place.plugin('one', { onMessage: () => asked.resolve() });
    const snippet = place.start([], { input: 'await forever' });
    await asked.promise;
    snippet.child.kill(signal);
    expect(told(await snippet.ended)).toEqual([code, { ok: false, error: { code: 'cancelled' }, logs: [] }]);
    const pending = async () => (figmaRecord(await place.run(['status']))['result'] as { daemon: object }).daemon;
    expect(await pending()).toMatchObject({ pending: 0 });
  });

  it('[CL03] output that is closed early ends it quietly', async () => {
    const place = await running();
    await place.plugin('one', {
      onMessage: ({ id }: Request, link) =>
        link.send({ type: 'eval_response', id, ok: true, result: 'x'.repeat(4 * 1024 * 1024), logs: [] }),
    });
    const { child, ended } = place.start([], { input: 'x' });
    await once(child.stdout as NodeJS.ReadableStream, 'data');
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ signal: null, stderr: '' });
  });

  const crowd = howMany(100, 12);
  it(`[CL05] ${crowd} at once all get their own result`, async () => {
    const place = await running();
    await place.plugin('one');
    const ended = await Promise.all(Array.from({ length: crowd }, (_, at) => place.run([], { input: `return ${at}` })));
    expect(ended.map((one) => figmaRecord(one)['result'])).toEqual(
      Array.from({ length: crowd }, (_, at) => `return ${at}`),
    );
  }, 120_000);
});
