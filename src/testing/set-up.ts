import { createInitRunner } from './init-run.ts';
import { trustFolder } from './trust-folder.ts';

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
