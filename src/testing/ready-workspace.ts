import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { BackendDeps } from '#backend/backend-context';
import { tempDir } from './temp-dir.ts';
import { type TestBackend, testBackend } from './test-backend.ts';

export interface ReadyWorkspace extends TestBackend {
  readonly dir: string;
  readonly workspace: string;
}

/** A real backend with a real agent on a small HTML project; set up and trusted by the offline model unless told otherwise. */
export const readyWorkspace = async (overrides: Partial<BackendDeps> = {}, init = true): Promise<ReadyWorkspace> => {
  const dir = await tempDir('ready');
  const workspace = join(dir.path, 'project');
  await mkdir(workspace);
  await writeFile(join(workspace, 'index.html'), '<!doctype html>\n');
  const backend = await testBackend(dir.path, overrides);
  onTestFinished(async () => {
    await backend.close();
    await dir.remove();
  });
  await backend.ask('workspace.open', { path: workspace });
  const ready = { ...backend, dir: dir.path, workspace };
  if (!init) return ready;
  await backend.ask('init.submit', { framework: 'html', vcs: 'none', trust: true });
  const { lastOutcome } = await backend.until((state) => state.lastOutcome !== null && state.agent.kind !== 'busy');
  if (lastOutcome?.kind !== 'done') throw new Error(`setting up failed: ${lastOutcome?.failure?.message}`);
  return ready;
};
