import { CodedError } from '#contract/errors';
import { askOnTerminal } from '../ask-on-terminal.ts';
import { EXIT } from '../exit-codes.ts';
import { FailureError } from '../report.ts';
import type { Session } from '../session.ts';
import { openWorkspace, refuseUnready } from './open-workspace.ts';

interface UndoOptions {
  readonly workspace: string;
  readonly run?: string;
}

/** Puts back what a run wrote; files that were changed since stay, and are named. */
export const undo = async (session: Session, options: UndoOptions): Promise<number> => {
  refuseUnready(session, await openWorkspace(session, options.workspace));
  const input = options.run === undefined ? {} : { run: options.run };
  const outcome = await session.run(() => session.ask('codegen.undo', input), askOnTerminal);
  if (outcome.kind === 'stopped') throw new CodedError('cancelled');
  if (outcome.failure) throw new FailureError(outcome.failure);
  const { run = '', restored = 0, kept = [] } = outcome.codeGen ?? {};
  for (const path of kept) session.output.say(path);
  const words = session.translate('cli.undo-done', { run, restored, kept: kept.length });
  session.output.result(true, { run, restored, kept }, words);
  return EXIT.done;
};
