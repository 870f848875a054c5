import { CodedError } from '#contract/errors';
import type { ToolContext } from '#contract/tool';
import { visibleText } from '#workspace/files/visible-text';
import { checkWorkspaceFolder } from '#workspace/validate';

/**
 * Real path of the folder that a model names, when it is the one that the user has open: what a design says may make a model
 * ask for any other.
 * @throws CodedError `path-outside`, `workspace-invalid`
 */
export const openFolder = async (path: string, { requestHost }: Pick<ToolContext, 'requestHost'>): Promise<string> => {
  const workspace = await checkWorkspaceFolder(path);
  if (await requestHost('workspace.isOpen', { workspace })) return workspace;
  throw new CodedError('path-outside', { path: visibleText(path, 200) });
};
