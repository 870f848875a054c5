import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { DesignVariable, LintFinding } from '#contract/snapshot';
import { FindingBook } from '../semantic-ast/finding-book.ts';
import { createColourRule } from './hard-coded-colours.ts';
import { lintNestingDepth, lintRedundantWrappers } from './layout-rules.ts';
import { lintRepeatedTopology } from './repeated-topology.ts';
import { walkScreen } from './walk-screen.ts';

/**
 * Looks for what makes a design hard to turn into code. Never blocks and writes nothing; linear in the number of layers.
 * Each finding names 50 layers at most, `n` among its params is the whole number.
 * @param screens with their roots
 * @param variables as they stand in `design-variables.json`, with colours in the words of the stack
 */
export const lintAst = (
  screens: readonly SemanticScreen[],
  variables: readonly DesignVariable[],
): readonly LintFinding[] => {
  const findings = new FindingBook();
  const lintColours = createColourRule(variables);
  const seen = screens.map(walkScreen);
  for (const screen of seen) {
    lintNestingDepth(screen, findings);
    lintRedundantWrappers(screen, findings);
    lintColours(screen, findings);
  }
  lintRepeatedTopology(seen, findings);
  return findings.findings();
};
