import { z } from 'zod';
import { CodedError } from '#contract/errors';
import type { F2CTool } from '#contract/tool';
import type { CurrentRun } from '../run/current-run.ts';
import { draftOfRun } from '../run/draft-of-run.ts';
import { forgetProposal, propose } from '../run/proposed-files.ts';
import { stepTool } from './code-gen-tool.ts';

const NAME = 'draftF2CCode';
const input = z.object({ workspace: z.string().min(1) });
const TOLD = 300;

/** Makes the deterministic first draft in memory; what was proposed before it is gone. Writes nothing. */
export const draftCodeTool = (current: CurrentRun): F2CTool =>
  stepTool(current, {
    name: NAME,
    effect: 'read',
    description:
      'Make a first draft of all files from the snapshot. It is kept in memory: change it with proposeF2CFiles, then plan it.',
    input,
    work: async (run, _given, context) => {
      if (run.assets === null) throw new CodedError('out-of-order', { tool: NAME, needs: 'decideF2CAssets' });
      const { draft, loadAdapter } = current.deps;
      const { files, reused, notes } = await (draft?.(run) ?? draftOfRun(run, loadAdapter, context));
      forgetProposal(run);
      propose(run, files);
      run.reused = reused;
      run.notes = notes;
      const told = files.slice(0, TOLD).map(({ kind, path, reason }) => ({ kind, path, reason }));
      const data = { files: told, total: files.length, notes: notes.length };
      return { message: context.text('codegen.drafted', { count: files.length }), data };
    },
  });
