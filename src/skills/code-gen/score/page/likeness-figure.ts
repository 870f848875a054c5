import type { ScoreFigure } from '#contract/code-gen/score';
import { difference, type Found } from '../differences.ts';
import type { ExpectedScreen } from '../expected/expected-screen.ts';
import type { Box } from '../expected/matrix.ts';
import type { SeenLayer } from '../expected/seen-layers.ts';
import { measured, unmeasured } from '../figures.ts';
import type { Compared } from '../picture/compare-messages.ts';

interface Figure {
  readonly figure: ScoreFigure;
  readonly differences: readonly Found[];
}

const holds = ({ x, y, width, height }: Box, left: number, top: number): boolean =>
  left >= x && left <= x + width && top >= y && top <= y + height;

/** The smallest layer around the middle of an area. */
const layerAt = (layers: readonly SeenLayer[], area: Box): SeenLayer | null => {
  let best: SeenLayer | null = null;
  for (const layer of layers) {
    if (!holds(layer.box, area.x + area.width / 2, area.y + area.height / 2)) continue;
    const isSmaller = best === null || layer.box.width * layer.box.height <= best.box.width * best.box.height;
    if (isSmaller) best = layer;
  }
  return best;
};

/** How like the page is to the design's picture. @param compared null: there was nothing that could be compared */
export const likenessFigure = ({ screen, layers }: ExpectedScreen, compared: Compared | null): Figure => {
  const likeness = compared?.likeness ?? null;
  if (likeness === null || compared === null) return { figure: unmeasured('no-picture'), differences: [] };
  const lost = 1 - Math.max(0, likeness);
  return {
    // What was drawn here is no picture of Figma's.
    figure: measured(likeness, screen.drawn === undefined ? undefined : 'drawn-here'),
    differences: compared.areas.map((area) => {
      const { node } = layerAt(layers, area) ?? {};
      const params = { likeness: Math.round(100 * area.likeness) };
      const what = { column: 'likeness', word: 'area-unlike', params, share: lost * area.share } as const;
      return difference(what, { node: node?.id ?? screen.id, name: node?.name ?? screen.name, box: area });
    }),
  };
};
