import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { DesignVariable, LintFinding } from '#contract/snapshot';
import { lintScreen } from './lint-screen.ts';
import { mergeLint } from './merge-lint.ts';

/**
 * Looks for what makes a design hard to turn into code. Never blocks and writes nothing; linear in the number of layers.
 * @param screens with their roots
 * @param variables as they stand in `design-variables.json`, with colours in the words of the stack
 * @param framework whose words the colours are in
 */
export const lintAst = (
  screens: readonly SemanticScreen[],
  variables: readonly DesignVariable[],
  framework = '',
): readonly LintFinding[] =>
  mergeLint(
    screens.map((screen) => lintScreen(screen, framework)),
    variables,
  );
