import { join } from 'node:path';
import type { ProjectChange } from '#contract/code-gen/project-view';
import type { Translate } from '#contract/i18n';
import { programOutside } from '../program-outside.ts';
import { type Scanned, scanned, unscanned } from '../scanned.ts';
import { openedChanges, unopenedChanges } from './p4-changes.ts';
import { createPathOf, type P4Client, readClient, scopeOf } from './p4-client.ts';
import { findFailure, P4Error, type P4Failure } from './p4-failure.ts';
import { type P4Settings, readP4Settings } from './p4-settings.ts';
import { encodeP4Path, type P4Record } from './parse-p4.ts';
import { createP4, type P4 } from './run-p4.ts';

export interface P4Scan {
  readonly signal: AbortSignal;
  readonly translate: Translate;
  /** Paths that code-gen wrote: looked at even when they are not opened. */
  readonly touched: readonly string[];
  readonly searchPath?: string;
  readonly limitMs?: number;
  /** Instead of what the workspace says, for a test against a server that is started by its own address. */
  readonly settings?: P4Settings;
}

export const P4_LIMIT_MS = 10_000;
/** Reconciling is work of the server: a list longer than this is not asked. */
const MOST_RECONCILED = 5_000;

interface Asking {
  readonly p4: P4;
  readonly client: P4Client;
  readonly workspace: string;
}

/** @throws P4Error */
const recordsOf = async (p4: P4, args: readonly string[], files?: readonly string[]): Promise<readonly P4Record[]> => {
  const { records, messages } = await p4.ask(files === undefined ? { args } : { args, files });
  const failure = findFailure(messages);
  if (failure !== null) throw new P4Error(failure);
  return records;
};

/** `opened` alone is quick and says whether there is anything; `fstat` then tells local paths, moves and what is unresolved. */
const readOpened = async (asking: Asking): Promise<readonly ProjectChange[]> => {
  const scope = scopeOf(asking.workspace);
  const opened = await recordsOf(asking.p4, ['opened', scope]);
  if (opened.length === 0) return [];
  const told = await recordsOf(asking.p4, ['fstat', '-Ro', scope]).catch(() => opened);
  const records = (told.length < opened.length ? opened : told).filter((record) => record.has('action'));
  return openedChanges(records, await createPathOf(asking, records));
};

const readUnopened = async (
  asking: Asking,
  touched: readonly string[],
  opened: readonly ProjectChange[],
): Promise<readonly ProjectChange[]> => {
  const known = new Set(opened.map(({ path }) => path));
  const wanted = touched.filter((path) => !known.has(path)).slice(0, MOST_RECONCILED);
  if (wanted.length === 0) return [];
  const files = wanted.map((path) => encodeP4Path(join(asking.workspace, path)));
  const records = await recordsOf(asking.p4, ['reconcile', '-n', '-a', '-e', '-d'], files);
  return unopenedChanges(records, await createPathOf(asking, records), opened);
};

const failureOf = (error: unknown): P4Failure => {
  if (error instanceof P4Error) return error.failure;
  return error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'failed';
};

const ignoredNotice = (ignored: readonly string[], translate: Translate): string | null =>
  ignored.length === 0
    ? null
    : translate('changes.p4.ignored', { names: [...new Set(ignored)].slice(0, 5).join(', ') });

const sentences = (...notices: readonly (string | null)[]): string | null =>
  notices.filter((notice) => notice !== null).join(' ') || null;

const askP4 = async (asking: Omit<Asking, 'client'>, scan: P4Scan, ignored: string | null): Promise<Scanned> => {
  const client = await readClient(asking.p4);
  const all = { ...asking, client };
  const opened = await readOpened(all);
  const late: { failure: P4Failure | null } = { failure: null };
  const unopened = await readUnopened(all, scan.touched, opened).catch((error: unknown) => {
    // What is opened is known by then, and is shown.
    late.failure = failureOf(error);
    return [];
  });
  const failed = late.failure === null ? null : scan.translate(`changes.p4.${late.failure}`);
  const notice = sentences(failed, ignored);
  return scanned('p4v', { branch: null, base: `${client.name}#have`, changes: [...opened, ...unopened], notice });
};

/** One look at what is opened, and at what was written without being opened. Changes nothing there, and never throws. */
export const scanP4 = async (workspace: string, scan: P4Scan): Promise<Scanned> => {
  const { translate } = scan;
  const settings = scan.settings ?? (await readP4Settings(workspace));
  if (settings.kind === 'missing') return unscanned('p4v', translate('changes.p4.no-settings'));
  if (settings.kind === 'refused')
    return unscanned('p4v', translate('changes.p4.refused', { names: settings.names.join(', ') }));
  const ignored = ignoredNotice(settings.ignored, translate);
  const signal = AbortSignal.any([scan.signal, AbortSignal.timeout(scan.limitMs ?? P4_LIMIT_MS)]);
  try {
    const program = await programOutside('p4', workspace, scan.searchPath);
    if (program === null) return unscanned('p4v', sentences(translate('changes.p4.missing'), ignored));
    const p4 = createP4({ workspace, program, values: settings.values, signal });
    return await askP4({ p4, workspace }, scan, ignored);
  } catch (error) {
    return unscanned('p4v', sentences(translate(`changes.p4.${failureOf(error)}`), ignored));
  }
};
