import { isShape, numberOf, shapePath } from './shape-path.ts';
import { type SvgTag, svgTags } from './svg-tags.ts';

type Style = ReadonlyMap<string, string>;

/** What shapes take over from what is around them. */
const HANDED = new Set([
  ...['fill', 'fill-opacity', 'fill-rule'],
  ...['stroke', 'stroke-width', 'stroke-opacity', 'stroke-linecap', 'stroke-linejoin', 'stroke-miterlimit'],
]);
/** What says nothing about how it looks. */
const SILENT = new Set([
  'xmlns',
  'version',
  'id',
  'data-name',
  'clip-rule',
  'width',
  'height',
  'viewBox',
  'xmlns:xlink',
]);
const GEOMETRY = new Set('d x y width height rx ry cx cy r x1 y1 x2 y2 points'.split(' '));

const NAMED: Readonly<Record<string, string>> = { black: '#000000', white: '#FFFFFF' };

/** `#RRGGBB`; `none` where nothing is painted; null for what no drawable says. */
const colourOf = (value: string): string | null => {
  if (value === 'none' || value === 'transparent') return 'none';
  if (Object.hasOwn(NAMED, value)) return NAMED[value] ?? null;
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(value);
  if (short !== null)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`.toUpperCase();
  return /^#[\da-f]{6}$/i.test(value) ? value.toUpperCase() : null;
};

const handedOn = (around: Style, { attributes }: SvgTag): Style =>
  new Map([...around, ...[...attributes].filter(([name]) => HANDED.has(name))]);

/** True for a tag that says nothing which a drawable would lose. */
const isSaid = ({ name, attributes }: SvgTag): boolean =>
  [...attributes].every(
    ([key, value]) =>
      HANDED.has(key) ||
      (isShape(name) ? GEOMETRY.has(key) || key === 'opacity' : false) ||
      SILENT.has(key) ||
      (key === 'opacity' && value === '1'),
  );

const WORDS = {
  'stroke-linecap': new Set(['butt', 'round', 'square']),
  'stroke-linejoin': new Set(['miter', 'round', 'bevel']),
} as const;

type Line = readonly [string, string];

const alphaLine = (name: string, own: string | undefined, whole: number): Line[] | null => {
  const alpha = numberOf(own, 1);
  if (alpha === null) return null;
  const value = Math.round(alpha * whole * 1_000) / 1_000;
  return value === 1 ? [] : [[name, `${value}`]];
};

const fillLines = (style: Style, whole: number): Line[] | null => {
  const colour = colourOf(style.get('fill') ?? 'black');
  const alpha = alphaLine('fillAlpha', style.get('fill-opacity'), whole);
  if (colour === null || alpha === null) return null;
  if (colour === 'none') return [];
  const rule: Line[] = style.get('fill-rule') === 'evenodd' ? [['fillType', 'evenOdd']] : [];
  return [['fillColor', colour], ...alpha, ...rule];
};

const strokeLines = (style: Style, whole: number): Line[] | null => {
  const colour = colourOf(style.get('stroke') ?? 'none');
  const alpha = alphaLine('strokeAlpha', style.get('stroke-opacity'), whole);
  const width = numberOf(style.get('stroke-width'), 1);
  const limit = numberOf(style.get('stroke-miterlimit'), 4);
  if (colour === null || alpha === null || width === null || limit === null) return null;
  if (colour === 'none') return [];
  const ends = Object.entries(WORDS).flatMap(([name, words]): Line[] => {
    const value = style.get(name);
    return value !== undefined && (words as ReadonlySet<string>).has(value)
      ? [[name === 'stroke-linecap' ? 'strokeLineCap' : 'strokeLineJoin', value]]
      : [];
  });
  const miter: Line[] = limit === 4 ? [] : [['strokeMiterLimit', `${limit}`]];
  return [['strokeColor', colour], ...alpha, ['strokeWidth', `${width}`], ...ends, ...miter];
};

const printed = (name: string, lines: readonly Line[], indent: string): string =>
  [`${indent}<${name}`, ...lines.map(([key, value]) => `${indent}    android:${key}="${value}"`)].join('\n');

/** A shape as a path of a drawable; empty where nothing of it is seen, null where it cannot be said. */
const pathText = (tag: SvgTag, style: Style): string | null => {
  const data = shapePath(tag.name, tag.attributes);
  const whole = numberOf(tag.attributes.get('opacity'), 1);
  if (data === null || whole === null) return null;
  const [fill, stroke] = [fillLines(style, whole), strokeLines(style, whole)];
  if (fill === null || stroke === null) return null;
  // Where a stroke lies over a fill both would shine through.
  if (whole !== 1 && fill.length > 0 && stroke.length > 0) return null;
  return fill.length + stroke.length === 0
    ? ''
    : `${printed('path', [['pathData', data], ...fill, ...stroke], '    ')} />`;
};

/** Larger drawings take longer to draw than pixels. */
const LARGEST = 200;
const MOST_TAGS = 500;

const frameOf = ({ attributes }: SvgTag): Line[] | null => {
  const box = (attributes.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map((text) => numberOf(text));
  const [x, y, wide, high] = box;
  const width = numberOf(attributes.get('width'), wide ?? null);
  const height = numberOf(attributes.get('height'), high ?? null);
  if (x !== 0 || y !== 0 || wide == null || high == null || width === null || height === null) return null;
  const isDrawn = [wide, high, width, height].every((side) => side > 0) && Math.max(width, height) <= LARGEST;
  return isDrawn
    ? [
        ['width', `${width}dp`],
        ['height', `${height}dp`],
        ['viewportWidth', `${wide}`],
        ['viewportHeight', `${high}`],
      ]
    : null;
};

/** Paths of all shapes between the tags of a drawing. */
const pathsOf = (tags: readonly SvgTag[], around: Style): string[] | null => {
  const styles: Style[] = [around];
  const paths: string[] = [];
  for (const tag of tags) {
    const style = styles.at(-1) ?? around;
    if (tag.kind === 'close') {
      if (tag.name !== 'g' && !isShape(tag.name)) return null;
      styles.pop();
      continue;
    }
    if (!isSaid(tag) || (tag.name !== 'g' && !isShape(tag.name))) return null;
    const own = handedOn(style, tag);
    if (tag.kind === 'open') styles.push(own);
    const path = tag.name === 'g' ? '' : pathText(tag, own);
    if (path === null) return null;
    if (path !== '') paths.push(path);
  }
  return styles.length === 1 ? paths : null;
};

/**
 * A drawing as Android has them in its resources: filled and stroked shapes in plain colours. Null for one that holds
 * anything else, or is larger than what is drawn well from shapes.
 */
export const vectorDrawable = (svg: string): string | null => {
  const tags = svgTags(svg);
  const [first, ...inner] = tags ?? [];
  const last = inner.pop();
  if (first?.name !== 'svg' || first.kind !== 'open' || last?.name !== 'svg' || last.kind !== 'close') return null;
  if (inner.length > MOST_TAGS || !isSaid(first)) return null;
  const [frame, paths] = [frameOf(first), pathsOf(inner, handedOn(new Map(), first))];
  if (frame === null || paths === null || paths.length === 0) return null;
  const head = `<vector xmlns:android="http://schemas.android.com/apk/res/android"\n`;
  const size = frame.map(([key, value]) => `    android:${key}="${value}"`).join('\n');
  return `${head}${size}>\n${paths.join('\n')}\n</vector>\n`;
};
