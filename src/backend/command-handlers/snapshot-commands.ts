import { CodedError } from '#contract/errors';
import { SNAPSHOT_NAME } from '#contract/snapshot-name';
import type { SnapshotReader } from '#workspace/reading/snapshot-reader';
import type { BackendContext } from '../backend-context.ts';
import { readPart, readSnapshotView } from '../snapshots/snapshot-view.ts';
import { searchSurvey } from '../snapshots/survey/search-survey.ts';
import type { Handlers, NamesOf } from './handlers.ts';

const open = (context: BackendContext, name: string): Promise<SnapshotReader> => {
  const workspace = context.workspace();
  if (workspace.setup.kind !== 'ready' || !SNAPSHOT_NAME.test(name))
    throw new CodedError('snapshot-missing', { name: name.slice(0, 40) });
  return context.snapshots.open({ workspace: workspace.path, framework: workspace.setup.framework, name });
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

/** More pages than that are not searching at once. */
const TICKETS = 16;

/** One search for each ticket: the next one ends it. */
const createTickets = () => {
  const running = new Map<string, AbortController>();
  return async <T>(ticket: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    running.get(ticket)?.abort();
    const stop = new AbortController();
    running.delete(ticket);
    running.set(ticket, stop);
    for (const [oldest, old] of [...running].slice(0, -TICKETS)) {
      old.abort();
      running.delete(oldest);
    }
    try {
      return await work(stop.signal);
    } finally {
      if (running.get(ticket) === stop) running.delete(ticket);
    }
  };
};

const lookingCommands = (
  context: BackendContext,
): Handlers<'snapshot.search' | 'snapshot.uses' | 'snapshot.usesOf'> => {
  const { surveys } = context.snapshots;
  const withTicket = createTickets();
  return {
    'snapshot.search': ({ name, query, ticket }) =>
      orRefresh(context, () =>
        withTicket(ticket, async (signal) => {
          const reader = await open(context, name);
          const survey = await surveys.of(reader);
          const [screens, { variables }] = await Promise.all([reader.screens(), reader.tokens()]);
          if (signal.aborted) throw new CodedError('cancelled');
          return searchSurvey({ screens, variables, survey }, query, signal);
        }),
      ),
    'snapshot.uses': ({ name }) => orRefresh(context, async () => (await surveys.of(await open(context, name))).uses()),
    'snapshot.usesOf': ({ name, of, key }) =>
      orRefresh(context, async () => (await surveys.of(await open(context, name))).usesOf(of, key)),
  };
};

export const snapshotCommands = (context: BackendContext): Handlers<NamesOf<'snapshot'>> => {
  const { rows, comparisons } = context.snapshots;
  const pair = async (before: string, after: string) => ({
    before: await open(context, before),
    after: await open(context, after),
  });
  return {
    ...lookingCommands(context),
    'snapshot.read': ({ name }) =>
      orRefresh(context, async () =>
        readSnapshotView(await open(context, name), {
          lint: context.lint.get(name) ?? null,
          workspace: context.workspace().path,
        }),
      ),
    'snapshot.part': ({ name, part, from }) =>
      orRefresh(context, async () => readPart(await open(context, name), part, from)),
    'snapshot.screen': ({ name, screen }) =>
      orRefresh(context, async () => rows.screen(await open(context, name), screen)),
    'snapshot.layers': ({ name, screen, from }) =>
      orRefresh(context, async () => rows.page(await open(context, name), screen, from)),
    'snapshot.compare': ({ before, after, from }) =>
      orRefresh(context, async () => comparisons.screens(await pair(before, after), from)),
    'snapshot.compareScreen': ({ before, after, screen, from }) =>
      orRefresh(context, async () => comparisons.layers(await pair(before, after), screen, from)),
  };
};
