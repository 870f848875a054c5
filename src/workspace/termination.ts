/** How long cleaning up may take before the process ends all the same. */
const PATIENCE_MS = 2_500;

const EXIT_CODES = { SIGTERM: 143, SIGINT: 130 } as const;
type Signal = keyof typeof EXIT_CODES;

const within = (work: Promise<void>, limit: number): Promise<void> =>
  new Promise((done) => {
    const timer = setTimeout(done, limit);
    const settled = (): void => {
      clearTimeout(timer);
      done();
    };
    work.then(settled, settled);
  });

/**
 * On SIGTERM or SIGINT runs the clean-up once (discard what is staged, give the lock back) and ends the process with 143 or
 * 130, within three seconds even when the clean-up hangs. For the composition root of a process that writes.
 * @returns takes the handlers off again
 */
export const cleanUpOnTermination = (
  cleanUp: () => Promise<void>,
  exit: (code: number) => void = process.exit,
): (() => void) => {
  let begun = false;
  const handlers = (Object.keys(EXIT_CODES) as Signal[]).map((signal) => {
    const handle = (): void => {
      if (begun) return;
      begun = true;
      void within(cleanUp(), PATIENCE_MS).then(() => exit(EXIT_CODES[signal]));
    };
    process.on(signal, handle);
    return { signal, handle };
  });
  return () => {
    for (const { signal, handle } of handlers) process.off(signal, handle);
  };
};
