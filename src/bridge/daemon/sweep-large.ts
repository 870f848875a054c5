const LARGE_BYTES = 128 * 1024;
const SWEEP_BYTES = 24 * 1024 * 1024;

/**
 * Large messages are garbage as soon as they are passed on, and V8 lets some 64 MB of such gather beside its small heap.
 * Where the process was started with `--expose-gc`, as the launcher does, they are swept before.
 */
export const createLargeSweep = (): ((bytes: number) => void) => {
  const collect = (globalThis as { gc?: (options: { type: 'major' | 'minor' }) => void }).gc;
  let gathered = 0;
  return (bytes) => {
    if (collect === undefined || bytes < LARGE_BYTES) return;
    gathered += bytes;
    if (gathered < SWEEP_BYTES) return;
    gathered = 0;
    collect({ type: 'major' });
  };
};
