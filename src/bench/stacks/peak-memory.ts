import { readFileSync, writeFileSync } from 'node:fs';

const KILOBYTES_PER_MEGABYTE = 1024;

const field = (name: string): number =>
  Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) /
  KILOBYTES_PER_MEGABYTE;

/** Megabytes that this process needed at most beyond what it had before the work; null where the system does not tell. */
export const peakOf = async <T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly peak: number | null }> => {
  // What was read before is given back to the system, or it would hide what the work needs.
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  const before = startOver();
  const result = await work();
  return { result, peak: before === null ? null : Math.max(0, field('VmHWM') - before) };
};

/** Makes the system forget the highest mark so far; tells what is in use now. */
const startOver = (): number | null => {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
    return field('VmRSS');
  } catch {
    return null;
  }
};
