import { CodedError } from '#contract/errors';
import type { ToolContext } from '#contract/tool';
import { visibleText } from '#workspace/files/visible-text';
import { checkWorkspaceFolder } from '#workspace/validate';

const workspaceIn = (input: unknown): string | null => {
  const { workspace } = (input ?? {}) as { workspace?: unknown };
  return typeof workspace === 'string' ? workspace : null;
};

/**
 * A call that names a folder must name the one that the user has open: what is written in a design may make a model name
 * any other, and snapshots there would be made, shown to nobody, and removed.
 * @throws CodedError `path-outside`, `workspace-invalid`
 */
export const requireOpenWorkspace = async (
  input: unknown,
  { requestHost }: Pick<ToolContext, 'requestHost'>,
): Promise<void> => {
  const named = workspaceIn(input);
  if (named === null) return;
  const workspace = await checkWorkspaceFolder(named);
  if (await requestHost('workspace.isOpen', { workspace })) return;
  throw new CodedError('path-outside', { path: visibleText(workspace, 200) });
};
