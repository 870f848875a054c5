import { resolve } from 'node:path';
import { CodedError } from '#contract/errors';
import type { WorkspaceState } from '#contract/state/app-state';
import type { Session } from '../session.ts';

/** Opens the folder that was named, seen from where the command was typed. @throws CodedError, FailureError */
export const openWorkspace = async (session: Session, folder: string): Promise<WorkspaceState> => {
  if (folder === '') throw new CodedError('usage', { problem: '--workspace is empty.' });
  await session.ask('workspace.open', { path: resolve(folder) });
  return session.state().workspace as WorkspaceState;
};
