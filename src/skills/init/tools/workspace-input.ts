import { z } from 'zod';

/** Every tool names the workspace, so that none of them can work in another one than the run was begun in. */
export const workspaceInput = z.object({
  workspace: z
    .string()
    .min(1)
    .max(4_096)
    .describe('Absolute path of the workspace, from figma2code.init.workspace_path'),
});
