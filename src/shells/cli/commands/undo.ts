import { CodedError } from '#contract/errors';
import { failureText } from '#contract/i18n';
import { askOnTerminal } from '../ask-on-terminal.ts';
import { EXIT } from '../exit-codes.ts';
import { FailureError } from '../report.ts';
import type { Session } from '../session.ts';
import { openWorkspace, refuseUnready } from './open-workspace.ts';

interface UndoOptions {
  readonly workspace: string;
  readonly run?: string;
}

interface Undone {
  readonly run: string;
  readonly restored: number;
  readonly kept: readonly string[];
}

const tell = ({ output, translate }: Session, { run, restored, kept }: Undone): number => {
  for (const path of kept) output.say(path);
  const words = translate('cli.undo-done', { run, restored, kept: kept.length });
  output.result(true, { run, restored, kept }, words);
  return EXIT.done;
};

/** The order was given: some files may be back by now, or all of them. */
const stop = async (session: Session, run: string | undefined): Promise<number> => {
  const late = session.interrupted();
  if (late === null || run === undefined) throw new CodedError('cancelled');
  const { written, log } = await late.ask('codegen.read', { run });
  const pathsOf = (kind: 'undone' | 'undo-kept'): Set<string> =>
    new Set(log.flatMap((record) => (record.kind === kind ? [record.path] : [])));
  const undone = pathsOf('undone');
  const kept = [...pathsOf('undo-kept')].filter((path) => !undone.has(path));
  const restored = undone.size;
  if (restored + kept.length === 0) throw new CodedError('cancelled');
  const left = written.length - restored - kept.length;
  if (left === 0) return tell(session, { run, restored, kept });
  const error = failureText(session.translate, 'stopped-midway', { count: restored, left });
  session.output.result(false, { run, restored, kept, left, error }, error.message);
  return EXIT.interrupted;
};

/** Puts back what a run wrote; files that were changed since stay, and are named. */
export const undo = async (session: Session, options: UndoOptions): Promise<number> => {
  refuseUnready(session, await openWorkspace(session, options.workspace));
  const input = options.run === undefined ? {} : { run: options.run };
  const newest = session.state().workspace?.runs.find(({ state }) => state === 'written' || state === 'partial');
  const outcome = await session.run(() => session.ask('codegen.undo', input), askOnTerminal);
  if (outcome.kind === 'stopped') return stop(session, options.run ?? newest?.run);
  if (outcome.failure) throw new FailureError(outcome.failure);
  const { run = '', restored = 0, kept = [] } = outcome.codeGen ?? {};
  return tell(session, { run, restored, kept });
};
