import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parserWorkspace } from '#testing/parser-run';
import type { LargeDesign } from './large-design.ts';
import { type Measured, runChild } from './run-child.ts';

/** No images: none are given, and none are drawn. */
const designOf = ({ file, variables }: LargeDesign) => ({
  sourcePath: file,
  ...(variables === '' ? {} : { variablesPath: variables }),
  draw: false,
  again: false,
});

/**
 * One import into a workspace that is new, and, asked for, the same once more. The workspace stays in `dir`: after thousands
 * of files were removed, ext4 looks for minutes at each inode that became free before it gives one out, and a run must not
 * pay for the removal of the one before it.
 */
export const measureOurs = async (
  design: LargeDesign,
  dir: string,
  options: { readonly oneCore?: boolean; readonly twice?: boolean } = {},
): Promise<{ readonly first: Measured; readonly second: Measured | null }> => {
  const workspace = await parserWorkspace(undefined, {}, dir);
  const args = [JSON.stringify({ workspace, design: designOf(design) })];
  const run = { child: 'ours', args, oneCore: options.oneCore ?? false } as const;
  const first = await runChild(run);
  return { first, second: options.twice === true ? await runChild(run) : null };
};

const inFolder = async <T>(dir: string, work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(dir, 'part-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** One thread, the whole file at once. */
export const measureLimit = (
  { file }: LargeDesign,
  dir: string,
  options: { readonly oneCore?: boolean; readonly clone?: boolean } = {},
): Promise<Measured> =>
  inFolder(dir, (folder) =>
    runChild({
      child: 'limit',
      args: [file, join(folder, 'out.json'), ...(options.clone === true ? ['clone'] : [])],
      oneCore: options.oneCore ?? false,
    }),
  );

export const measureParts = ({ file, variables }: LargeDesign, dir: string): Promise<Measured> =>
  inFolder(dir, (folder) => runChild({ child: 'parts', args: [file, variables, folder] }));

/** The better of several runs: what disturbs a run only ever makes it slower. */
export const best = async (runs: number, measure: () => Promise<Measured>): Promise<Measured> => {
  const measured: Measured[] = [];
  for (let run = 0; run < runs; run += 1) measured.push(await measure());
  const least = (key: string): number => Math.min(...measured.map((one) => one[key] ?? Number.NaN));
  return Object.fromEntries(Object.keys(measured[0] ?? {}).map((key) => [key, least(key)]));
};

/** The document that is open at a plugin of this daemon, into a workspace that is new. */
export const measurePlugin = async (
  daemon: { readonly port: number; readonly token: string },
  dir: string,
): Promise<Measured> => {
  const workspace = await parserWorkspace(undefined, {}, dir);
  return runChild({ child: 'plugin', args: [JSON.stringify({ workspace, port: daemon.port, token: daemon.token })] });
};
