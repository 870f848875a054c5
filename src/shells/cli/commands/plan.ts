import type { CommandInput } from '#contract/commands';
import { CodedError } from '#contract/errors';
import type { CodeGenOutcome } from '#contract/state/app-state';
import { askOnTerminal } from '../ask-on-terminal.ts';
import { EXIT } from '../exit-codes.ts';
import { FailureError } from '../report.ts';
import type { Session } from '../session.ts';
import { openWorkspace, refuseUnready } from './open-workspace.ts';
import { plannedRows, rowLines, rowRecords } from './planned-rows.ts';

export interface PlanOptions {
  readonly workspace: string;
  readonly snapshot?: string;
  readonly scope?: string;
  readonly screen?: readonly string[];
}

/** What was typed, as the backend takes it. */
export const wantedOf = ({ snapshot, scope, screen }: PlanOptions): CommandInput<'codegen.submit'> => ({
  ...(snapshot === undefined ? {} : { snapshot }),
  ...(scope === undefined ? {} : { scope }),
  ...(screen === undefined ? {} : { screens: [...screen] }),
});

export interface KeptList {
  readonly run: string | null;
  readonly digest: string | null;
  readonly rows: readonly object[];
}

/** Makes a list, shows it and keeps it. Nothing is asked. @throws CodedError, FailureError */
export const keepList = async (session: Session, options: PlanOptions): Promise<KeptList> => {
  refuseUnready(session, await openWorkspace(session, options.workspace));
  const input = { ...wantedOf(options), planOnly: true };
  const outcome = await session.run(() => session.ask('codegen.submit', input), askOnTerminal);
  if (outcome.kind === 'stopped') throw new CodedError('cancelled');
  if (outcome.failure) throw new FailureError(outcome.failure);
  const { run, digest }: Partial<CodeGenOutcome> = outcome.codeGen ?? {};
  if (run === undefined || digest === undefined) return { run: null, digest: null, rows: [] };
  const rows = await plannedRows(session, run);
  for (const line of rowLines(rows)) session.output.say(line);
  return { run, digest, rows: rowRecords(rows) };
};

/** Code generation up to the gate, kept as a run. */
export const plan = async (session: Session, options: PlanOptions): Promise<number> => {
  const kept = await keepList(session, options);
  const words =
    kept.digest === null
      ? session.translate('cli.plan-empty')
      : session.translate('cli.plan-done', { rows: kept.rows.length, digest: kept.digest });
  session.output.result(true, { ...kept, ...(kept.digest === null ? { unchanged: true } : {}) }, words);
  return EXIT.done;
};
