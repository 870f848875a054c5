import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { BackendDeps } from '#backend/backend-context';
import { setUp } from './set-up.ts';
import { tempDir } from './temp-dir.ts';
import { type TestBackend, testBackend } from './test-backend.ts';

export interface ReadyWorkspace extends TestBackend {
  readonly dir: string;
  readonly workspace: string;
}

/** How the project is before: init has been through it and it is trusted, the agent of the window did both, or nothing. */
export type Before = 'ready' | 'by-agent' | 'nothing';

const submitInit = async (backend: TestBackend): Promise<void> => {
  await backend.ask('init.submit', { framework: 'html', vcs: 'none', trust: true });
  const { lastOutcome } = await backend.until((state) => state.lastOutcome !== null && state.agent.kind !== 'busy');
  if (lastOutcome?.kind !== 'done') throw new Error(`setting up failed: ${lastOutcome?.failure?.message}`);
};

/** A real backend with a real agent on a small HTML project. */
export const readyWorkspace = async (
  overrides: Partial<BackendDeps> = {},
  before: Before = 'ready',
): Promise<ReadyWorkspace> => {
  const dir = await tempDir('ready');
  const workspace = join(dir.path, 'project');
  await mkdir(workspace);
  await writeFile(join(workspace, 'index.html'), '<!doctype html>\n');
  if (before === 'ready') await setUp(workspace, join(dir.path, 'data'));
  const backend = await testBackend(dir.path, overrides);
  onTestFinished(async () => {
    await backend.close();
    await dir.remove();
  });
  await backend.ask('workspace.open', { path: workspace });
  if (before === 'by-agent') await submitInit(backend);
  return { ...backend, dir: dir.path, workspace };
};
