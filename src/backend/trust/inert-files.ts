import { createHash } from 'node:crypto';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrustFile } from '#contract/state/app-state';
import { readBounded } from '#workspace/files/bounded-read';

/** Things that other programs would load from a folder. The product loads none of them, and says so. */
const NAMES = [
  '.pi',
  '.claude',
  '.vscode',
  'AGENTS.md',
  'CLAUDE.md',
  '.npmrc',
  '.env',
  '.envrc',
  '.hx/figma2code/.npmrc',
  '.hx/figma2code/extensions/.npmrc',
] as const;

/** Settings of git that name a program, or a file that names one. */
const GIT_PROGRAMS =
  /^\s*(fsmonitor|hookspath|sshcommand|gitproxy|editor|pager|askpass|external|textconv|driver|clean|smudge|process|helper|program|cmd|path)\s*=|^\s*\[\s*(include|includeif|alias)\b/im;

const MAX_BYTES = 1024 * 1024;

const inert = (path: string, bytes: Uint8Array | null): TrustFile => ({
  path,
  sha256: bytes === null ? '' : createHash('sha256').update(bytes).digest('hex'),
  change: 'same',
  runs: false,
});

const contentOf = async (path: string): Promise<Uint8Array | null> => {
  const found = await readBounded(path, MAX_BYTES).catch(() => null);
  return found?.kind === 'ok' ? found.bytes : null;
};

const describe = async (workspace: string, name: string): Promise<TrustFile[]> => {
  const found = await lstat(join(workspace, name)).catch(() => null);
  if (found === null) return [];
  return found.isDirectory() ? [inert(`${name}/`, null)] : [inert(name, await contentOf(join(workspace, name)))];
};

const gitConfig = async (workspace: string): Promise<TrustFile[]> => {
  const bytes = await contentOf(join(workspace, '.git/config'));
  return bytes !== null && GIT_PROGRAMS.test(Buffer.from(bytes).toString('utf8')) ? [inert('.git/config', bytes)] : [];
};

const gitHooks = async (workspace: string): Promise<TrustFile[]> => {
  const names = await readdir(join(workspace, '.git/hooks')).catch(() => []);
  return names.some((name) => !name.endsWith('.sample')) ? [inert('.git/hooks/', null)] : [];
};

/** What lies in a workspace, would run elsewhere, and is never loaded here. `sha256` is empty for folders. Only reads. */
export const listInertFiles = async (workspace: string): Promise<TrustFile[]> => {
  const parts = await Promise.all([
    ...NAMES.map((name) => describe(workspace, name)),
    gitConfig(workspace),
    gitHooks(workspace),
  ]);
  return parts.flat();
};
