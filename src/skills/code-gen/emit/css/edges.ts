import type { Corners, Effect, Paint, SemanticNode, Strokes } from '#contract/design/semantic-ast';
import { plain } from '../../layout/layout-node.ts';
import { showsSeveral } from '../markup/covering.ts';
import { colourText } from './colour.ts';
import { type Declaration, px } from './declarations.ts';
import type { Ink } from './ink.ts';

type Shadow = Extract<Effect, { kind: 'drop-shadow' | 'inner-shadow' }>;

const optional = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> =>
  value === undefined ? {} : ({ [key]: value } as Record<K, V>);

/** The uppermost paint of a stroke as a colour: a line in CSS has one. */
const strokeColour = (paints: readonly Paint[], ink: Ink): string | null => {
  const paint = paints.at(-1);
  if (paint === undefined || paint.kind === 'image' || paint.kind === 'other') return null;
  if (paint.kind === 'solid') {
    const { color, token, opacity } = paint;
    return colourText({ color, ...optional('token', token), ...optional('opacity', opacity) }, ink);
  }
  const [stop] = paint.stops;
  if (stop === undefined) return null;
  const own = { color: stop.color, ...optional('token', stop.token), ...optional('opacity', paint.opacity) };
  return colourText(own, ink);
};

const negative = (text: string): string => {
  if (text === '0') return '0';
  return /^[\d.]+px$/.test(text) ? `-${text}` : `calc(-1 * ${text})`;
};

const half = (text: string): string =>
  /^[\d.]+px$/.test(text) ? px(Number.parseFloat(text) / 2) : `calc(${text} / 2)`;

/** Lines at single sides: a shadow without blur, moved by their weight, which takes no room. */
const sideShadows = ({ weights, align }: Strokes, colour: string, ink: Ink): string[] => {
  const [top = 0, right = 0, bottom = 0, left = 0] = weights ?? [];
  const inset = align === 'outside' ? '' : 'inset ';
  const toward = (text: string, inner: boolean): string => (inner === (inset !== '') ? text : negative(text));
  return [
    [top, `0 ${toward(ink.length(top), true)}`],
    [right, `${toward(ink.length(right), false)} 0`],
    [bottom, `0 ${toward(ink.length(bottom), false)}`],
    [left, `${toward(ink.length(left), true)} 0`],
  ]
    .filter(([weight]) => plain(weight as Strokes['weight']) > 0)
    .map(([, offset]) => `${inset}${String(offset)} ${colour}`);
};

const ringShadows = ({ weight, align }: Strokes, colour: string, ink: Ink): string[] => {
  const text = ink.length(weight);
  if (align === 'inside') return [`inset 0 0 0 ${text} ${colour}`];
  if (align === 'outside') return [`0 0 0 ${text} ${colour}`];
  return [`0 0 0 ${half(text)} ${colour}`, `inset 0 0 0 ${half(text)} ${colour}`];
};

const outline = ({ weight, align, dashes }: Strokes, colour: string, ink: Ink): Declaration[] => {
  const text = ink.length(weight);
  const inward = align === 'inside' ? negative(text) : align === 'center' ? negative(half(text)) : null;
  return [
    ['outline', `${text} ${dashes === undefined ? 'solid' : 'dashed'} ${colour}`],
    ...(inward === null ? [] : [['outline-offset', inward] as const]),
  ];
};

const BORDER_SIDES = ['top', 'right', 'bottom', 'left'] as const;

/** Strokes that Figma counts in the layout are borders; they take room in CSS, too. */
const borders = ({ weight, weights, dashes }: Strokes, colour: string, ink: Ink): Declaration[] => {
  const line = dashes === undefined ? 'solid' : 'dashed';
  if (weights === undefined) return [['border', `${ink.length(weight)} ${line} ${colour}`]];
  return BORDER_SIDES.flatMap((side, index) => {
    const own = weights[index] ?? 0;
    return plain(own) > 0 ? [[`border-${side}`, `${ink.length(own)} ${line} ${colour}`] as const] : [];
  });
};

const shadowText = (shadow: Shadow, ink: Ink): string => {
  const { x, y, blur, spread, color, token } = shadow;
  const lengths = [x, y, blur, ...(spread === undefined ? [] : [spread])].map((length) => ink.length(length));
  const inset = shadow.kind === 'inner-shadow' ? 'inset ' : '';
  return `${inset}${lengths.join(' ')} ${colourText({ color, ...optional('token', token) }, ink)}`;
};

const shadowsOf = (effects: readonly Effect[], ink: Ink): string[] =>
  effects
    .filter((effect): effect is Shadow => effect.kind === 'drop-shadow' || effect.kind === 'inner-shadow')
    .map((shadow) => shadowText(shadow, ink))
    .reverse();

/** A layer that paints nothing itself casts the shadow of what is in it. */
const isHollow = ({ fills, strokes }: SemanticNode): boolean => (fills ?? []).length === 0 && strokes === undefined;

const dropFilter = ({ x, y, blur, color, token }: Shadow, ink: Ink): string =>
  // The blur of a filter is a standard deviation, half of what a shadow's radius is.
  `drop-shadow(${ink.length(x)} ${ink.length(y)} ${half(ink.length(blur))} ${colourText({ color, ...optional('token', token) }, ink)})`;

const filtersOf = (node: SemanticNode, ink: Ink): string[] => {
  const effects = node.effects ?? [];
  const blurs = effects.flatMap((effect) =>
    effect.kind === 'layer-blur' ? [`blur(${half(ink.length(effect.blur))})`] : [],
  );
  if (!isHollow(node)) return blurs;
  const drops = effects.filter((effect): effect is Shadow => effect.kind === 'drop-shadow');
  return [...blurs, ...drops.map((drop) => dropFilter(drop, ink))];
};

interface Edging {
  readonly node: SemanticNode;
  readonly ink: Ink;
  /** A picture or an input: what is painted inside would be hidden, so lines are drawn around. */
  readonly replaced: boolean;
  readonly tell: (word: string) => void;
}

const strokeParts = ({ node, ink, replaced, tell }: Edging): { shadows: string[]; rules: Declaration[] } => {
  const { strokes, layout } = node;
  if (strokes === undefined || (plain(strokes.weight) <= 0 && strokes.weights === undefined))
    return { shadows: [], rules: [] };
  const colour = strokeColour(strokes.paints, ink);
  if (colour === null) {
    tell('stroke-kind');
    return { shadows: [], rules: [] };
  }
  const isOne = strokes.paints.at(-1)?.kind === 'solid' && !showsSeveral(strokes.paints);
  if (!isOne || strokes.special !== undefined) tell('stroke-kind');
  if (layout?.strokesTakeSpace === true) return { shadows: [], rules: borders(strokes, colour, ink) };
  if (strokes.weights !== undefined) return { shadows: sideShadows(strokes, colour, ink), rules: [] };
  if (strokes.dashes !== undefined || replaced) return { shadows: [], rules: outline(strokes, colour, ink) };
  return { shadows: ringShadows(strokes, colour, ink), rules: [] };
};

/** Strokes, shadows and blurs. None of them takes part in the layout, unless Figma says so of a stroke. */
export const edgeDeclarations = (edging: Edging): Declaration[] => {
  const { node, ink } = edging;
  const { shadows, rules } = strokeParts(edging);
  const cast = isHollow(node) ? [] : shadowsOf(node.effects ?? [], ink);
  const filters = filtersOf(node, ink);
  const behind = (node.effects ?? []).find((effect) => effect.kind === 'background-blur');
  return [
    ...rules,
    ...(shadows.length + cast.length > 0 ? [['box-shadow', [...shadows, ...cast].join(', ')] as const] : []),
    ...(filters.length > 0 ? [['filter', filters.join(' ')] as const] : []),
    ...(behind?.kind === 'background-blur'
      ? [['backdrop-filter', `blur(${half(ink.length(behind.blur))})`] as const]
      : []),
  ];
};

/** Radii; four only where they differ. */
export const cornerDeclarations = (corners: Corners | undefined, ink: Ink): Declaration[] => {
  if (corners?.radii !== undefined)
    return [['border-radius', corners.radii.map((radius) => ink.length(radius)).join(' ')]];
  if (corners?.radius === undefined || plain(corners.radius) <= 0) return [];
  return [['border-radius', ink.length(corners.radius)]];
};
