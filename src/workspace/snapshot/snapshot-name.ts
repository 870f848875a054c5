import { CodedError } from '#contract/errors';
import { SNAPSHOT_NAME } from '#contract/snapshot-name';

/** Milliseconds since 1970 → `20261120T140203.123Z`; sorts by time as text. */
const nameOf = (time: number): string => new Date(time).toISOString().replaceAll(/[-:]/g, '');

/** The moment that a snapshot name stands for, or null when it is not one, also for a date that does not exist. */
export const timeOfName = (name: string): number | null => {
  if (!SNAPSHOT_NAME.test(name)) return null;
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d\.\d{3}Z)$/.exec(name);
  const time = parts
    ? Date.parse(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}`)
    : Number.NaN;
  return Number.isFinite(time) && nameOf(time) === name ? time : null;
};

export const isSnapshotName = (name: string): boolean => timeOfName(name) !== null;

/** Newest first. */
export const byNewest = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);

/**
 * A name that sorts after every given one, also when the clock was set back or two runs meet in one millisecond.
 * @throws CodedError `internal` when the calendar of four-digit years is used up
 */
export const nextName = (taken: readonly string[], now: number): string => {
  const times = taken.map(timeOfName).filter((time) => time !== null);
  const time = times.reduce((last, taken) => Math.max(last, taken + 1), Math.trunc(now));
  const name = Number.isFinite(time) ? nameOf(time) : '';
  if (!isSnapshotName(name)) throw new CodedError('internal', { what: 'no name is left for a snapshot' });
  return name;
};
