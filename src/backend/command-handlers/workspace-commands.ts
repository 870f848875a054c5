import { CodedError } from '#contract/errors';
import { checkWorkspaceFolder } from '#workspace/validate';
import type { BackendContext } from '../backend-context.ts';
import { withRecent } from '../settings/settings-store.ts';
import { expandPath, listFolders } from '../workspaces/list-folders.ts';
import { makeWorkspaceFolder } from '../workspaces/make-folder.ts';
import { readProductFile } from '../workspaces/read-product-file.ts';
import { scanWorkspace } from '../workspaces/workspace-scan.ts';
import { watchWorkspace } from '../workspaces/workspace-watch.ts';
import type { Handlers, NamesOf } from './handlers.ts';

const refuseBusy = (context: BackendContext): void => {
  if (context.runs.isBusy()) throw new CodedError('agent-busy');
};

const watchOpen = async (context: BackendContext, path: string): Promise<void> => {
  if (context.deps.watch === false) return;
  context.watch = await watchWorkspace(path, () => {
    const { workspace } = context.facts.state();
    if (workspace?.path !== path || context.runs.isBusy() || workspace.changedOutside) return;
    context.facts.append({ type: 'workspace', workspace: { ...workspace, changedOutside: true } });
  });
};

/** Whether it is remembered or not: the folder is open. */
const remember = async (context: BackendContext, path: string, name: string): Promise<void> => {
  const opened = { path, name, openedAt: Date.now() };
  await context.settings
    .write((current) => ({ recent: withRecent(current.recent, opened) }))
    .catch(() => context.log.add('warning', 'settings', 'not saved'));
  context.facts.append({ type: 'recent', recent: context.settings.read().recent });
};

/** What was said about one project is not shown in another, and the model of the next one does not know it. */
const leaveConversation = async (context: BackendContext): Promise<void> => {
  context.facts.append({ type: 'chat-cleared' });
  await context.supervisor.stop();
};

const openWorkspace = async (context: BackendContext, wanted: string): Promise<null> => {
  refuseBusy(context);
  const path = await checkWorkspaceFolder(expandPath(wanted));
  const workspace = await scanWorkspace(path, context);
  // A run that began meanwhile belongs to the folder that was open then.
  refuseBusy(context);
  const left = context.facts.state().workspace?.path;
  if (left !== undefined && left !== path) await leaveConversation(context);
  context.facts.append({ type: 'outcome', outcome: null });
  context.tellWorkspace(workspace);
  const before = context.watch;
  context.watch = null;
  await before?.close();
  await watchOpen(context, path);
  await remember(context, path, workspace.name);
  context.log.add('app', 'workspace opened', path);
  return null;
};

const close = async (context: BackendContext): Promise<null> => {
  refuseBusy(context);
  const { watch } = context;
  context.watch = null;
  context.facts.append({ type: 'workspace', workspace: null });
  await watch?.close();
  return null;
};

/** One at a time: two folders that are opened at once would each leave a watch behind. */
const createTurns = (): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
};

export const workspaceCommands = (
  context: BackendContext,
): Handlers<NamesOf<'workspace'> | NamesOf<'folder'> | NamesOf<'trust'>> => {
  const inTurn = createTurns();
  return {
    'workspace.open': ({ path }) => inTurn(() => openWorkspace(context, path)),
    'workspace.create': ({ path }) =>
      inTurn(async () => {
        refuseBusy(context);
        return openWorkspace(context, await makeWorkspaceFolder(expandPath(path)));
      }),
    'workspace.close': () => inTurn(() => close(context)),
    'workspace.refresh': () =>
      inTurn(async () => {
        await context.rescan();
        return null;
      }),
    'workspace.readFile': async ({ path }) => readProductFile(context.workspace().path, path),
    'workspace.forget': async ({ path }) => {
      await context.settings.write(({ recent }) => ({ recent: recent.filter((known) => known.path !== path) }));
      context.facts.append({ type: 'recent', recent: context.settings.read().recent });
      return null;
    },
    'folder.list': ({ path }) => listFolders(path),
    'trust.grant': async ({ digest }) => {
      await context.trust.grant(context.workspace().path, digest);
      await context.rescan();
      context.log.add('app', 'trusted', digest);
      return null;
    },
    'trust.revoke': async () => {
      await context.trust.revoke(context.workspace().path);
      await context.rescan();
      return null;
    },
  };
};
