import type { Peer } from './peer.ts';

export interface Heartbeat {
  watch(peer: Peer): void;
  /** It said something. */
  heard(peer: Peer): void;
  forget(peer: Peer): void;
  /** Asks it now; true when it says anything within the time. */
  isAlive(peer: Peer, withinMs: number): Promise<boolean>;
  stop(): void;
}

interface Pulse {
  missed: number;
  readonly waiting: Set<(alive: boolean) => void>;
}

const MISSES = 2;

/** Asks every connection at each beat; `lost` is called for one that let two of them go by. */
export const createHeartbeat = (beatMs: number, ask: (peer: Peer) => void, lost: (peer: Peer) => void): Heartbeat => {
  const pulses = new Map<Peer, Pulse>();
  const timer = setInterval(() => {
    for (const [peer, pulse] of [...pulses]) {
      if (pulse.missed >= MISSES) lost(peer);
      else {
        pulse.missed += 1;
        ask(peer);
      }
    }
  }, beatMs);
  const tell = (pulse: Pulse | undefined, alive: boolean): void => {
    for (const done of pulse?.waiting ?? []) done(alive);
  };
  return {
    watch: (peer) => {
      pulses.set(peer, { missed: 0, waiting: new Set() });
    },
    heard: (peer) => {
      const pulse = pulses.get(peer);
      if (pulse === undefined) return;
      pulse.missed = 0;
      if (pulse.waiting.size > 0) tell(pulse, true);
    },
    forget: (peer) => {
      tell(pulses.get(peer), false);
      pulses.delete(peer);
    },
    isAlive: (peer, withinMs) =>
      new Promise((resolve) => {
        const pulse = pulses.get(peer);
        if (pulse === undefined) return resolve(false);
        const done = (alive: boolean): void => {
          clearTimeout(limit);
          pulse.waiting.delete(done);
          resolve(alive);
        };
        const limit = setTimeout(done, withinMs, false);
        pulse.waiting.add(done);
        ask(peer);
      }),
    stop: () => clearInterval(timer),
  };
};
