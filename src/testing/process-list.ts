import { readdir, readFile } from 'node:fs/promises';

interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly state: string;
  readonly command: string;
}

/** True where processes can be listed; elsewhere tests that need it say that they were skipped. */
export const CAN_LIST_PROCESSES = process.platform === 'linux';

const readEntry = async (pid: string): Promise<ProcessEntry | null> => {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
    // The name in brackets may hold anything, so the fields are counted from its end.
    const [state = '', parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { pid: Number(pid), parent: Number(parent), group: Number(group), state, command };
  } catch {
    return null;
  }
};

/** All processes that are alive (not zombies) now. */
export const listProcesses = async (): Promise<ProcessEntry[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const entries = await Promise.all(pids.map(readEntry));
  return entries.filter((entry): entry is ProcessEntry => entry !== null && entry.state !== 'Z');
};

export const childrenOf = async (parent: number): Promise<ProcessEntry[]> =>
  (await listProcesses()).filter((entry) => entry.parent === parent);

/** The variables that a process was started with. */
export const environmentOf = async (pid: number): Promise<string[]> =>
  (await readFile(`/proc/${pid}/environ`, 'utf8')).split('\0').filter((line) => line !== '');
