import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { workspacePaths } from '#workspace/paths';

export interface WorkspaceWatch {
  /** What is there now has been read: only what differs from it is news. */
  read(): Promise<void>;
  close(): Promise<void>;
}

const SETTLE_MS = 300;
/** `output/<framework>/<snapshot>`: files inside a snapshot never change. */
const DEPTH = 3;

/** Names, sizes and times of what can change. */
const fingerprint = async (folder: string, depth = DEPTH): Promise<string> => {
  const names = (await readdir(folder).catch(() => [] as string[])).filter((name) => !name.startsWith('.')).sort();
  const parts = await Promise.all(
    names.map(async (name) => {
      const stats = await lstat(join(folder, name)).catch(() => null);
      if (stats?.isDirectory()) return `${name}/${depth > 1 ? await fingerprint(join(folder, name), depth - 1) : ''}`;
      return `${name}:${stats?.size}:${stats?.mtimeMs}`;
    }),
  );
  return parts.join('\n');
};

/** Tells when `.hx/figma2code` differs from what was read. The tree of the project is never watched: it is scanned. */
export const watchWorkspace = async (workspace: string, changed: () => void): Promise<WorkspaceWatch> => {
  const { dir } = workspacePaths(workspace);
  // Loaded when it is needed: nobody waits for it before the window is there.
  const { watch } = await import('chokidar');
  let known = await fingerprint(dir);
  let timer: NodeJS.Timeout | null = null;
  const compare = async (): Promise<void> => {
    if ((await fingerprint(dir)) !== known) changed();
  };
  const watcher = watch(dir, { ignoreInitial: true, followSymlinks: false, depth: DEPTH });
  watcher.on('all', () => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => void compare(), SETTLE_MS);
  });
  watcher.on('error', () => undefined);
  return {
    read: async () => {
      known = await fingerprint(dir);
    },
    close: async () => {
      if (timer) clearTimeout(timer);
      await watcher.close();
    },
  };
};
