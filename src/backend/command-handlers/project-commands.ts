import type { BackendContext } from '../backend-context.ts';
import { vcsKindOf } from '../workspaces/workspace-scan.ts';
import type { Handlers, NamesOf } from './handlers.ts';

/** Only the version control is asked; a folder that was opened meanwhile has its own. */
const scanAgain = async (context: BackendContext): Promise<null> => {
  const { path, setup } = context.workspace();
  await context.changes.scan(path, vcsKindOf(setup));
  const { workspace } = context.facts.state();
  if (workspace?.path === path) context.tellWorkspace(workspace);
  return null;
};

/** Commands that look at the files of the project. Nothing of it is run, and nothing is written. */
export const projectCommands = (context: BackendContext): Handlers<NamesOf<'project'>> => ({
  'project.scan': () => scanAgain(context),
  'project.files': ({ from }) => context.project.files(context.workspace(), from),
  'project.changes': async ({ from }) => context.project.changes(context.workspace(), from),
  'project.file': ({ path, side }) => context.project.file(context.workspace(), path, side),
  'project.origin': ({ path }) => context.project.origins.originOf(context.workspace().path, path),
  'project.linesOf': ({ node }) => context.project.origins.linesOf(context.workspace().path, node),
});
