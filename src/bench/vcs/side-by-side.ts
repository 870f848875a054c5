export interface SideBySide {
  /** Milliseconds, the middle of all rounds. */
  readonly ours: number;
  readonly beside: Readonly<Record<string, number>>;
  /** Ours by each of them, the middle of the ratios of all rounds: what else the machine does meets both. */
  readonly ratios: Readonly<Record<string, number>>;
  /** Longest turn of the event loop while ours ran, in milliseconds of this thread's own work. Null where Node cannot tell. */
  readonly stall: number | null;
}

type Work = () => Promise<unknown>;

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const time = async (work: Work): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

const TICK = 2;

/** Waits of a timer, as far as the processor time of this thread explains them: other programs take turns too. */
const watchStalls = (): { stop(): number | null } => {
  if (typeof process.threadCpuUsage !== 'function') return { stop: () => null };
  let longest = 0;
  let at = performance.now();
  let cpu = process.threadCpuUsage();
  const look = (): void => {
    const used = process.threadCpuUsage(cpu);
    longest = Math.max(longest, Math.min(performance.now() - at - TICK, (used.user + used.system) / 1e3));
    at = performance.now();
    cpu = process.threadCpuUsage();
  };
  const timer = setInterval(look, TICK);
  return {
    stop: () => {
      look();
      clearInterval(timer);
      return longest;
    },
  };
};

/** Measures all in turns, in the same run; the first round warms up and does not count. */
export const sideBySide = async (
  ours: Work,
  others: Readonly<Record<string, Work>>,
  rounds: number,
): Promise<SideBySide> => {
  const mine: number[] = [];
  const theirs = new Map<string, number[]>(Object.keys(others).map((name) => [name, []]));
  const stalls: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const watch = watchStalls();
    const own = await time(ours);
    const stall = watch.stop();
    const each = new Map<string, number>();
    for (const [name, work] of Object.entries(others)) each.set(name, await time(work));
    if (round === 0) continue;
    mine.push(own);
    if (stall !== null) stalls.push(stall);
    for (const [name, took] of each) theirs.get(name)?.push(took);
  }
  const names = [...theirs.keys()];
  const ratio = (name: string): number => middle(mine.map((own, round) => own / (theirs.get(name)?.[round] ?? 1)));
  return {
    ours: middle(mine),
    beside: Object.fromEntries(names.map((name) => [name, middle(theirs.get(name) ?? [])])),
    ratios: Object.fromEntries(names.map((name) => [name, ratio(name)])),
    stall: stalls.length === 0 ? null : middle(stalls),
  };
};
