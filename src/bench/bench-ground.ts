import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from './run-cli.ts';

export interface BenchGround {
  readonly home: string;
  readonly workspace: string;
  remove(): Promise<void>;
}

/** An empty HTML project that is set up and trusted, and a settings folder of its own. */
export const benchGround = async (): Promise<BenchGround> => {
  const home = await mkdtemp(join(tmpdir(), 'figma2code-bench-'));
  const workspace = join(home, 'workspace');
  await mkdir(workspace);
  await writeFile(join(workspace, 'index.html'), '<!doctype html>\n');
  const set = await runCli(['init', '--workspace', workspace, '--framework', 'html', '--vcs', 'none', '--trust'], home);
  if (set.code !== 0) throw new Error(`setting up failed: ${JSON.stringify(set.result)}`);
  return { home, workspace, remove: () => rm(home, { recursive: true, force: true }) };
};
