import { failureText } from '#contract/i18n';
import { readLine } from '../ask-on-terminal.ts';
import { EXIT } from '../exit-codes.ts';
import { oneLine } from '../output.ts';
import { FailureError } from '../report.ts';
import type { Session } from '../session.ts';
import { openWorkspace } from './open-workspace.ts';

export interface TrustOptions {
  readonly workspace: string;
  readonly yes: boolean;
}

const confirmed = async (session: Session): Promise<boolean> =>
  process.stdin.isTTY && /^y(es)?$/i.test(await readLine(session.translate('cli.trust-question')));

/** Shows the files that would run, with their hashes, and trusts them when the user says so. */
export const trust = async (session: Session, options: TrustOptions): Promise<number> => {
  const { trust: state } = await openWorkspace(session, options.workspace);
  if (state.kind === 'nothing-to-run') {
    session.output.result(true, { trusted: false, files: [] }, session.translate('cli.trust-nothing'));
    return EXIT.done;
  }
  if (state.kind === 'unreadable') throw new FailureError(state.failure);
  if (state.kind === 'trusted') {
    session.output.result(true, { trusted: true, digest: state.digest }, session.translate('cli.trust-already'));
    return EXIT.done;
  }
  for (const file of state.files.filter((entry) => entry.runs))
    session.output.say(`${file.sha256}  ${oneLine(file.path)}  ${file.change}`);
  if (!options.yes && !(await confirmed(session))) {
    const files = state.files.filter((file) => file.runs).map((file) => file.path);
    const error = failureText(session.translate, 'workspace-untrusted', { files: files.join(', ') });
    session.output.result(
      false,
      { trusted: false, digest: state.digest, files: state.files, error },
      session.translate('cli.trust-refused'),
    );
    return EXIT.notTrusted;
  }
  await session.ask('trust.grant', { digest: state.digest });
  session.output.result(
    true,
    { trusted: true, digest: state.digest, files: state.files },
    session.translate('cli.trust-granted'),
  );
  return EXIT.done;
};
