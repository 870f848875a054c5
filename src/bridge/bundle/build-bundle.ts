import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Looked up by name when the program starts, without effect: their absence is the normal case. */
const NATIVE_HELPERS = ['bufferutil', 'utf-8-validate'];

const stampOf = (path: string): readonly [string, number, number] => {
  const { size, mtimeMs } = statSync(join(ROOT, path));
  return [path, size, mtimeMs];
};

const writeWhole = (path: string, data: string | Uint8Array): void => {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    writeFileSync(temporary, data);
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
};

/**
 * The whole program as one file, since reading many small ones is most of a short start; and beside it what it was made of,
 * so that the launcher knows when it is out of date. Many may build at once: each file appears whole.
 */
export const buildBundle = async (): Promise<void> => {
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['src/bridge/cli/main.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    minify: true,
    metafile: true,
    outfile: 'figma.cjs',
    external: NATIVE_HELPERS,
    define: { 'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"' },
    logLevel: 'silent',
  });
  const folder = join(ROOT, 'out/bridge');
  mkdirSync(folder, { recursive: true });
  writeWhole(join(folder, 'figma.cjs'), outputFiles[0]?.contents ?? new Uint8Array());
  writeWhole(join(folder, 'inputs.json'), JSON.stringify(Object.keys(metafile.inputs).map(stampOf)));
};

if (import.meta.main) await buildBundle();
