import { CodedError } from '#contract/errors';
import { SNAPSHOT_NAME } from '#contract/snapshot-name';
import type { BackendContext } from '../backend-context.ts';
import { readScreen, readSnapshotView, type SnapshotAddress } from '../snapshots/snapshot-view.ts';
import type { Handlers, NamesOf } from './handlers.ts';

const addressOf = (context: BackendContext, name: string): SnapshotAddress => {
  const workspace = context.workspace();
  if (workspace.setup.kind !== 'ready' || !SNAPSHOT_NAME.test(name))
    throw new CodedError('snapshot-missing', { name: name.slice(0, 40) });
  return { workspace: workspace.path, framework: workspace.setup.framework, name };
};

/** A snapshot that went away behind the window refreshes the list, so that it is not offered again. */
const orRefresh = async <T>(context: BackendContext, read: () => Promise<T>): Promise<T> => {
  try {
    return await read();
  } catch (error) {
    if (error instanceof CodedError && error.code === 'snapshot-missing' && !context.runs.isBusy())
      await context.rescan();
    throw error;
  }
};

export const snapshotCommands = (context: BackendContext): Handlers<NamesOf<'snapshot'>> => ({
  'snapshot.read': ({ name }) =>
    orRefresh(context, () => readSnapshotView(addressOf(context, name), context.lint.get(name) ?? null)),
  'snapshot.screen': ({ name, screen }) => orRefresh(context, () => readScreen(addressOf(context, name), screen)),
});
