import { z } from 'zod';
import { CodedError } from '#contract/errors';
import { defineTool, type F2CTool, type ToolContext } from '#contract/tool';
import { readCodeMap } from '#workspace/code-runs/code-map-file';
import { openScoreStore } from '#workspace/code-runs/score-store';
import { openSnapshot } from '#workspace/reading/snapshot-reader';
import { acquireRunLock } from '#workspace/run-lock';
import { latestSnapshot } from '#workspace/snapshots';
import { validateWorkspace } from '#workspace/validate';
import { readProjectFacts } from '../draft/read-project-facts.ts';
import { openFolder } from '../project/open-folder.ts';
import { type CurrentRun, endRun, momentOf } from '../run/current-run.ts';
import { scoreSnapshot } from '../score/measure/score-snapshot.ts';
import { newestRun } from '../score/measure/scored-run.ts';
import { envelopeOf } from './code-gen-tool.ts';

const NAME = 'scoreF2CCode';
const input = z.object({ workspace: z.string().min(1), snapshot: z.string().min(1).max(200).optional() });
const TOLD = 50;

const measure = async (
  current: CurrentRun,
  { workspace, snapshot: wanted }: z.infer<typeof input>,
  context: ToolContext,
) => {
  const { framework } = await validateWorkspace(workspace);
  const name = wanted ?? (await latestSnapshot(workspace, framework));
  if (name === null) throw new CodedError('snapshot-none');
  const snapshot = await openSnapshot({ workspace, framework, name });
  const lock = await acquireRunLock(workspace, NAME);
  try {
    const map = await readCodeMap(workspace);
    const plan = await newestRun(workspace, map);
    if (plan === null) throw new CodedError('nothing-to-score', { name });
    const { tokens, tailwind } = await readProjectFacts(workspace, framework, new Set(Object.keys(map.files)));
    const store = await openScoreStore(workspace, plan.run);
    const at = momentOf(current);
    return await scoreSnapshot({ workspace, framework, snapshot, map, plan, tokens, tailwind, store, at, context });
  } finally {
    await lock.release();
  }
};

/** Measures what was generated against the snapshot it was made of. Writes below the folder of the newest run alone. A turn of its own. */
export const scoreCodeTool = (current: CurrentRun): F2CTool =>
  defineTool({
    name: NAME,
    effect: 'write',
    description:
      'Measure the generated code of a snapshot: how like the design its screens are, and what differs. Not a step of generic-code-gen: only for a message that asks for it.',
    input,
    run: async (given, context) => {
      const workspace = await openFolder(given.workspace, context);
      await endRun(current);
      const { run, snapshot, total, before, screens } = await measure(current, { ...given, workspace }, context);
      const told = screens
        .slice(0, TOLD)
        .map(({ screen, name, total: points }) => ({ screen, name: name.slice(0, 200), total: points }));
      const message =
        total === null
          ? context.text('codegen.scored-nothing', { count: screens.length })
          : context.text('codegen.scored', { count: screens.length, total });
      return envelopeOf({ message, data: { run, snapshot, total, before, screens: told } });
    },
  });
