import { CodedError } from '#contract/errors';
import { type AgentChild, type AgentExit, type AgentLaunch, spawnAgent } from './agent-child.ts';
import type { AgentSignal } from './agent-signal.ts';
import { createDeltaParser } from './delta-parser.ts';

export interface SupervisorDeps {
  /** Made anew for each start: language, model and key may have changed. @throws CodedError `agent-missing` */
  launch(): Promise<AgentLaunch>;
  signal(signal: AgentSignal): void;
  garbage(excerpt: string): void;
  /** The process ended; `expected` when we stopped it. */
  exited(exit: AgentExit, expected: boolean): void;
  /** Monotonic milliseconds. */
  now(): number;
  wait(ms: number): Promise<void>;
}

export interface AgentSupervisor {
  /** The warm child, started when there is none. @throws CodedError `agent-missing`, `agent-crashed` after five deaths in a minute */
  ensure(): Promise<AgentChild>;
  current(): AgentChild | null;
  stop(): Promise<void>;
  /** The user pressed Retry: earlier deaths are forgotten. */
  forgive(): void;
}

const WINDOW_MS = 60_000;
const MAX_DEATHS = 5;
const BACK_OFF_MS = [0, 1_000, 2_000, 4_000, 8_000] as const;

interface Supervised {
  child: AgentChild | null;
  starting: Promise<AgentChild> | null;
  expectedPids: Set<number>;
  deaths: number[];
}

const describe = (exit: AgentExit): string => exit.signal ?? `exit code ${exit.code ?? 'unknown'}`;

/** The reason of an unwanted end, for the sentence `agent-crashed`. */
export const exitReason = describe;

const backOff = async (state: Supervised, deps: SupervisorDeps): Promise<void> => {
  state.deaths = state.deaths.filter((at) => deps.now() - at < WINDOW_MS);
  if (state.deaths.length >= MAX_DEATHS)
    throw new CodedError('agent-crashed', { reason: `${MAX_DEATHS} times in a minute` });
  const pause = BACK_OFF_MS[state.deaths.length] ?? 0;
  if (pause > 0) await deps.wait(pause);
};

const start = async (state: Supervised, deps: SupervisorDeps): Promise<AgentChild> => {
  await backOff(state, deps);
  const launch = await deps.launch();
  const parse = createDeltaParser(deps.now);
  const spawned: { pid: number | null } = { pid: null };
  const child = spawnAgent(launch, {
    record: (fields) => deps.signal(parse(fields)),
    garbage: deps.garbage,
    exit: (exit) => {
      const expected = spawned.pid !== null && state.expectedPids.delete(spawned.pid);
      if (state.child?.pid === spawned.pid) state.child = null;
      if (!expected) state.deaths.push(deps.now());
      deps.exited(exit, expected);
    },
  });
  if (child === null) {
    throw new CodedError('agent-missing', { path: launch.node, problem: 'cannot be executed', remedy: 'npm install' });
  }
  spawned.pid = child.pid;
  state.child = child;
  return child;
};

/** Keeps one warm agent, starts it again when it is needed, and gives up after repeated deaths instead of looping. */
export const createAgentSupervisor = (deps: SupervisorDeps): AgentSupervisor => {
  const state: Supervised = { child: null, starting: null, expectedPids: new Set(), deaths: [] };
  const ensure = (): Promise<AgentChild> => {
    if (state.child) return Promise.resolve(state.child);
    state.starting ??= start(state, deps).finally(() => {
      state.starting = null;
    });
    return state.starting;
  };
  return {
    ensure,
    current: () => state.child,
    stop: async () => {
      if (state.starting) await state.starting.catch(() => undefined);
      const { child } = state;
      if (!child) return;
      state.expectedPids.add(child.pid);
      state.child = null;
      await child.stop();
    },
    forgive: () => {
      state.deaths = [];
    },
  };
};
