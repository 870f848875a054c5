import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import { type BoundValue, boundValues } from './bound-values.ts';
import { type DrawnColour, drawnColours } from './drawn-colours.ts';
import { type DrawnText, drawnTexts } from './drawn-texts.ts';
import { type SeenLayer, seenLayers } from './seen-layers.ts';

/** What a screen should look like, from its snapshot alone. */
export interface ExpectedScreen {
  readonly screen: SemanticScreen;
  readonly width: number;
  readonly height: number;
  readonly layers: readonly SeenLayer[];
  readonly texts: readonly DrawnText[];
  readonly colours: readonly DrawnColour[];
  readonly bound: readonly BoundValue[];
  /** Layers that no auto layout places. */
  readonly free: number;
}

/** Pure. The tree must have been checked. @param framework whose words the colours are in */
export const expectedScreen = (screen: SemanticScreen, root: SemanticNode, framework: string): ExpectedScreen => {
  const layers = seenLayers(root);
  return {
    screen,
    width: root.box.width,
    height: root.box.height,
    layers,
    texts: drawnTexts(layers),
    colours: drawnColours(layers, framework),
    bound: boundValues(layers),
    free: layers.filter(({ inFlow }) => !inFlow).length,
  };
};

/** The second width that code is looked at: that of the next larger kind of screen. */
export const secondWidth = (drawn: number): number => {
  if (drawn < 600) return 768;
  return drawn < 1000 ? 1280 : Math.round(drawn * 1.333);
};
