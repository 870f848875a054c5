import { mkdir, open } from 'node:fs/promises';
import { CodedError } from '#contract/errors';
import { resolveInside } from '#workspace/safe-path';
import { checkWorkspaceFolder } from '#workspace/validate';
import type { BackendContext } from '../backend-context.ts';
import { withRecent } from '../settings/settings-store.ts';
import { listFolders } from '../workspaces/list-folders.ts';
import { scanWorkspace } from '../workspaces/workspace-scan.ts';
import { watchWorkspace } from '../workspaces/workspace-watch.ts';
import type { Handlers, NamesOf } from './handlers.ts';

const MAX_READ = 1024 * 1024;
/** Only what the product keeps, or what would run, may be read through this door. */
const READABLE =
  /^(?:\.hx\/figma2code\/(?:[\w.-]+\.(?:md|json)|extensions\/[\w./-]+\.ts)|\.pi\/[\w./-]+|AGENTS\.md|\.npmrc)$/;

const watchOpen = async (context: BackendContext, path: string): Promise<void> => {
  context.watch = await watchWorkspace(path, () => {
    const { workspace } = context.facts.state();
    if (workspace?.path !== path || context.runs.isBusy() || workspace.changedOutside) return;
    context.facts.append({ type: 'workspace', workspace: { ...workspace, changedOutside: true } });
  });
};

const openWorkspace = async (context: BackendContext, wanted: string): Promise<null> => {
  if (context.runs.isBusy()) throw new CodedError('agent-busy');
  const path = await checkWorkspaceFolder(wanted);
  const workspace = await scanWorkspace(path, context, new AbortController().signal);
  await context.watch?.close();
  context.facts.append({ type: 'outcome', outcome: null });
  context.facts.append({ type: 'workspace', workspace });
  await watchOpen(context, path);
  const recent = withRecent(context.settings.read().recent, { path, name: workspace.name, openedAt: Date.now() });
  context.settings.write({ recent });
  context.facts.append({ type: 'recent', recent });
  context.log.add('app', 'workspace opened', path);
  return null;
};

const readText = async (context: BackendContext, path: string) => {
  if (!READABLE.test(path) || path.includes('..')) throw new CodedError('path-outside', { path });
  const absolute = await resolveInside(context.workspace().path, path);
  const file = await open(absolute, 'r');
  try {
    const { size } = await file.stat();
    const buffer = Buffer.alloc(Math.min(size, MAX_READ));
    await file.read(buffer, 0, buffer.length, 0);
    return { path, text: buffer.toString('utf8'), truncated: size > MAX_READ };
  } finally {
    await file.close();
  }
};

const close = async (context: BackendContext): Promise<null> => {
  if (context.runs.isBusy()) throw new CodedError('agent-busy');
  await context.watch?.close();
  context.watch = null;
  context.facts.append({ type: 'workspace', workspace: null });
  return null;
};

export const workspaceCommands = (
  context: BackendContext,
): Handlers<NamesOf<'workspace'> | NamesOf<'folder'> | NamesOf<'trust'>> => ({
  'workspace.open': ({ path }) => openWorkspace(context, path),
  'workspace.create': async ({ path }) => {
    await mkdir(path, { recursive: true });
    return openWorkspace(context, path);
  },
  'workspace.close': () => close(context),
  'workspace.refresh': async () => {
    await context.rescan();
    return null;
  },
  'workspace.readFile': ({ path }) => readText(context, path),
  'workspace.forget': ({ path }) => {
    const recent = context.settings.read().recent.filter((known) => known.path !== path);
    context.settings.write({ recent });
    context.facts.append({ type: 'recent', recent });
    return Promise.resolve(null);
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
});
