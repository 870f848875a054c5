import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { errnoOf, isMissing } from '../fs-failure.ts';

/** A process that is told apart from a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in whatever way the system says it; empty where the system does not say. */
  readonly start: string;
}

// The state and the start time stand after the name in brackets, which may itself hold brackets and spaces.
const parseStat = (stat: string): { state: string; start: string } => {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', start: fields[19] ?? '' };
};

const startOnLinux = async (pid: number): Promise<string | null> => {
  try {
    const { state, start } = parseStat(await readFile(`/proc/${pid}/stat`, 'latin1'));
    if (state === 'Z' || state === 'X') return null;
    // Ticks since boot: only together with the boot do they name one moment.
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'latin1').catch(() => '');
    return `${boot.slice(0, 8)}.${start}`;
  } catch (error) {
    if (isMissing(error) || errnoOf(error) === 'ESRCH') return null;
    throw error;
  }
};

const startByPs = (pid: number): Promise<string> =>
  new Promise((done) => {
    const options = { env: { LC_ALL: 'C' }, timeout: 2_000, encoding: 'utf8' } as const;
    execFile('/bin/ps', ['-o', 'lstart=', '-p', String(pid)], options, (error, out) => {
      done(error ? '' : out.trim().replaceAll(/\W+/g, '.'));
    });
  });

const answersSignals = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Belongs to somebody else, and so it is there.
    return errnoOf(error) === 'EPERM';
  }
};

/** Start of a running process; null when there is none with this number, or only one that waits to be buried. */
const startOf = async (pid: number): Promise<string | null> => {
  if (!Number.isSafeInteger(pid) || pid < 1 || pid > 0x7fff_ffff || !answersSignals(pid)) return null;
  if (process.platform === 'linux') return startOnLinux(pid);
  return process.platform === 'win32' ? '' : startByPs(pid);
};

export const ownIdentity = async (): Promise<ProcessIdentity> => ({
  pid: process.pid,
  start: (await startOf(process.pid)) ?? '',
});

/** True when this very process still runs; a later one under its number does not count. */
export const isRunning = async (identity: ProcessIdentity): Promise<boolean> => {
  const start = await startOf(identity.pid);
  return start !== null && (start === '' || identity.start === '' || start === identity.start);
};
