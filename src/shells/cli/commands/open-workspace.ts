import { resolve } from 'node:path';
import { CodedError } from '#contract/errors';
import type { WorkspaceState } from '#contract/state/app-state';
import { FailureError } from '../report.ts';
import type { Session } from '../session.ts';

/** Opens the folder that was named, seen from where the command was typed. @throws CodedError, FailureError */
export const openWorkspace = async (session: Session, folder: string): Promise<WorkspaceState> => {
  if (folder === '') throw new CodedError('usage', { problem: '--workspace is empty.' });
  await session.ask('workspace.open', { path: resolve(folder) });
  return session.state().workspace as WorkspaceState;
};

/** @throws FailureError, CodedError `workspace-not-initialised` */
export const refuseUnset = ({ setup, path }: WorkspaceState): void => {
  if (setup.kind === 'broken') throw new FailureError(setup.failure);
  if (setup.kind === 'none') throw new CodedError('workspace-not-initialised', { path });
};

/** @throws FailureError, CodedError `workspace-not-initialised`, `workspace-untrusted` */
export const refuseUnready = (session: Session, workspace: WorkspaceState): void => {
  refuseUnset(workspace);
  if (workspace.trust.kind === 'unreadable') throw new FailureError(workspace.trust.failure);
  if (workspace.trust.kind !== 'untrusted') return;
  const files = workspace.trust.files.filter((file) => file.runs).map((file) => file.path);
  session.output.say(session.translate('cli.trust-hint'));
  throw new CodedError('workspace-untrusted', { files: files.join(', ') });
};
