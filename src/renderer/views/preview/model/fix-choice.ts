import type { Score, ScoreDifference, ScreenScore } from '#contract/code-gen/score';

/** So many of the largest differences are ticked at first, and listed until all are asked for. */
export const FIRST_DIFFERENCES = 8;

/** Ticks belong to one measuring of one screen. */
export const ticksKey = ({ run, at }: Score, { screen }: ScreenScore): string => JSON.stringify([run, at, screen]);

export interface Ticks {
  readonly of: string;
  readonly flipped: ReadonlySet<number>;
}

export const isTicked = (index: number, ticks: Ticks, of: string): boolean =>
  (ticks.of === of && ticks.flipped.has(index)) !== index < FIRST_DIFFERENCES;

/** Indexes of the differences that the agent is asked to mend. */
export const tickedOnes = (differences: readonly unknown[], ticks: Ticks, of: string): readonly number[] =>
  differences.flatMap((_, index) => (isTicked(index, ticks, of) ? [index] : []));

/** As long as a command takes. */
export const LONGEST_REQUEST = 20_000;

export interface RequestWords {
  /** What stands in front of all differences. */
  readonly lead: string;
  line(difference: ScoreDifference): string;
}

/** The text that is opened for editing: as many lines as go into a command, whole ones only. */
export const requestText = (differences: readonly ScoreDifference[], { lead, line }: RequestWords): string => {
  let text = lead;
  for (const difference of differences) {
    const next = `${text}\n- ${line(difference).replaceAll(/\s+/g, ' ')}`;
    if (next.length > LONGEST_REQUEST) break;
    text = next;
  }
  return text;
};
