import { readColour } from '#contract/design/colour-literal';
import type { Effect, Paint, SemanticNode, TextContent } from '#contract/design/semantic-ast';
import { bareText } from './drawn-texts.ts';
import { plainValue, type SeenLayer } from './seen-layers.ts';

/** A colour that a layer shows once. */
export interface DrawnColour {
  readonly node: string;
  readonly name: string;
  /** `#rrggbbaa`, the opacity of its paint included. */
  readonly colour: string;
  /** Without the opacity of its paint. */
  readonly solid: string;
  /** Letters, or everything else that is painted. */
  readonly on: 'text' | 'shape';
  /** Index among the layers that are seen. */
  readonly layer: number;
}

const hex = (channel: number): string =>
  Math.round(Math.min(255, Math.max(0, channel)))
    .toString(16)
    .padStart(2, '0');

/** A literal of a stack as `#rrggbbaa`; null where it cannot be read. */
export const hexColour = (literal: string, framework: string, opacity = 1): string | null => {
  const channels = readColour(literal, framework);
  if (channels === null) return null;
  const { r, g, b, a } = channels;
  return `#${[r, g, b, a * opacity * 255].map(hex).join('')}`;
};

interface Ink {
  readonly literal: string;
  readonly opacity: number;
  readonly on: DrawnColour['on'];
}

const inksOf = (paints: readonly Paint[] | undefined, on: Ink['on']): readonly Ink[] =>
  (paints ?? []).flatMap((paint): readonly Ink[] => {
    const opacity = 'opacity' in paint ? (paint.opacity ?? 1) : 1;
    if (paint.kind === 'solid') return [{ literal: paint.color, opacity, on }];
    // Letters that a gradient fills show it as a picture behind them.
    if ('stops' in paint) return paint.stops.map(({ color }) => ({ literal: color, opacity, on: 'shape' as const }));
    return [];
  });

/** Every letter has a colour of its own; spaces show none. */
const covered = ({ characters, runs = [] }: TextContent): boolean => {
  let [reach, rest] = [0, ''];
  for (const { start, end, style } of runs.toSorted((a, b) => a.start - b.start)) {
    if (style.fills === undefined) continue;
    rest += characters.slice(reach, start);
    reach = Math.max(reach, end);
  }
  return bareText(rest + characters.slice(reach)) === '';
};

const textInks = (text: TextContent, fills: readonly Paint[] | undefined): readonly Ink[] => [
  ...(covered(text) ? [] : inksOf(fills, 'text')),
  ...(text.runs ?? []).flatMap(({ style }) => inksOf(style.fills, 'text')),
];

const shadowInks = (effects: readonly Effect[] | undefined): readonly Ink[] =>
  (effects ?? []).flatMap((effect) =>
    effect.kind === 'drop-shadow' || effect.kind === 'inner-shadow'
      ? [{ literal: effect.color, opacity: 1, on: 'shape' as const }]
      : [],
  );

const inks = ({ text, fills, strokes, effects }: SemanticNode): readonly Ink[] => {
  const hasStroke = strokes !== undefined && plainValue(strokes.weight) !== 0;
  return [
    ...(text === undefined ? inksOf(fills, 'shape') : textInks(text, fills)),
    ...(hasStroke ? inksOf(strokes.paints, 'shape') : []),
    ...shadowInks(effects),
  ];
};

/** Each colour that layers show, once for each use; what is wholly clear is none, nor what cannot be read. */
export const drawnColours = (layers: readonly SeenLayer[], framework: string): readonly DrawnColour[] =>
  layers.flatMap(({ node, isPicture, isMask }, layer) =>
    // A mask is a shape without a colour.
    (isPicture || isMask ? [] : inks(node)).flatMap(({ literal, opacity, on }) => {
      const [colour, solid] = [hexColour(literal, framework, opacity), hexColour(literal, framework)];
      if (colour === null || solid === null || colour.endsWith('00')) return [];
      return [{ node: node.id, name: node.name, colour, solid, on, layer }];
    }),
  );
