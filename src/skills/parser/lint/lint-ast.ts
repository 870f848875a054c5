import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { DesignVariable, LintFinding } from '#contract/snapshot';
import { lintScreen } from './lint-screen.ts';
import { mergeLint } from './merge-lint.ts';

/**
 * Looks for what makes a design hard to turn into code. Never blocks and writes nothing; linear in the number of layers.
 * Each finding names 50 layers at most, `n` among its params is the whole number.
 * @param screens with their roots
 * @param variables as they stand in `design-variables.json`, with colours in the words of the stack
 */
export const lintAst = (
  screens: readonly SemanticScreen[],
  variables: readonly DesignVariable[],
): readonly LintFinding[] => mergeLint(screens.map(lintScreen), variables);
