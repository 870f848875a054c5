import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { FolderListing } from '#contract/commands';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { visibleText } from '#workspace/files/visible-text';
import { fsFailure } from '#workspace/fs-failure';

const MAX_FOLDERS = 1_000;
const PROJECT_FILES = [
  'package.json',
  'pubspec.yaml',
  'Package.swift',
  'build.gradle',
  'build.gradle.kts',
  '.git',
  'index.html',
];

const hintOf = async (path: string): Promise<FolderListing['folders'][number]['hint']> => {
  const names = await readdir(path).catch(() => [] as string[]);
  if (names.includes('.hx')) return 'workspace';
  return names.some((name) => PROJECT_FILES.includes(name) || name.endsWith('.csproj')) ? 'project' : null;
};

/** What was typed: `~` and paths without a beginning are taken from the home directory, never from where the program was started. */
export const expandPath = (path: string): string => {
  if (path === '' || path === '~') return homedir();
  if (path.startsWith('~/')) return join(homedir(), path.slice(2));
  return isAbsolute(path) ? resolve(path) : resolve(homedir(), path);
};

const notListed = (error: unknown, path: string): CodedError => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = {
    ENOENT: 'no-such-folder',
    ENOTDIR: 'no-such-folder',
    EACCES: 'not-permitted',
    EPERM: 'not-permitted',
  };
  const why = Object.hasOwn(known, code) ? known[code as keyof typeof known] : null;
  if (why === null) return fsFailure(error, path);
  return new CodedError('workspace-invalid', { path: visibleText(path), reason: reason(why) });
};

/** Subfolders of a folder, by name; hidden ones are left out. @throws CodedError when it cannot be read */
export const listFolders = async (wanted: string): Promise<FolderListing> => {
  const path = expandPath(wanted);
  try {
    const entries = await readdir(path, { withFileTypes: true });
    const names = entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name);
    names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    const shown = names.slice(0, MAX_FOLDERS);
    const folders = await Promise.all(
      shown.map(async (name) => ({ name, path: join(path, name), hint: await hintOf(join(path, name)) })),
    );
    const parent = dirname(path);
    return { path, parent: parent === path ? null : parent, folders, truncated: names.length > shown.length };
  } catch (error) {
    throw notListed(error, path);
  }
};
