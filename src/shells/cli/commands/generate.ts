import { CodedError, type ErrorCode, type FailureText } from '#contract/errors';
import { failureText } from '#contract/i18n';
import type { RunOutcome } from '#contract/state/app-state';
import { askOnTerminal } from '../ask-on-terminal.ts';
import { EXIT, exitCodeOf } from '../exit-codes.ts';
import { FailureError } from '../report.ts';
import type { Session } from '../session.ts';
import { gateOnTerminal } from './gate-on-terminal.ts';
import { openWorkspace, refuseUnready } from './open-workspace.ts';
import { keepList, type PlanOptions, wantedOf } from './plan.ts';
import { plannedRows, rowRecords } from './planned-rows.ts';

interface GenerateOptions extends PlanOptions {
  readonly approve?: string;
}

const DIGEST = /^[0-9a-f]{64}$/;

interface Result extends Readonly<Record<string, unknown>> {
  readonly written: number;
  readonly left: number;
}

/** What was written, also when the run came to an end before all of it; null when it never had a list. */
const resultOf = async (session: Pick<Session, 'ask'>, run: string | undefined): Promise<Result | null> => {
  if (run === undefined) return null;
  const [view, rows] = [await session.ask('codegen.read', { run }), await plannedRows(session, run)];
  const done = new Set(view.written);
  const records = rowRecords(rows.filter(({ path }) => done.has(path)));
  return { run, digest: view.digest, rows: records, written: done.size, left: view.rows - done.size };
};

/** Somebody said no at the gate, or a signal came, in the middle of writing maybe: which files it came to, stands in the record. */
const stop = async (session: Session, run: string | undefined): Promise<number> => {
  const late = session.interrupted();
  if (late === null) throw new CodedError('not-approved');
  const result = await resultOf(late, run);
  if (result === null || result.written === 0) throw new CodedError('cancelled');
  const error = failureText(session.translate, 'stopped-midway', { count: result.written, left: result.left });
  session.output.result(false, { ...result, error }, error.message);
  return EXIT.interrupted;
};

/** What was written then, somebody else wrote. */
const BEFORE_WRITING: ReadonlySet<ErrorCode> = new Set(['workspace-busy', 'plan-missing']);

/** Some files may be written: which, stands in the record. */
const fail = async (session: Session, failure: FailureText, run: string | undefined): Promise<number> => {
  const result = BEFORE_WRITING.has(failure.code) ? null : await resultOf(session, run);
  if (result === null || result.written === 0) throw new FailureError(failure);
  const counts = { count: result.written, left: result.left };
  const words = `${failure.message} ${session.translate('codegen.partly-written', counts)}`;
  session.output.result(false, { ...result, error: failure }, words);
  return exitCodeOf(failure.code);
};

const EMPTY = { run: null, digest: null, rows: [], written: 0, left: 0, unchanged: true };

const finish = async (session: Session, outcome: RunOutcome, kept?: string): Promise<number> => {
  const run = outcome.codeGen?.run ?? kept;
  if (outcome.kind === 'stopped') return stop(session, run);
  if (outcome.failure) return fail(session, outcome.failure, run);
  const result = await resultOf(session, run);
  if (outcome.unchanged || result === null) {
    session.output.result(true, EMPTY, session.translate('cli.plan-empty'));
    return EXIT.done;
  }
  const words = session.translate('cli.generate-done', { run: String(run), written: result.written });
  session.output.result(true, result, words);
  return EXIT.done;
};

/** Writes the kept list of that digest, without planning again. */
const applyKept = async (session: Session, digest: string): Promise<number> => {
  if (!DIGEST.test(digest)) throw new CodedError('plan-missing', { digest: digest.slice(0, 64) });
  const kept = session.state().workspace?.runs.find((run) => run.digest === digest && run.state === 'kept');
  const start = () => session.ask('codegen.apply', { digest, by: 'cli' });
  return finish(session, await session.run(start, askOnTerminal), kept?.run);
};

/** Nobody can be asked: the list is shown and kept, and nothing is written. */
const withoutTerminal = async (session: Session, options: GenerateOptions): Promise<number> => {
  const kept = await keepList(session, options);
  if (kept.digest === null) {
    session.output.result(true, { ...kept, unchanged: true }, session.translate('cli.plan-empty'));
    return EXIT.done;
  }
  const error = failureText(session.translate, 'not-approved', {});
  const counts = { rows: kept.rows.length, digest: kept.digest };
  session.output.result(false, { ...kept, error }, session.translate('cli.not-approved', counts));
  return EXIT.notApproved;
};

/** Plans, shows, asks and writes; with a digest it writes what was shown before. */
export const generate = async (session: Session, options: GenerateOptions): Promise<number> => {
  if (options.approve === undefined && !process.stdin.isTTY) return withoutTerminal(session, options);
  refuseUnready(session, await openWorkspace(session, options.workspace));
  if (options.approve !== undefined) return applyKept(session, options.approve);
  const start = () => session.ask('codegen.submit', wantedOf(options));
  return finish(session, await session.run(start, askOnTerminal, gateOnTerminal(session)));
};
