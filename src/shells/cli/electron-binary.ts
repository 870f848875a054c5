import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { productRoot } from '#backend/default-deps';

/** The Electron binary when it is on this disk. Looked up by files: asking the package itself would start a download. */
export const electronBinary = (environment: NodeJS.ProcessEnv, root: string = productRoot()): string | null => {
  const folder = join(root, 'node_modules', 'electron');
  const name = join(folder, 'path.txt');
  if (!existsSync(name)) return null;
  const dist = environment['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist');
  const binary = join(dist, readFileSync(name, 'utf8').trim());
  return existsSync(binary) ? binary : null;
};
