import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openCommandLineLink } from '#bridge/client/command-line-link';
import { bridgePlace } from '#bridge/place/bridge-place';
import { ownToken } from '#bridge/place/token-file';
import { connectPlugin } from '#testing/bridge/fake-plugin';
import { freePort } from '#testing/bridge/free-port';
import type { Figure } from '../figure.ts';

const ENTRY = resolve(import.meta.dirname, '../../bridge/figma.js');
const TURNS = 15;
const AT_ONCE = 100;

const milliseconds = (
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  input = '',
): Promise<{ ms: number; code: number | null }> =>
  new Promise((done) => {
    const start = performance.now();
    const child = spawn(process.execPath, args, { env, stdio: ['pipe', 'ignore', 'ignore'] });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.once('close', (code) => done({ ms: performance.now() - start, code }));
  });

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** A home, a port, a daemon as the command line starts it, and one plugin. */
const ground = async () => {
  const home = await mkdtemp(join(tmpdir(), 'f2c-bench-figma-'));
  const port = await freePort();
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    FIGMA2CODE_HOME: home,
    LANG: 'C',
    FIGMA2CODE_BRIDGE_PORT: String(port),
  };
  await milliseconds([ENTRY, 'start'], env);
  const place = bridgePlace(env, port);
  const token = ownToken(place.token);
  const plugin = await connectPlugin({ port, token, clientId: 'one' });
  const remove = async (): Promise<void> => {
    plugin.link.close();
    const link = await openCommandLineLink({ port, token, tokenFile: place.token, withinMs: 10_000 });
    await link.shutDown();
    await rm(home, { recursive: true, force: true });
  };
  return { env, remove };
};

/** A whole run of the command line with its answer, in turns with a Node that does nothing. */
export const startFigures = async (): Promise<readonly Figure[]> => {
  const { env, remove } = await ground();
  const [bare, whole]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < TURNS; turn += 1) {
    bare.push((await milliseconds(['-e', '0'], env)).ms);
    whole.push((await milliseconds([ENTRY], env, 'return 1')).ms);
  }
  const start = performance.now();
  const runs = await Promise.all(Array.from({ length: AT_ONCE }, () => milliseconds([ENTRY], env, 'return 1')));
  const seconds = (performance.now() - start) / 1_000;
  await remove();
  return [
    {
      figure: 'figma with its answer, above `node -e 0`',
      value: median(whole) - median(bare),
      unit: 'ms',
      goal: { is: '<=', value: 120 },
      beside: { 'node -e 0': median(bare), figma: median(whole) },
    },
    {
      figure: `${AT_ONCE} command lines at once`,
      value: seconds,
      unit: 's',
      goal: { is: '<=', value: 30 },
      beside: { failed: runs.filter(({ code }) => code !== 0).length },
    },
  ];
};
