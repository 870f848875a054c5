import { CodedError } from '#contract/errors';
import { type AgentChild, type AgentExit, spawnAgent } from './agent-child.ts';
import type { AgentLaunch } from './agent-launch.ts';
import type { AgentSignal } from './agent-signal.ts';
import { createDeltaParser } from './delta-parser.ts';

export interface SupervisorDeps {
  /** Made anew for each start: language, model and key may have changed. @throws CodedError `agent-missing` */
  launch(): Promise<AgentLaunch>;
  /** Of the current child only: what an earlier one still says belongs to no run. */
  signal(signal: AgentSignal, from: AgentChild): void;
  garbage(excerpt: string): void;
  /** The current child ended, and nobody had stopped it. */
  exited(exit: AgentExit): void;
  /** Monotonic milliseconds. */
  now(): number;
  /** @throws when the signal is aborted */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export interface AgentSupervisor {
  /**
   * The warm child, started when there is none.
   * @throws CodedError `agent-missing`, `agent-crashed` after five deaths in a minute, `cancelled` when it was stopped meanwhile
   */
  ensure(): Promise<AgentChild>;
  current(): AgentChild | null;
  /** Ends the child, also one that is still on its way, and resolves when it is gone. */
  stop(): Promise<void>;
  /** The user pressed Retry: earlier deaths are forgotten. */
  forgive(): void;
}

const WINDOW_MS = 60_000;
const MAX_DEATHS = 5;
const BACK_OFF_MS = [0, 1_000, 2_000, 4_000, 8_000] as const;

interface Start {
  readonly child: Promise<AgentChild>;
  readonly abort: AbortController;
}

interface Supervised {
  child: AgentChild | null;
  /** What the child was started with. */
  launch: AgentLaunch | null;
  start: Start | null;
  deaths: number[];
}

/** The reason of an unwanted end, for the sentence `agent-crashed`. */
export const exitReason = (exit: AgentExit): string => exit.signal ?? `exit code ${exit.code ?? 'unknown'}`;

const stopHere = (signal: AbortSignal): void => {
  if (signal.aborted) throw new CodedError('cancelled');
};

const backOff = async (state: Supervised, deps: SupervisorDeps, signal: AbortSignal): Promise<void> => {
  state.deaths = state.deaths.filter((at) => deps.now() - at < WINDOW_MS);
  if (state.deaths.length >= MAX_DEATHS)
    throw new CodedError('agent-crashed', { reason: `${MAX_DEATHS} times in a minute` });
  const pause = BACK_OFF_MS[state.deaths.length] ?? 0;
  if (pause > 0) await deps.wait(pause, signal).catch(() => undefined);
  stopHere(signal);
};

const spawnSupervised = (state: Supervised, deps: SupervisorDeps, launch: AgentLaunch): Promise<AgentChild> => {
  const parse = createDeltaParser(deps.now);
  const own: { child: AgentChild | null } = { child: null };
  const ifCurrent = (tell: (child: AgentChild) => void): void => {
    if (own.child !== null && own.child === state.child) tell(own.child);
  };
  return spawnAgent(launch, {
    record: (fields) => ifCurrent((child) => deps.signal(parse(fields), child)),
    garbage: (excerpt) => ifCurrent(() => deps.garbage(excerpt)),
    exit: (exit) =>
      ifCurrent(() => {
        state.child = null;
        state.deaths.push(deps.now());
        deps.exited(exit);
      }),
  }).then((child) => {
    own.child = child;
    state.child = child;
    state.launch = launch;
    return child;
  });
};

const begin = async (state: Supervised, deps: SupervisorDeps, signal: AbortSignal): Promise<AgentChild> => {
  await backOff(state, deps, signal);
  const launch = await deps.launch();
  stopHere(signal);
  return spawnSupervised(state, deps, launch);
};

const stop = async (state: Supervised): Promise<void> => {
  if (state.start) {
    state.start.abort.abort();
    await state.start.child.catch(() => undefined);
  }
  const { child } = state;
  // From here on nothing that it says counts.
  state.child = null;
  await child?.stop();
};

/** Language, model or key were changed while a run went on: a child of before must not go on with them. */
const isOutdated = async ({ child, launch }: Supervised, deps: SupervisorDeps): Promise<boolean> =>
  child !== null && JSON.stringify(await deps.launch()) !== JSON.stringify(launch);

/** Keeps one warm agent, starts it again when it is needed, and gives up after repeated deaths instead of looping. */
export const createAgentSupervisor = (deps: SupervisorDeps): AgentSupervisor => {
  const state: Supervised = { child: null, launch: null, start: null, deaths: [] };
  const startOnce = (): Promise<AgentChild> => {
    const abort = new AbortController();
    const child = begin(state, deps, abort.signal).finally(() => {
      state.start = null;
    });
    state.start = { child, abort };
    return child;
  };
  return {
    ensure: async () => {
      if (await isOutdated(state, deps)) await stop(state);
      return state.child ?? state.start?.child ?? startOnce();
    },
    current: () => state.child,
    stop: () => stop(state),
    forgive: () => {
      state.deaths = [];
    },
  };
};
