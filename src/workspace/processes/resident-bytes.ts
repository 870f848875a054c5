import { readFileSync } from 'node:fs';

const PAGE_BYTES = 4_096;

/** Resident bytes of a process that cannot look itself, since what it runs blocks it; 0 where there is no /proc. */
export const residentBytes = (pid: number): number => {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1] ?? 0) * PAGE_BYTES;
  } catch {
    return 0;
  }
};
