import { difference } from '../differences.ts';
import type { SeenLayer } from '../expected/seen-layers.ts';
import { counted } from '../figures.ts';
import type { LayerLines } from './layer-lines.ts';
import type { NativeFigure } from './native-texts.ts';
import { type LineGroup, onceForEach } from './own-lines.ts';

/** How stacks put something at a place instead of laying it out. */
const PLACED: Readonly<Record<string, RegExp>> = {
  flutter: /\bPositioned(?:\.\w+)?\(/,
  compose: /\.(?:absoluteOffset|offset)\(/,
  swiftui: /\.(?:offset|position)\(/,
  avalonia: /\bCanvas\.(?:Left|Top|Right|Bottom)="/,
};

/** Layers that the design lays out, and whose lines put nothing at a place. */
export const nativePlacement = (layers: readonly SeenLayer[], lines: LayerLines, framework: string): NativeFigure => {
  const pattern = PLACED[framework] ?? /$^/;
  const isPlaced = onceForEach((group: LineGroup) => group.lines.some(({ text }) => pattern.test(text)));
  const laidOut = layers
    .map((layer, index) => ({ layer, groups: lines.alone(index) }))
    .filter(({ layer, groups }) => layer.inFlow && layer.parent >= 0 && groups.length > 0);
  const placed = laidOut.filter(({ groups }) => groups.some(isPlaced));
  return {
    figure: counted(laidOut.length - placed.length, laidOut.length, 'no-layout'),
    differences: placed.map(({ layer: { node, box } }) =>
      difference(
        { column: 'placement', word: 'layer-placed', params: {}, share: 1 / laidOut.length },
        { node: node.id, name: node.name, box },
      ),
    ),
  };
};
