import { createTrustStore } from '#backend/trust/trust-store';
import { createInitRunner } from './init-run.ts';

/** Trusts what a folder would run, in the settings of `dataDir`. */
export const trustFolder = async (workspace: string, dataDir: string): Promise<void> => {
  const store = createTrustStore(dataDir);
  const trust = await store.inspect(workspace);
  if (trust.kind !== 'untrusted') throw new Error(`a folder that is set up is ${trust.kind}`);
  await store.grant(workspace, trust.digest);
};

/**
 * Sets a project up with the tools of init in this process, and trusts it in the settings of `dataDir`: what the command
 * line does, without starting it and an agent for each test.
 */
export const setUp = async (workspace: string, dataDir: string, framework = 'html'): Promise<void> => {
  const runner = createInitRunner(workspace, { framework, vcs: 'none', trust: true });
  await runner.run();
  await runner.skill.dispose();
  await trustFolder(workspace, dataDir);
};
