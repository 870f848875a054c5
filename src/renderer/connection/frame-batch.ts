/** The clock and the frames of a window; a test gives its own. */
export interface FrameClock {
  now(): number;
  /** Calls back at the next frame, or after a while when the window is hidden and has no frames. */
  onFrame(run: () => void): void;
  after(ms: number, run: () => void): void;
}

/** Between two updates at least this long: 20 updates a second under load. */
export const UPDATE_INTERVAL_MS = 50;

export const windowClock = (): FrameClock => ({
  now: () => performance.now(),
  onFrame: (run) => {
    let done = false;
    const once = () => {
      if (!done) {
        done = true;
        run();
      }
    };
    requestAnimationFrame(once);
    // A hidden window gets no frames, and its state must not fall behind.
    setTimeout(once, 250);
  },
  after: (ms, run) => {
    setTimeout(run, ms);
  },
});

/** Returns a function that asks for `flush` at the next frame: any number of calls become one. */
export const createFrameBatch = (clock: FrameClock, flush: () => void): (() => void) => {
  let isScheduled = false;
  let lastFlush = Number.NEGATIVE_INFINITY;
  const run = () => {
    isScheduled = false;
    lastFlush = clock.now();
    flush();
  };
  return () => {
    if (isScheduled) return;
    isScheduled = true;
    const wait = lastFlush + UPDATE_INTERVAL_MS - clock.now();
    if (wait <= 0) clock.onFrame(run);
    else clock.after(wait, () => clock.onFrame(run));
  };
};
