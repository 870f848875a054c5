import { ERROR_NUMBERS } from '#contract/errors';
import type { Sight, SweepGround } from './sweep-ground.ts';
import type { RunEnd } from './swept-program.ts';

/** What happens at a point. */
export type SweepAction = 'kill' | 'ENOSPC' | 'EIO' | 'EMFILE';
export const SWEEP_ACTIONS: readonly SweepAction[] = ['kill', 'ENOSPC', 'EIO', 'EMFILE'];

/** One point of a sweep, after it was run through. */
export interface SweptPoint {
  readonly action: SweepAction;
  readonly by: 'failpoint' | 'syscall';
  readonly end: RunEnd;
  readonly before: Sight;
}

const PUBLISHED = /^\d{8}T/;
const CODES: Partial<Readonly<Record<SweepAction, string>>> = { ENOSPC: 'disk-full', EMFILE: 'too-many-files' };

// A runtime that cannot wake its own threads ends itself, which is one more kill.
const ofDeath = ({ action, end }: SweptPoint): string[] => {
  if (end.kind === 'answered') return [];
  if (action === 'kill' && end.signal === 'SIGKILL') return [];
  return end.signal === 'SIGABRT' ? [] : [`died: ${end.signal ?? end.code} ${end.err.slice(0, 200)}`];
};

/** A failure without a code: the registration of the tools answers it with `internal`. */
export const isUncoded = (end: RunEnd): boolean => end.kind === 'answered' && end.answer.outcome.startsWith('uncoded');

// A failpoint stands where something is written, so what comes of it is known; a call of the system may be any.
const ofRefusal = async ({ action, by, end }: SweptPoint, left: () => Promise<string[]>): Promise<string[]> => {
  if (end.kind === 'died' || PUBLISHED.test(end.answer.outcome)) return [];
  const { outcome } = end.answer;
  // The failure of the call itself may come through without a code; it is counted apart.
  const isPassedOn = outcome.startsWith(`uncoded: Error: ${action}: `);
  if (by === 'syscall') return isPassedOn || Object.hasOwn(ERROR_NUMBERS, outcome) ? [] : [`ended as ${outcome}`];
  const wanted = CODES[action];
  const isRight = wanted === undefined ? Object.hasOwn(ERROR_NUMBERS, outcome) : outcome === wanted;
  return [...(isRight ? [] : [`ended as ${outcome}`]), ...(await left()).map((name) => `left behind: ${name}`)];
};

/** Everything that is wrong after a point: how it ended, what is seen now, and what the next run makes of it. */
export const judgePoint = async (ground: SweepGround, dir: string, point: SweptPoint): Promise<string[]> => {
  const problems = [...ofDeath(point), ...(await ofRefusal(point, () => ground.leftovers(dir)))];
  const after = await ground.sight(dir).catch(() => null);
  if (after === null) problems.push('the folder of snapshots or a pointer is gone');
  else if (after.names === point.before.names && after.pointers !== point.before.pointers)
    problems.push('a pointer moved');
  return [...problems, ...(await ground.problems(dir))];
};
