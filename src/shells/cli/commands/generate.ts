import { CodedError } from '#contract/errors';
import { failureText } from '#contract/i18n';
import type { RunOutcome } from '#contract/state/app-state';
import { askOnTerminal } from '../ask-on-terminal.ts';
import { EXIT } from '../exit-codes.ts';
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

/** What was written, also when the run came to an end before all of it. */
const resultOf = async (session: Session, outcome: RunOutcome): Promise<Record<string, unknown>> => {
  const { run, digest, written, left } = outcome.codeGen ?? {};
  if (run === undefined) return { run: null, digest: null, rows: [], written: [] };
  const [view, rows] = [await session.ask('codegen.read', { run }), await plannedRows(session, run)];
  const done = new Set(view.written);
  const records = rowRecords(rows.filter(({ path }) => done.has(path)));
  return { run, digest: digest ?? view.digest, rows: records, written: written ?? 0, left: left ?? 0 };
};

const finish = async (session: Session, outcome: RunOutcome): Promise<number> => {
  if (outcome.kind === 'stopped') throw new CodedError('not-approved');
  if (outcome.failure) throw new FailureError(outcome.failure);
  const result = await resultOf(session, outcome);
  if (outcome.unchanged || result['run'] === null) {
    session.output.result(true, { ...result, unchanged: true }, session.translate('cli.plan-empty'));
    return EXIT.done;
  }
  const { run, written } = result;
  const words = session.translate('cli.generate-done', { run: String(run), written: Number(written) });
  session.output.result(true, result, words);
  return EXIT.done;
};

/** Writes the kept list of that digest, without planning again. */
const applyKept = async (session: Session, digest: string): Promise<number> => {
  if (!DIGEST.test(digest)) throw new CodedError('plan-missing', { digest: digest.slice(0, 64) });
  const start = () => session.ask('codegen.apply', { digest, by: 'cli' });
  return finish(session, await session.run(start, askOnTerminal));
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
