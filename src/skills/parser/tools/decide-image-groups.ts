import { z } from 'zod';
import { okEnvelope } from '#contract/envelope';
import { imageVerdict } from '#contract/image-decisions';
import { defineTool, type F2CTool } from '#contract/tool';
import { keepImageDecision } from '#workspace/image-decisions';
import { acquireRunLock } from '#workspace/run-lock';
import { checkWorkspaceFolder, validateWorkspace } from '#workspace/validate';

const NAME = 'decideF2CImageGroups';
const input = imageVerdict.extend({ workspace: z.string().min(1) });

/** Keeps what the user said about two pictures for the next imports. The snapshots that are there stay as they are. */
export const decideImageGroupsTool: F2CTool = defineTool({
  name: NAME,
  effect: 'write',
  description:
    'Keep what the user said about two pictures of a design, for the next imports: join, split, or forget what was said. Not a step of an import.',
  input,
  run: async ({ workspace, decision, a, b }, context) => {
    const folder = await checkWorkspaceFolder(workspace);
    await validateWorkspace(folder);
    const lock = await acquireRunLock(folder, NAME);
    try {
      const count = await keepImageDecision(folder, { decision, a, b });
      return okEnvelope(context.text(`parser.image-${decision}`), { data: { decision, decisions: count } });
    } finally {
      await lock.release();
    }
  },
});
