import type { RGBA } from '#contract/adapter';
import type { DesignVariable } from '#contract/snapshot';
import { type ParserRun, part } from './parser-run.ts';

const keyOf = ({ r, g, b, a }: RGBA): string => `${r},${g},${b},${a}`;

/** The flat records of `design-variables.json`, colours in the words of the stack; made once per import. */
export const variableRecords = async (run: ParserRun): Promise<readonly DesignVariable[]> => {
  if (run.records) return run.records;
  const variables = part(run, 'variables');
  const colours = variables.colours();
  const words = await run.adapter.transformColors(colours.map((rgba) => ({ rgba, nodeId: 'variables' })));
  const byColour = new Map(colours.map((rgba, index) => [keyOf(rgba), words[index] ?? '']));
  run.records = variables.records((rgba) => byColour.get(keyOf(rgba)) ?? '');
  return run.records;
};
