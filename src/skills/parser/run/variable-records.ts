import type { RGBA } from '#contract/adapter';
import type { DesignVariable, FollowedVariable } from '#contract/snapshot';
import { type ParserRun, part } from './parser-run.ts';

/** Variables of a design, colours in the words of the stack. */
export interface VariableRecords {
  /** The flat records of `design-variables.json`. */
  readonly own: readonly DesignVariable[];
  /** Those of `variable-modes.json`. */
  readonly followed: readonly FollowedVariable[];
}

const keyOf = ({ r, g, b, a }: RGBA): string => `${r},${g},${b},${a}`;

/** Made once per import. */
export const variableRecords = async (run: ParserRun): Promise<VariableRecords> => {
  if (run.records) return run.records;
  const variables = part(run, 'variables');
  const colours = variables.colours();
  const words = await run.adapter.transformColors(colours.map((rgba) => ({ rgba, nodeId: 'variables' })));
  const byColour = new Map(colours.map((rgba, index) => [keyOf(rgba), words[index] ?? '']));
  const wordOf = (rgba: RGBA): string => byColour.get(keyOf(rgba)) ?? '';
  run.records = { own: variables.records(wordOf), followed: variables.followed(wordOf) };
  return run.records;
};
