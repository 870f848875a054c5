import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { frameworkDir, workspacePaths } from '#workspace/paths';
import { syncStatus } from '#workspace/status';
import { FRAMEWORK, publishSample, temporaryFolder, temporaryWorkspace } from './workspace-fixture.ts';
import { violations } from './workspace-invariants.ts';
import { runImport } from './workspace-run.ts';

/** A disk in memory, where there is one: a sweep flushes thousands of times. */
const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Snapshots that are there before: with the new one, two have to go. */
const BEFORE = 11;

/** What can be seen in a workspace: the names in sight, and what points at them. */
export interface Sight {
  readonly names: string;
  readonly pointers: string;
}

/** A workspace that is the same at the start of every run of a sweep, and the checks after each. */
export interface SweepGround {
  fresh(): Promise<string>;
  sight(dir: string): Promise<Sight>;
  /** Names that start with a dot: leftovers, as nobody is running. */
  hidden(dir: string): Promise<string[]>;
  /** What is wrong now, and what is still wrong after the next, undisturbed run. */
  problems(dir: string): Promise<string[]>;
  remove(): Promise<void>;
}

const hidden = async (dir: string): Promise<string[]> => {
  const folders = [workspacePaths(dir).hx, workspacePaths(dir).dir, frameworkDir(dir, FRAMEWORK)];
  const names = await Promise.all(folders.map((folder) => readdir(folder)));
  return names.flat().filter((name) => name.startsWith('.'));
};

const sight = async (dir: string): Promise<Sight> => {
  const output = frameworkDir(dir, FRAMEWORK);
  const names = (await readdir(output)).filter((name) => !name.startsWith('.')).sort();
  const files = [join(output, 'latest.txt'), workspacePaths(dir).status];
  const pointers = await Promise.all(files.map((path) => readFile(path, 'utf8')));
  return { names: names.join(), pointers: pointers.join() };
};

const recover = async (dir: string): Promise<string[]> => {
  const name = await runImport(dir, 1);
  const latest = await readFile(join(frameworkDir(dir, FRAMEWORK), 'latest.txt'), 'utf8');
  return [
    ...(await violations(dir)),
    ...(await hidden(dir)).map((left) => `left after the next run: ${left}`),
    ...(latest === name ? [] : [`latest.txt after the next run: ${latest}`]),
  ];
};

export const createSweepGround = async (): Promise<SweepGround> => {
  const template = await temporaryWorkspace(undefined, MEMORY);
  const scratch = await temporaryFolder(MEMORY);
  for (let run = 0; run < BEFORE; run += 1) await publishSample(template);
  await syncStatus(template, null);
  const fresh = async (): Promise<string> => {
    const dir = join(scratch, 'workspace');
    await rm(dir, { recursive: true, force: true });
    await cp(template, dir, { recursive: true });
    return dir;
  };
  return {
    fresh,
    sight,
    hidden,
    problems: async (dir) => [...(await violations(dir)), ...(await recover(dir))],
    remove: async () => {
      for (const dir of [template, scratch]) await rm(dir, { recursive: true, force: true });
    },
  };
};
