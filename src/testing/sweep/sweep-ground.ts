import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { frameworkDir, workspacePaths } from '#workspace/paths';
import { syncStatus } from '#workspace/status';
import { parserWorkspace } from '../parser-run.ts';
import { publishSample, temporaryFolder, treeOf } from '../workspace-fixture.ts';
import { violations } from '../workspace-invariants.ts';
import { runImport } from '../workspace-run.ts';
import { writeSweepDesign } from './sweep-design.ts';
import type { SweepMode, SweptStart } from './swept-program.ts';

/** A disk in memory, where there is one: a sweep flushes thousands of times. */
const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** How many snapshots are there before: with the new one, two have to go. */
const BEFORE = 11;
const FRAMEWORK = 'html';

/** What can be seen in a workspace: the names in sight, and what points at them. */
export interface Sight {
  readonly names: string;
  readonly pointers: string;
}

/** A workspace that is the same at the start of every run of a sweep, and the checks after each. */
export interface SweepGround {
  readonly start: SweptStart;
  fresh(): Promise<string>;
  sight(dir: string): Promise<Sight>;
  /** What nobody needs any more: hidden names in the workspace, as nobody is running, and temporary files. */
  leftovers(dir: string): Promise<string[]>;
  /** What is wrong now, and what is still wrong after the next, undisturbed run. */
  problems(dir: string): Promise<string[]>;
  remove(): Promise<void>;
}

const hiddenIn = async (dir: string): Promise<string[]> => {
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
  const name = await runImport(dir, 1, FRAMEWORK);
  const latest = await readFile(join(frameworkDir(dir, FRAMEWORK), 'latest.txt'), 'utf8');
  return [
    ...(await violations(dir)),
    ...(await hiddenIn(dir)).map((left) => `left after the next run: ${left}`),
    ...(latest === name ? [] : [`latest.txt after the next run: ${latest}`]),
  ];
};

/** Files of a project that no import may touch. */
const PROJECT = { 'index.html': '<!doctype html>\n', 'src/app.css': 'body { margin: 0 }\n' };

const makeTemplate = async (snapshots: number): Promise<string> => {
  const template = await parserWorkspace(undefined, {}, MEMORY);
  await mkdir(join(template, 'src'));
  for (const [path, text] of Object.entries(PROJECT)) await writeFile(join(template, path), text);
  for (let run = 0; run < snapshots; run += 1) await publishSample(template, { framework: FRAMEWORK });
  await syncStatus(template, null);
  return template;
};

// All that is the project's own: whatever does not begin with the folder of the product.
const projectOf = async (dir: string): Promise<string> =>
  JSON.stringify(Object.entries(await treeOf(dir)).filter(([path]) => !path.startsWith('.hx')));

/** What a sweep runs over, and on what. */
export interface SweepGroundOptions {
  readonly mode: SweepMode;
  readonly images: number;
  readonly snapshots?: number;
}

export const createSweepGround = async ({ mode, images, snapshots }: SweepGroundOptions): Promise<SweepGround> => {
  const template = await makeTemplate(snapshots ?? BEFORE);
  const scratch = await temporaryFolder(MEMORY);
  const temporary = join(scratch, 'temporary');
  const design = mode === 'import' ? await writeSweepDesign(join(scratch, 'design'), images) : { images: `${images}` };
  const project = await projectOf(template);
  const fresh = async (): Promise<string> => {
    const dir = join(scratch, 'workspace');
    for (const old of [dir, temporary]) await rm(old, { recursive: true, force: true });
    await cp(template, dir, { recursive: true });
    await mkdir(temporary);
    return dir;
  };
  await fresh();
  return {
    start: { mode, design, temporary, cache: join(scratch, 'cache') },
    fresh,
    sight,
    leftovers: async (dir) => [...(await hiddenIn(dir)), ...(await readdir(temporary))],
    problems: async (dir) => [
      ...(await violations(dir)),
      ...((await projectOf(dir)) === project ? [] : ['I4 a file of the project has changed']),
      ...(await recover(dir)),
    ],
    remove: async () => {
      for (const dir of [template, scratch]) await rm(dir, { recursive: true, force: true });
    },
  };
};
