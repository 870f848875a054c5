import { z } from 'zod';
import type { F2CTool } from '#contract/tool';
import { assetsOfRun } from '../run/assets-of-run.ts';
import type { CurrentRun } from '../run/current-run.ts';
import { stepTool } from './code-gen-tool.ts';

const input = z.object({ workspace: z.string().min(1) });

/** What goes into the answer; the rest is in the list that is shown. */
const TOLD = 500;

/** Decides for each picture of the design whether the project has it already, and where a new one goes. Writes nothing. */
export const decideAssetsTool = (current: CurrentRun): F2CTool =>
  stepTool(current, {
    name: 'decideF2CAssets',
    effect: 'read',
    description: 'Find pictures of the design that the project has already, and decide names and places of the others.',
    input,
    work: async (run, _given, context) => {
      run.assets = await assetsOfRun(run, context);
      const { places, reused, counted } = run.assets;
      const told = [...places.values()].slice(0, TOLD).map(({ key, path, snapshotFile }) => ({
        key,
        path,
        reused: snapshotFile === null,
        snapshotFile,
      }));
      const counts = { count: places.size, reused: reused.length };
      return { message: context.text('codegen.assets', counts), data: { ...counts, counted, places: told } };
    },
  });
