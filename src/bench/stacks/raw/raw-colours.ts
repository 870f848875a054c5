import type { RawLayer } from './raw-layer.ts';

/** Channels from 0 to 255, alpha from 0 to 1. */
export interface Rgba {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly a: number;
}

export interface SeenColour {
  readonly rgba: Rgba;
  readonly what: 'fill' | 'stroke' | 'stop' | 'shadow' | 'text';
}

interface RawColour {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly a?: number;
}

interface RawPaint {
  readonly type: string;
  readonly visible?: boolean;
  readonly opacity?: number;
  readonly blendMode?: string;
  readonly color?: RawColour;
  readonly gradientStops?: readonly { readonly color: RawColour }[];
}

const STEPS = 255;

const rgba = ({ r, g, b, a = 1 }: RawColour, opacity: number): Rgba => ({
  r: r * STEPS,
  g: g * STEPS,
  b: b * STEPS,
  a: a * opacity,
});

const isShown = (paint: RawPaint | null): paint is RawPaint =>
  paint !== null && paint.visible !== false && paint.opacity !== 0;

const covers = ({ type, opacity = 1, blendMode = 'NORMAL', color }: RawPaint): boolean =>
  type === 'SOLID' && opacity === 1 && (color?.a ?? 1) === 1 && blendMode === 'NORMAL';

/** Paints that are seen: what lies below one that lets nothing through is not. */
const seenPaints = (paints: unknown): readonly RawPaint[] => {
  const shown = (Array.isArray(paints) ? (paints as readonly (RawPaint | null)[]) : []).filter(isShown);
  return shown.slice(Math.max(0, shown.findLastIndex(covers)));
};

const coloursOf = (paints: unknown, what: SeenColour['what']): SeenColour[] =>
  seenPaints(paints).flatMap(({ type, color, opacity = 1, gradientStops = [] }): SeenColour[] => {
    if (type === 'SOLID' && color !== undefined) return [{ rgba: rgba(color, opacity), what }];
    const stops = type.startsWith('GRADIENT_') ? gradientStops : [];
    return stops.map((stop) => ({ rgba: rgba(stop.color, opacity), what: 'stop' }));
  });

const strokesOf = (layer: RawLayer): SeenColour[] => {
  const sides = Object.values((layer['individualStrokeWeights'] ?? {}) as Readonly<Record<string, number>>);
  const isDrawn = sides.length > 0 ? sides.some((weight) => weight > 0) : Number(layer['strokeWeight'] ?? 0) > 0;
  return isDrawn ? coloursOf(layer['strokes'], 'stroke') : [];
};

interface RawEffect {
  readonly type: string;
  readonly visible?: boolean;
  readonly color?: RawColour;
}

const shadowsOf = (layer: RawLayer): SeenColour[] =>
  ((layer['effects'] ?? []) as readonly (RawEffect | null)[]).flatMap((effect): SeenColour[] => {
    if (effect === null || effect.visible === false || effect.color === undefined) return [];
    return effect.type.endsWith('_SHADOW') ? [{ rgba: rgba(effect.color, 1), what: 'shadow' }] : [];
  });

/** Styles by character: 0 is that of the whole text. Characters that nobody sees have none. */
const textFills = (layer: RawLayer): SeenColour[] => {
  const characters = String(layer['characters'] ?? '');
  const byCharacter = (layer['characterStyleOverrides'] ?? []) as readonly number[];
  const others = (layer['styleOverrideTable'] ?? {}) as Readonly<Record<string, { readonly fills?: unknown }>>;
  const used = new Set<number>();
  for (let at = 0; at < characters.length; at += 1)
    if (/\S/.test(characters.charAt(at))) used.add(byCharacter[at] ?? 0);
  return [...used].flatMap((style) => coloursOf(others[String(style)]?.fills ?? layer['fills'], 'text'));
};

const hasArea = (layer: RawLayer): boolean => {
  const box = layer['absoluteBoundingBox'] as { width?: number; height?: number } | null | undefined;
  return box == null || ((box.width ?? 0) > 0 && (box.height ?? 0) > 0);
};

/** A group paints nothing itself, though old answers give it the fill of its page. */
const isPainted = (layer: RawLayer): boolean => layer.type !== 'GROUP' && hasArea(layer);

/** Colours that a layer shows itself: fills, strokes, stops of gradients, shadows and runs of text, alpha of the paint included. */
export const seenColours = (layer: RawLayer): SeenColour[] => {
  const fills = layer.type === 'TEXT' ? textFills(layer) : isPainted(layer) ? coloursOf(layer['fills'], 'fill') : [];
  return [...fills, ...strokesOf(layer), ...shadowsOf(layer)].filter(
    ({ rgba: { a }, what }) => a > 0 || what === 'stop',
  );
};
