import { join } from 'node:path';
import { readBounded } from '#workspace/files/bounded-read';
import { resolveInside } from '#workspace/safe-path';

/** Where a project starts, by what its build tools take for granted. */
const ENTRIES = [
  'src/main.tsx',
  'src/main.jsx',
  'src/main.ts',
  'src/index.tsx',
  'src/index.jsx',
  'src/index.js',
  'app/layout.tsx',
];
const MOST_BYTES = 256 * 1024;

const STYLE_IMPORT = /^\s*import\s+['"](\.{1,2}\/[^'"]+\.css)['"]/gm;

const stylesIn = async (workspace: string, entry: string): Promise<readonly string[]> => {
  try {
    const read = await readBounded(await resolveInside(workspace, entry), MOST_BYTES);
    if (read.kind !== 'ok') return [];
    const text = new TextDecoder().decode(read.bytes);
    return [...text.matchAll(STYLE_IMPORT)].map(([, path = '']) => `./${join(entry, '..', path)}`);
  } catch {
    return [];
  }
};

/** Style sheets that the project itself loads for every screen, as imports from the root of the workspace. */
export const readGlobalStyles = async (workspace: string): Promise<readonly string[]> => {
  const found = await Promise.all(ENTRIES.map((entry) => stylesIn(workspace, entry)));
  return [...new Set(found.flat())];
};
