import type { WorkspaceConfig } from '#contract/config';
import { CodedError } from '#contract/errors';
import { validateWorkspace } from '#workspace/validate';

/**
 * The configuration of a workspace that is whole; null where init has not been.
 * @throws CodedError `workspace-schema` for anything in between: nothing is mended, nothing is guessed
 */
export const existingConfig = async (workspace: string): Promise<WorkspaceConfig | null> => {
  try {
    return await validateWorkspace(workspace);
  } catch (error) {
    if (error instanceof CodedError && error.code === 'workspace-not-initialised') return null;
    throw error;
  }
};
