import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tempDir } from './temp-dir.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');

interface Line {
  /** The folder that it is written in. */
  readonly folder: string;
  readonly name: string;
  /** What is imported, and the file of the house that this is; null for what the platform has. */
  readonly from: string;
  readonly target: string | null;
}

const line = (folder: string, name: string, from: string, target: string | null): Line => ({
  folder,
  name,
  from,
  target,
});

const WRONG: readonly Line[] = [
  line('contract', 'contract → workspace', '../workspace/paths.ts', 'workspace/paths.ts'),
  line('backend', 'backend → bridge', '#bridge/daemon/open-daemon', 'bridge/daemon/open-daemon.ts'),
  line('contract', 'Node in contract', 'node:fs', null),
  line('backend', 'backend → agent', '../agent/extension.ts', 'agent/extension.ts'),
  line('backend', 'backend → skills', '#parser/tools', 'skills/parser/tools.ts'),
  line('renderer', 'renderer → backend, as a type', '../backend/backend.ts', 'backend/backend.ts'),
  line('skills/init', 'one wing → another', '../parser/tools.ts', 'skills/parser/tools.ts'),
  line('bridge', 'bridge → workspace', '#workspace/paths', 'workspace/paths.ts'),
  line('bridge', 'bridge → backend, as a type', '#backend/backend', 'backend/backend.ts'),
  line('workspace', 'workspace → backend', '#backend/backend', 'backend/backend.ts'),
];

/** What the same folders may see: were these refused, the house would say nothing of its walls. */
const RIGHT: readonly Line[] = [
  line('backend', 'backend → workspace', '#workspace/paths', 'workspace/paths.ts'),
  line('workspace', 'workspace → contract', '#contract/errors', 'contract/errors.ts'),
  line('skills/init', 'skill → workspace', '#workspace/paths', 'workspace/paths.ts'),
  line('renderer', 'renderer → contract', '#contract/errors', 'contract/errors.ts'),
  line('bridge', 'bridge → contract', '#contract/errors', 'contract/errors.ts'),
  line('agent', 'agent → parser', '#parser/tools', 'skills/parser/tools.ts'),
];

const FOLDERS = [...new Set([...WRONG, ...RIGHT].map(({ folder }) => folder))];

const put = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

/** The house with its real walls (the settings of the compiler, the names of its rooms), and in each room next to nothing. */
const bareHouse = async (): Promise<string> => {
  const dir = await tempDir('walls');
  onTestFinished(dir.remove);
  cpSync(join(ROOT, 'package.json'), join(dir.path, 'package.json'));
  symlinkSync(join(ROOT, 'locales'), join(dir.path, 'locales'));
  for (const name of readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!/(^|\/)tsconfig(\.base)?\.json$/.test(name)) continue;
    put(join(dir.path, 'src', name), '');
    cpSync(join(ROOT, 'src', name), join(dir.path, 'src', name));
    put(join(dir.path, 'src', dirname(name), 'room.ts'), 'export const room = 1;\n');
  }
  // Build information of the house goes to its own cache.
  mkdirSync(join(dir.path, 'node_modules'));
  for (const name of readdirSync(join(ROOT, 'node_modules')).filter((entry) => entry !== '.cache'))
    symlinkSync(join(ROOT, 'node_modules', name), join(dir.path, 'node_modules', name));
  for (const { target } of [...WRONG, ...RIGHT])
    if (target !== null) put(join(dir.path, 'src', target), 'export const x = 1;\n');
  return dir.path;
};

/** What the compiler says of the folders that get a line; one run for all. */
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

const textOf = ({ from, target }: Line): string =>
  target === null ? `export * from '${from}';\n` : `import type { x } from '${from}';\nexport type Y = typeof x;\n`;

describe('walls', () => {
  it('what is imported here is there', () => {
    for (const { target } of [...WRONG, ...RIGHT])
      if (target !== null) expect(existsSync(join(ROOT, 'src', target)), target).toBe(true);
  });

  it('a wrong import does not compile, a right one does, and the same file without it does', async () => {
    const house = await bareHouse();
    const dom = { file: 'src/contract/wrong-dom.ts', name: 'DOM in contract' };
    const files = WRONG.map((wrong, at) => ({ file: `src/${wrong.folder}/wrong-import-${at}.ts`, ...wrong }));
    for (const one of files) put(join(house, one.file), textOf(one));
    put(join(house, dom.file), 'export const y = document.title;\n');
    for (const [at, right] of RIGHT.entries())
      put(join(house, `src/${right.folder}/right-import-${at}.ts`), textOf(right));
    const said = typesOf(house);
    for (const { file, name } of [...files, dom]) expect(said, name).toContain(file);
    expect(said).not.toMatch(/right-import|room\.ts/);
    for (const { file } of [...files, dom]) writeFileSync(join(house, file), 'export const fine = 1;\n');
    expect(typesOf(house)).toBe('');
  }, 120_000);
});
