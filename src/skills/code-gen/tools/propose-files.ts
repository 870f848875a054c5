import { z } from 'zod';
import { codeRegion } from '#contract/code-gen/code-map';
import { MAX_REASON, MAX_ROW_NODES } from '#contract/code-gen/plan';
import type { ProposedFile } from '#contract/code-gen/proposal';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import type { F2CTool } from '#contract/tool';
import { visibleText } from '#workspace/files/visible-text';
import type { CurrentRun } from '../run/current-run.ts';
import { propose } from '../run/proposed-files.ts';
import { lookAtTarget } from '../write/target.ts';
import { stepTool } from './code-gen-tool.ts';

const NAME = 'proposeF2CFiles';
const MOST_FILES = 5_000;
const MOST_TEXT = 4 * 1024 * 1024;

const path = z.string().min(1).max(4_096);
const file = z.object({
  path,
  /** Exactly one of these three. */
  text: z.string().max(MOST_TEXT).optional(),
  snapshotFile: path.optional(),
  delete: z.literal(true).optional(),
  reason: z.string().min(1).max(MAX_REASON),
  nodes: z.array(z.string().max(1_000)).max(MAX_ROW_NODES).optional(),
  screens: z.array(z.string().max(1_000)).max(MAX_ROW_NODES).optional(),
  regions: z.array(codeRegion).max(20_000).optional(),
  needs: z.array(path).max(1_000).optional(),
});
const input = z.object({ workspace: z.string().min(1), files: z.array(file).min(1).max(MOST_FILES) });
type Given = z.infer<typeof file>;

const contentOf = ({ text, snapshotFile }: Given): Extract<ProposedFile, { kind: 'write' }>['content'] =>
  snapshotFile === undefined ? { kind: 'text', text: text ?? '' } : { kind: 'asset', snapshotFile };

const proposedFile = (given: Given): ProposedFile => {
  const said = [given.text, given.snapshotFile, given.delete].filter((one) => one !== undefined).length;
  if (said !== 1)
    throw new CodedError('proposal-invalid', {
      path: visibleText(given.path, 300),
      reason: reason('proposal-one-content'),
    });
  const { nodes = [], screens = [], regions = [], needs = [] } = given;
  const named = { path: given.path, reason: given.reason, nodes };
  if (given.delete) return { kind: 'delete', ...named };
  return { kind: 'write', ...named, content: contentOf(given), screens, regions, needs };
};

/** Takes files of a model into what is proposed. Reads where they would go, and writes nothing. */
export const proposeFilesTool = (current: CurrentRun): F2CTool =>
  stepTool(current, {
    name: NAME,
    effect: 'read',
    description:
      'Propose files: whole new texts, pictures of the snapshot, or removals. They are kept in memory, in the place of those of the same path; nothing is written before the user approves.',
    input,
    work: async (run, { files }, context) => {
      const proposed = files.map(proposedFile);
      // Said now, while the model can still choose another place; it is looked at again when it is planned and written.
      for (const one of proposed) await lookAtTarget(run.workspace, one.path);
      propose(run, proposed);
      const data = { files: proposed.length, total: run.proposed.size };
      return { message: context.text('codegen.proposed', { count: proposed.length, total: data.total }), data };
    },
  });
