import { readdirSync, readFileSync } from 'node:fs';

const fieldOf = (pid: string, file: string, pattern: RegExp): number => {
  try {
    return Number(pattern.exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
};

const pids = (): string[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name));

/** Resident megabytes of a process and everything below it; 0 where there is no /proc. */
const treeMemory = (root: number): number => {
  const parents = new Map(pids().map((pid) => [pid, String(fieldOf(pid, 'stat', /\) \S (\d+)/))]));
  const isBelow = (pid: string): boolean =>
    pid === String(root) || (parents.has(pid) && parents.get(pid) !== '0' && isBelow(parents.get(pid) as string));
  const kilobytes = [...parents.keys()]
    .filter(isBelow)
    .reduce((sum, pid) => sum + fieldOf(pid, 'status', /VmRSS:\s+(\d+)/), 0);
  return kilobytes / 1024;
};

/** Looks every 150 ms; `stop` tells the highest sum seen, in megabytes. */
export const watchMemory = (root: number): { stop(): number } => {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, treeMemory(root));
  }, 150);
  return {
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
};
