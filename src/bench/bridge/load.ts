/** What a load came to. */
export interface LoadResult {
  readonly perSecond: number;
  readonly p99Ms: number;
  readonly wrong: number;
}

export interface Load {
  readonly total: number;
  readonly inFlight: number;
  /** Request number `at`; true when the answer was its own. */
  send(at: number): Promise<boolean>;
}

const percentile = (values: Float64Array, share: number): number =>
  values.sort()[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

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
  return { perSecond: total / seconds, p99Ms: percentile(times, 0.99), wrong };
};
