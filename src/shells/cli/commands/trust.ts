import { createInterface } from 'node:readline/promises';
import { EXIT } from '../exit-codes.ts';
import { visible } from '../output.ts';
import { FailureError, type Session } from '../session.ts';

export interface TrustOptions {
  readonly workspace: string;
  readonly yes: boolean;
}

const confirmed = async (session: Session): Promise<boolean> => {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(session.translate('cli.trust-question'))).trim());
  } finally {
    terminal.close();
  }
};

/** Shows the files that would run, with their hashes, and trusts them when the user says so. */
export const trust = async (session: Session, options: TrustOptions): Promise<number> => {
  await session.ask('workspace.open', { path: options.workspace });
  const state = session.state().workspace?.trust;
  if (state === undefined || state.kind === 'nothing-to-run') {
    session.output.result(true, { trusted: false, files: [] }, session.translate('cli.trust-nothing'));
    return EXIT.done;
  }
  if (state.kind === 'unreadable') throw new FailureError(state.failure);
  if (state.kind === 'trusted') {
    session.output.result(true, { trusted: true, digest: state.digest }, session.translate('cli.trust-already'));
    return EXIT.done;
  }
  for (const file of state.files.filter((entry) => entry.runs))
    session.output.say(`${file.sha256}  ${visible(file.path)}  ${file.change}`);
  if (!options.yes && !(await confirmed(session))) {
    session.output.result(
      false,
      { trusted: false, digest: state.digest, files: state.files },
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
