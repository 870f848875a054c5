import type { SweepGround } from './sweep-ground.ts';
import { type SweepPlan, type SweepRow, sweepRow } from './sweep-rows.ts';
import { type RunEnd, type SweptProcess, startSwept, undisturbed } from './swept-program.ts';

const UNREACHED = 1_000_000;

/** How many named places a run passes that nothing disturbs. */
const countPoints = async (ground: SweepGround): Promise<number> => {
  const swept = await startSwept(ground.start);
  const end = await swept.run({ workspace: await ground.fresh(), failpoint: `*=kill@${UNREACHED}` });
  await swept.close();
  return UNREACHED - (undisturbed(end).left ?? UNREACHED);
};

/** One process for as many points as it lives through. */
const createRounds = (ground: SweepGround) => {
  let swept: SweptProcess | null = null;
  return {
    at: async (workspace: string, failpoint: string): Promise<RunEnd> => {
      swept ??= await startSwept(ground.start);
      const end = await swept.run({ workspace, failpoint });
      if (end.kind === 'died') swept = null;
      return end;
    },
    close: async (): Promise<void> => swept?.close(),
  };
};

export interface FailpointSweep {
  readonly rows: readonly SweepRow[];
  /** The names of the places at which a process was killed. */
  readonly reached: ReadonlySet<string>;
}

/** The named places of the program with each of the actions. */
export const sweepFailpoints = async (ground: SweepGround, plan: SweepPlan): Promise<FailpointSweep> => {
  const count = await countPoints(ground);
  const all = Array.from({ length: count }, (_, index) => index + 1);
  // A named place counts on behind the last of all places.
  const named = plan.named ?? [];
  const more = named.map((_, index) => count + index + 1);
  const reached = new Set<string>();
  const rows: SweepRow[] = [];
  const rounds = createRounds(ground);
  for (const action of plan.actions) {
    const at = async (dir: string, n: number): Promise<RunEnd> => {
      const end = await rounds.at(dir, n > count ? `${named[n - count - 1]}=${action}` : `*=${action}@${n}`);
      if (end.kind === 'died') reached.add(/killed at (\S+)/.exec(end.err)?.[1] ?? '');
      return end;
    };
    rows.push(await sweepRow({ ground, plan, all, more, at, by: 'failpoint', call: '*', action }));
  }
  await rounds.close();
  return { rows, reached };
};
