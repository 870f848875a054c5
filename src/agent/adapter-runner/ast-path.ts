import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fsFailure } from '#workspace/fs-failure';

/** `semantic-ast.json` → `semantic-ast`, the folder of a tree that is kept in parts. */
export const partsOf = (astPath: string): string => astPath.replace(/\.json$/, '');

const copyTree = async (astPath: string, folder: string): Promise<string> => {
  const copy = join(folder, basename(astPath).replaceAll('*', '_'));
  await cp(astPath, copy);
  await cp(partsOf(astPath), partsOf(copy), { recursive: true }).catch(() => undefined);
  return copy;
};

/**
 * Runs `work` with the real path of the tree. Node takes a `*` in a permitted path for a pattern, which would permit
 * more than this tree: then `work` gets a copy at a path without one.
 * @throws CodedError of `fsFailure`
 */
export const withPlainPath = async (astPath: string, work: (path: string) => Promise<void>): Promise<void> => {
  const path = await realpath(astPath).catch((error: unknown) => {
    throw fsFailure(error, dirname(astPath));
  });
  if (!path.includes('*')) return work(path);
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'f2c-ast-'));
  try {
    await work(await copyTree(path, folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
