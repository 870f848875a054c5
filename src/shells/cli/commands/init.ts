import { FRAMEWORK_NAME, isVcsKind, VCS_KINDS } from '#contract/choices';
import { CodedError } from '#contract/errors';
import { askOnTerminal } from '../ask-on-terminal.ts';
import { EXIT } from '../exit-codes.ts';
import { visible } from '../output.ts';
import { FailureError } from '../report.ts';
import type { Session } from '../session.ts';
import { openWorkspace } from './open-workspace.ts';

export interface InitOptions {
  readonly workspace: string;
  readonly framework?: string;
  readonly vcs?: string;
  readonly trust: boolean;
}

/** Perforce values never stand on a command line: they come from the environment that `p4` itself uses. */
const p4Values = (environment: NodeJS.ProcessEnv) => ({
  port: environment['P4PORT'] ?? '',
  user: environment['P4USER'] ?? '',
  client: environment['P4CLIENT'] ?? '',
});

export const init = async (session: Session, options: InitOptions): Promise<number> => {
  if (options.vcs !== undefined && !isVcsKind(options.vcs)) {
    throw new CodedError('vcs-unknown', { value: options.vcs || VCS_KINDS.join('|') });
  }
  if (options.framework !== undefined && !FRAMEWORK_NAME.test(options.framework))
    throw new CodedError('framework-unknown', { value: visible(options.framework).slice(0, 60) });
  const { setup } = await openWorkspace(session, options.workspace);
  const vcs = options.vcs ?? (setup.kind === 'none' ? setup.detected.vcs : undefined);
  const outcome = await session.run(
    () =>
      session.ask('init.submit', {
        trust: options.trust,
        ...(options.framework === undefined ? {} : { framework: options.framework }),
        ...(vcs === undefined ? {} : { vcs }),
        ...(vcs === 'p4v' ? { p4: p4Values(process.env) } : {}),
      }),
    askOnTerminal,
  );
  if (outcome.kind === 'stopped') throw new CodedError('cancelled');
  if (outcome.failure) throw new FailureError(outcome.failure);
  const ready = session.state().workspace?.setup;
  const framework = ready?.kind === 'ready' ? ready.framework : null;
  const trusted = session.state().workspace?.trust.kind === 'trusted';
  session.output.result(
    true,
    { framework, vcs: ready?.kind === 'ready' ? ready.vcs : null, trusted },
    session.translate('cli.init-done', { framework: framework ?? '' }),
  );
  return EXIT.done;
};
