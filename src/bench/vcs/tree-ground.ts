import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '#testing/temp-dir';

export interface TreeGround {
  readonly path: string;
  remove(): Promise<void>;
}

const FILES_PER_FOLDER = 100;

const fileAt = (index: number): string => {
  const folder = Math.floor(index / FILES_PER_FOLDER);
  return `packages/area-${folder % 40}/module-${folder}/part-${index % FILES_PER_FOLDER}.ts`;
};

const git = (path: string, ...args: readonly string[]): void => {
  const own = ['-c', 'user.name=b', '-c', 'user.email=b@example.com', '-c', 'gc.auto=0'];
  execFileSync('git', [...own, ...args], { cwd: path, stdio: 'ignore' });
};

const write = (path: string, count: number): void => {
  for (let index = 0; index < count; index += 1) {
    const file = join(path, fileAt(index));
    if (index % FILES_PER_FOLDER === 0) mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, `export const part = ${index};\n`);
  }
};

/** A folder of so many files, in a repository that tracks all or none of them. */
export const treeGround = async (count: number, tracked: boolean): Promise<TreeGround> => {
  const dir = await tempDir(`vcs-${count}`);
  write(dir.path, count);
  git(dir.path, 'init', '-q');
  if (tracked) {
    git(dir.path, 'add', '-A');
    git(dir.path, 'commit', '-qm', 'all');
  }
  return dir;
};

/** What a run of code generation may leave: some hundred files, spread over all folders. */
export const changeSome = (path: string, count: number): void => {
  for (let index = 0; index < count; index += Math.ceil(count / 200)) {
    writeFileSync(join(path, fileAt(index)), 'export const part = null;\n');
    writeFileSync(join(path, `${fileAt(index)}x`), '');
  }
  for (let index = 1; index < count; index += Math.ceil(count / 50)) rmSync(join(path, fileAt(index)), { force: true });
};
