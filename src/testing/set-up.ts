import { createTrustStore } from '#backend/trust/trust-store';
import { createInitRunner } from './init-run.ts';

/**
 * Sets a project up with the tools of init in this process, and trusts it in the settings of `dataDir`: what the command
 * line does, without starting it and an agent for each test.
 */
export const setUp = async (workspace: string, dataDir: string): Promise<void> => {
  const runner = createInitRunner(workspace, { framework: 'html', vcs: 'none', trust: true });
  await runner.run();
  await runner.skill.dispose();
  const store = createTrustStore(dataDir);
  const trust = await store.inspect(workspace);
  if (trust.kind !== 'untrusted') throw new Error(`setting up left it ${trust.kind}`);
  await store.grant(workspace, trust.digest);
};
