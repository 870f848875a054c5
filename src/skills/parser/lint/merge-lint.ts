import type { DesignVariable, LintFinding } from '#contract/snapshot';
import { FindingBook } from '../semantic-ast/finding-book.ts';
import { addLooseColours, tokensByColour } from './hard-coded-colours.ts';
import type { ScreenLint } from './lint-screen.ts';
import { addRepeatedTopology } from './repeated-topology.ts';

/**
 * The report of a design out of what its screens told, in their order.
 * @param variables as they stand in `design-variables.json`, with colours in the words of the stack
 */
export const mergeLint = (
  screens: readonly ScreenLint[],
  variables: readonly DesignVariable[],
): readonly LintFinding[] => {
  const findings = new FindingBook();
  const tokens = tokensByColour(variables);
  for (const { screen, groups, colours } of screens) {
    findings.absorb(groups);
    addLooseColours(colours, { screen, tokens, findings });
  }
  addRepeatedTopology(screens, findings);
  return findings.findings();
};
