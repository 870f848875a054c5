import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { productRoot } from '#backend/default-deps';

export const rendererDir = (root: string = productRoot()): string => join(root, 'out', 'renderer');

/** Newest change below a folder, milliseconds; tests do not count. */
const newest = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);

/** True when the built page is missing or older than what it is made of. An installed product has no sources and is never stale. */
export const isStale = (root: string = productRoot()): boolean => {
  const built = join(rendererDir(root), 'index.html');
  const sources = ['renderer', 'contract'].map((folder) => join(root, 'src', folder)).filter(existsSync);
  if (!existsSync(built)) return true;
  const { mtimeMs } = statSync(built);
  return [...sources, join(root, 'locales')].some((folder) => existsSync(folder) && newest(folder) > mtimeMs);
};

const run = (command: string, args: readonly string[], cwd: string): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });

/** Builds the page and the Electron shell. False when it could not be built. */
export const buildWindow = (root: string = productRoot()): Promise<boolean> => {
  const entry = join(
    dirname(createRequire(import.meta.url).resolve('electron-vite/package.json')),
    'bin',
    'electron-vite.js',
  );
  return run(process.execPath, [entry, 'build'], root);
};
