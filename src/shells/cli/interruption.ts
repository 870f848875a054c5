import { EXIT } from './exit-codes.ts';

/** Ctrl-C and the like, from the first moment on. */
export interface Interruption {
  /** The exit code that belongs to the signal; null while none came. */
  code(): number | null;
  /** Called once, on the first signal; at once when it came already. Before that, a signal ends the process. */
  whenInterrupted(handler: () => void): void;
}

const SIGNALS = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated, SIGHUP: EXIT.hungUp } as const;

/** The first signal is orderly: whoever works is asked to stop. The second one ends the process at once. */
export const listenForSignals = (): Interruption => {
  let code: number | null = null;
  let handler: (() => void) | null = null;
  for (const [signal, exit] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      if (code !== null || handler === null) process.exit(exit);
      code = exit;
      handler();
    });
  }
  return {
    code: () => code,
    whenInterrupted: (wanted) => {
      handler = wanted;
      if (code !== null) wanted();
    },
  };
};
