import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Figure } from '../figure.ts';
import { type BenchDaemon, type DaemonCosts, startBenchDaemon, startEcho } from './bench-daemon.ts';
import { type LoadResult, p99Of, runLoad } from './load.ts';

const PLUGINS = 10;
const COMMAND_LINES = 20;
const IN_FLIGHT = 100;
const ECHOES = 100_000;
/** The heap of the second round is where growth is measured from: in the first, code is compiled and its shapes are learned. */
const WARM = 2;
/** An eval is four frames: a million behind the warm ones. */
const ROUNDS = WARM + 5;
const PER_ROUND = 50_000;
const BODY = 'x'.repeat(1_024);
const MB = 1024 * 1024;

/** The same number of the same messages through a socket that echoes: one hop there and back, where an eval has two. */
const echoLoad = async (): Promise<LoadResult> => {
  const echo = await startEcho();
  const sockets = Array.from({ length: COMMAND_LINES }, () => new WebSocket(`ws://127.0.0.1:${echo.port}/`));
  await Promise.all(sockets.map((socket) => once(socket, 'open')));
  const waiting = new Map<number, (same: boolean) => void>();
  for (const socket of sockets)
    socket.on('message', (data) => {
      const { at } = JSON.parse(data.toString()) as { at: number };
      waiting.get(at)?.(true);
      waiting.delete(at);
    });
  const send = (at: number): Promise<boolean> =>
    new Promise((resolve) => {
      waiting.set(at, resolve);
      sockets[at % COMMAND_LINES]?.send(JSON.stringify({ at, js: BODY }));
    });
  const result = await runLoad({ total: ECHOES, inFlight: IN_FLIGHT, send });
  for (const socket of sockets) socket.terminate();
  await echo.stop();
  return result;
};

const connectAll = async (daemon: BenchDaemon) => {
  for (let at = 0; at < PLUGINS; at += 1) await daemon.plugin(`p${at}`);
  return Promise.all(Array.from({ length: COMMAND_LINES }, daemon.commandLine));
};

interface Rounds {
  readonly loads: readonly LoadResult[];
  readonly costs: readonly DaemonCosts[];
  readonly begin: DaemonCosts;
  readonly end: DaemonCosts;
}

const measure = async (): Promise<Rounds> => {
  const daemon = await startBenchDaemon();
  const begin = await daemon.costs();
  const links = await connectAll(daemon);
  let last = 0;
  const send = async (at: number): Promise<boolean> => {
    last += 1;
    const js = `${last}:${BODY}`;
    const { ok, result } = (await links[at % COMMAND_LINES]?.evaluate(`p${(at * 7) % PLUGINS}`, js)) ?? {};
    return ok === true && result === js;
  };
  const loads: LoadResult[] = [];
  const costs: DaemonCosts[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    loads.push(await runLoad({ total: PER_ROUND, inFlight: IN_FLIGHT, send }));
    costs.push(await daemon.costs());
  }
  for (const link of links) link.close();
  let end = await daemon.costs();
  for (let turn = 0; turn < 20 && end.descriptors > begin.descriptors + PLUGINS + 2; turn += 1)
    end = await daemon.costs();
  await daemon.stop();
  return { loads, costs, begin, end };
};

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** Throughput and soak in one run: what 350,000 evals take, and what they leave behind. */
export const loadFigures = async (): Promise<readonly Figure[]> => {
  const echo = await echoLoad();
  const { loads, costs, begin, end } = await measure();
  const total = ROUNDS * PER_ROUND;
  const perSecond = total / sum(loads.map((load) => PER_ROUND / load.perSecond));
  const first = costs[WARM - 1]?.heap ?? 0;
  const last = costs.at(-1)?.heap ?? 0;
  const growth = { unit: 'MB', beside: { first: first / MB, last: last / MB } };
  return [
    {
      figure: `evals of 1 KiB, ${PLUGINS} plugins, ${COMMAND_LINES} command lines, ${IN_FLIGHT} in flight`,
      value: perSecond,
      unit: '/s',
      goal: { is: '>=', value: 5_000 },
      beside: { 'raw ws echo': echo.perSecond, 'two hops of it': echo.perSecond / 2 },
    },
    {
      figure: 'p99 of the same',
      value: p99Of(loads.map(({ times }) => times)),
      unit: 'ms',
      goal: { is: '<=', value: 50 },
      beside: { 'raw ws echo': p99Of([echo.times]) },
    },
    {
      figure: `lost, doubled or misrouted of ${total}`,
      value: sum(loads.map(({ wrong }) => wrong)),
      unit: '',
      goal: { is: '<=', value: 0 },
      beside: {},
    },
    {
      figure: `heap growth over ${4 * (total - WARM * PER_ROUND)} frames`,
      value: (last - first) / MB,
      goal: { is: '<=', value: 2 },
      ...growth,
    },
    {
      figure: 'memory of the daemon after it',
      value: (costs.at(-1)?.rss ?? 0) / MB,
      unit: 'MB',
      goal: { is: '<=', value: 150 },
      beside: { idle: begin.rss / MB },
    },
    {
      figure: 'descriptors left, and requests pending',
      value: Math.max(end.descriptors - begin.descriptors - PLUGINS, 0) + end.pending,
      unit: '',
      goal: { is: '<=', value: 2 },
      beside: {},
    },
  ];
};
