import type { SemanticScreen } from '#contract/design/semantic-ast';
import { FindingBook, type FindingGroups } from '../semantic-ast/finding-book.ts';
import { type LooseColour, looseColoursOf } from './hard-coded-colours.ts';
import { lintNestingDepth, lintRedundantWrappers } from './layout-rules.ts';
import { type ShapedLayer, shapedLayersOf } from './repeated-topology.ts';
import { walkScreen } from './walk-screen.ts';

/** What one screen tells the report: plain data, so that screens can be looked at anywhere and in any order. */
export interface ScreenLint {
  readonly screen: string;
  readonly groups: FindingGroups;
  readonly colours: readonly LooseColour[];
  readonly shapes: readonly ShapedLayer[];
}

/** Looks at a screen with its root. Linear in the number of layers. */
export const lintScreen = (screen: SemanticScreen): ScreenLint => {
  const seen = walkScreen(screen);
  const findings = new FindingBook();
  lintNestingDepth(seen, findings);
  lintRedundantWrappers(seen, findings);
  return {
    screen: screen.id,
    groups: findings.groups(),
    colours: looseColoursOf(seen),
    shapes: shapedLayersOf(seen),
  };
};
