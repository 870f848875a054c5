import { watch } from 'chokidar';
import { workspacePaths } from '#workspace/paths';

export interface WorkspaceWatch {
  close(): Promise<void>;
}

const SETTLE_MS = 300;

/** Tells when `.hx/figma2code` changed. The tree of the project is never watched: it is scanned. */
export const watchWorkspace = (workspace: string, changed: () => void): WorkspaceWatch => {
  const { dir } = workspacePaths(workspace);
  let timer: NodeJS.Timeout | null = null;
  const watcher = watch(dir, { ignoreInitial: true, followSymlinks: false, depth: 3 });
  const later = (): void => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(changed, SETTLE_MS);
  };
  watcher.on('all', later);
  watcher.on('error', () => undefined);
  return {
    close: async () => {
      if (timer) clearTimeout(timer);
      await watcher.close();
    },
  };
};
