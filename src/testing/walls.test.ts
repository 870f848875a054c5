import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tempDir } from './temp-dir.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');

/** A copy of the house in which one wrong line can be written. */
const copyHouse = async (): Promise<string> => {
  const dir = await tempDir('walls');
  onTestFinished(dir.remove);
  for (const part of ['src', 'locales', 'package.json'])
    cpSync(join(ROOT, part), join(dir.path, part), { recursive: true });
  // Build information of the copy goes to its own cache.
  mkdirSync(join(dir.path, 'node_modules'));
  for (const name of readdirSync(join(ROOT, 'node_modules')).filter((entry) => entry !== '.cache'))
    symlinkSync(join(ROOT, 'node_modules', name), join(dir.path, 'node_modules', name));
  return dir.path;
};

/** What the compiler says of the folders that get a wrong line; one run for all, since each run reads everything. */
const typesOf = (house: string): string => {
  try {
    execFileSync(process.execPath, [TSC, '-b', ...FOLDERS.map((folder) => join(house, 'src', folder))], {
      cwd: house,
      encoding: 'utf8',
    });
    return '';
  } catch (error) {
    return String((error as { stdout: string }).stdout);
  }
};

const WRONG = [
  ['contract', 'contract → workspace', "import type { x } from '../workspace/paths.ts';\nexport type Y = typeof x;\n"],
  [
    'backend',
    'backend → bridge',
    "import type { Daemon } from '#bridge/daemon/open-daemon';\nexport type Y = Daemon;\n",
  ],
  ['contract', 'Node in contract', "import { readFileSync } from 'node:fs';\nexport const y = readFileSync;\n"],
  ['contract', 'DOM in contract', 'export const y = document.title;\n'],
  [
    'backend',
    'backend → agent',
    "import type { ExtensionOptions } from '../agent/extension.ts';\nexport type Y = ExtensionOptions;\n",
  ],
  ['backend', 'backend → skills', "import type { F2CTool } from '#parser/tools';\nexport type Y = F2CTool;\n"],
  [
    'renderer',
    'renderer → backend, as a type',
    "import type { Backend } from '../backend/backend.ts';\nexport type Y = Backend;\n",
  ],
  ['skills/init', 'one wing → another', "import type { x } from '../parser/tools.ts';\nexport type Y = typeof x;\n"],
  ['bridge', 'bridge → workspace', "import { HX_DIR } from '#workspace/paths';\nexport const y = HX_DIR;\n"],
  [
    'bridge',
    'bridge → backend, as a type',
    "import type { Backend } from '#backend/backend';\nexport type Y = Backend;\n",
  ],
  ['workspace', 'workspace → backend', "import type { Backend } from '#backend/backend';\nexport type Y = Backend;\n"],
] as const;

const FOLDERS = [...new Set(WRONG.map(([folder]) => folder))];

describe('walls', () => {
  it('a wrong import does not compile, and the same file without it does', async () => {
    const house = await copyHouse();
    const files = WRONG.map(([folder, name, line], at) => ({
      file: `src/${folder}/wrong-import-${at}.ts`,
      name,
      line,
    }));
    for (const { file, line } of files) writeFileSync(join(house, file), line);
    const wrong = typesOf(house);
    for (const { file, name } of files) expect(wrong, name).toContain(file);
    for (const { file } of files) writeFileSync(join(house, file), 'export const fine = 1;\n');
    expect(typesOf(house)).toBe('');
  }, 120_000);
});
