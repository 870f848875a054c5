import { CodedError } from '#contract/errors';
import type { WorkspaceState } from '#contract/state/app-state';
import { askOnTerminal } from '../ask-on-terminal.ts';
import { EXIT } from '../exit-codes.ts';
import { FailureError } from '../report.ts';
import type { Session } from '../session.ts';
import { openWorkspace, refuseUnready, refuseUnset } from './open-workspace.ts';
import { scoreLines } from './score-lines.ts';

interface ScoreOptions {
  readonly workspace: string;
  readonly snapshot?: string;
}

/** Stacks whose code runs in a browser to be measured; that of the others is only read, so nobody has to trust it. */
const RUNS: ReadonlySet<string> = new Set(['html', 'react', 'vue', 'svelte']);

const refuse = (session: Session, workspace: WorkspaceState): void => {
  refuseUnset(workspace);
  if (workspace.setup.kind === 'ready' && RUNS.has(workspace.setup.framework)) refuseUnready(session, workspace);
};

/** Measures the generated code of a snapshot, and shows what came of it. */
export const score = async (session: Session, options: ScoreOptions): Promise<number> => {
  refuse(session, await openWorkspace(session, options.workspace));
  const input = options.snapshot === undefined ? {} : { snapshot: options.snapshot };
  const outcome = await session.run(() => session.ask('score.measure', input), askOnTerminal);
  if (outcome.kind === 'stopped') throw new CodedError('cancelled');
  if (outcome.failure) throw new FailureError(outcome.failure);
  const snapshot = outcome.snapshot ?? options.snapshot ?? '';
  const view = await session.ask('score.read', { snapshot });
  if (view === null) throw new CodedError('nothing-to-score', { name: snapshot });
  const { run, total, before, screens } = view.score;
  for (const line of scoreLines(view.score, session.translate)) session.output.say(line);
  const words = session.translate('cli.score-done', { snapshot, screens: screens.length, run });
  session.output.result(true, { run, snapshot, total, before, screens }, words);
  return EXIT.done;
};
