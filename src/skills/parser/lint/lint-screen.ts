import type { SemanticScreen } from '#contract/design/semantic-ast';
import { lintAutoLayout } from './rules/auto-layout-rule.ts';
import { possibleCopies } from './rules/copies.ts';
import { lintHiddenLayers } from './rules/hidden-layers.ts';
import { lintNestingDepth, lintRedundantWrappers } from './rules/layout-rules.ts';
import { looseColours } from './rules/loose-colours.ts';
import { lintDefaultNames } from './rules/naming-rule.ts';
import { lintPixels } from './rules/pixel-rule.ts';
import { shapeEntries, shapesOf } from './rules/shapes.ts';
import { createContrastRule } from './rules/text-contrast.ts';
import { lintTextRoom } from './rules/text-room.ts';
import { ScreenBook } from './screen-book.ts';
import type { ScreenLint } from './screen-lint.ts';
import { walkScreen } from './walk-screen.ts';

/**
 * What one screen alone tells of what makes a design hard to turn into code. Linear in its layers.
 * @param screen with its root; without one it tells nothing
 * @param framework whose words the colours are in
 */
export const lintScreen = (screen: SemanticScreen, framework: string): ScreenLint => {
  const seen = walkScreen(screen);
  const book = new ScreenBook();
  lintNestingDepth(seen, book);
  lintRedundantWrappers(seen, book);
  lintAutoLayout(seen, book);
  createContrastRule(framework)(seen, book);
  lintTextRoom(seen, book);
  lintPixels(seen, book);
  lintDefaultNames(seen, book);
  lintHiddenLayers(screen, book);
  const shapes = shapesOf(seen);
  return {
    screen: screen.id,
    findings: book.findings(),
    colours: looseColours(seen),
    shapes: shapeEntries(seen, shapes),
    ...possibleCopies(seen, shapes),
  };
};
