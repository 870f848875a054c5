/** What a load came to. */
export interface LoadResult {
  readonly perSecond: number;
  /** How long each took, in milliseconds. */
  readonly times: Float64Array;
  readonly wrong: number;
}

export interface Load {
  readonly total: number;
  readonly inFlight: number;
  /** Request number `at`; true when the answer was its own. */
  send(at: number): Promise<boolean>;
}

/** The time within which 99 of 100 were answered. */
export const p99Of = (times: readonly Float64Array[]): number => {
  const all = Float64Array.from(times.flatMap((part) => [...part])).sort();
  return all[Math.min(all.length - 1, Math.floor(all.length * 0.99))] ?? 0;
};

/** Keeps so many requests in flight until all are answered. */
export const runLoad = async ({ total, inFlight, send }: Load): Promise<LoadResult> => {
  const times = new Float64Array(total);
  let [next, wrong] = [0, 0];
  const worker = async (): Promise<void> => {
    while (next < total) {
      const at = next;
      next += 1;
      const start = performance.now();
      if (!(await send(at))) wrong += 1;
      times[at] = performance.now() - start;
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: inFlight }, worker));
  const seconds = (performance.now() - start) / 1_000;
  return { perSecond: total / seconds, times, wrong };
};
