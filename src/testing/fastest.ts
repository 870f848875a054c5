/** Milliseconds of the fastest of some runs: a busy machine makes some of them slow, and hardly all. */
export const fastest = (run: () => unknown): number => {
  const times = Array.from({ length: 20 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
};
