import type { PageMeasure } from '#contract/code-gen/page-measure';
import { type ColourReader, colourReader } from './colour-text.ts';
import { hasOwnText, type Seen } from './seen.ts';

type Counted = PageMeasure['colours'][number];

interface Counting {
  readonly reader: ColourReader;
  add(use: Counted['use'], colour: string | null): void;
}

const SIDES = ['top', 'right', 'bottom', 'left'] as const;

const strokes = (style: CSSStyleDeclaration, { reader, add }: Counting): void => {
  const width = (name: string): number => Number.parseFloat(style.getPropertyValue(name));
  const drawn = SIDES.filter(
    (side) => style.getPropertyValue(`border-${side}-style`) !== 'none' && width(`border-${side}-width`) > 0,
  ).map((side) => reader.read(style.getPropertyValue(`border-${side}-color`)));
  for (const colour of new Set(drawn)) add('stroke', colour);
  if (style.outlineStyle !== 'none' && width('outline-width') > 0) add('stroke', reader.read(style.outlineColor));
};

const IMAGES = /,(?=\s*(?:(?:repeating-)?(?:linear|radial|conic)-gradient|url|image-set|none))/;

const backgrounds = (style: CSSStyleDeclaration, { reader, add }: Counting): void => {
  add('fill', reader.read(style.backgroundColor));
  for (const image of style.backgroundImage.split(IMAGES)) {
    const stops = reader.all(image);
    const [first = null] = stops;
    // A solid fill that lies on another one is written as a gradient of one colour.
    if (stops.length > 1 && stops.every((stop) => stop === first)) add('fill', first);
    else for (const stop of stops) add('stop', stop);
  }
};

/** Of an element, or of what its style puts before or after it. */
const look = (style: CSSStyleDeclaration, counting: Counting): void => {
  backgrounds(style, counting);
  strokes(style, counting);
  for (const value of [style.boxShadow, style.textShadow, style.filter])
    for (const shadow of counting.reader.all(value)) counting.add('shadow', shadow);
};

const ink = (element: Seen, style: CSSStyleDeclaration, { reader, add }: Counting): void => {
  // A text that its background shines through has the background's colours.
  if (!hasOwnText(element) || style.backgroundClip === 'text') return;
  add('text', reader.read(style.getPropertyValue('-webkit-text-fill-color') || style.color));
  if (Number.parseFloat(style.getPropertyValue('-webkit-text-stroke-width')) > 0)
    add('stroke', reader.read(style.getPropertyValue('-webkit-text-stroke-color')));
};

const drawing = (style: CSSStyleDeclaration, { reader, add }: Counting): void => {
  if (style.fill !== 'none') add('fill', reader.read(style.fill));
  if (style.stroke !== 'none') add('stroke', reader.read(style.stroke));
};

const MOST = 5_000;

/** How often each colour is seen in each use. */
export const measureColours = (elements: readonly Seen[]): Counted[] => {
  const found = new Map<string, Counted>();
  const add: Counting['add'] = (use, colour) => {
    if (colour === null) return;
    const one = found.get(`${use} ${colour}`) ?? { colour, use, count: 0 };
    one.count += 1;
    found.set(`${use} ${colour}`, one);
  };
  const counting: Counting = { reader: colourReader(), add };
  for (const element of elements) {
    const style = getComputedStyle(element);
    ink(element, style, counting);
    if (element instanceof SVGGeometryElement) drawing(style, counting);
    if (element instanceof SVGElement) continue;
    look(style, counting);
    for (const part of ['::before', '::after']) {
      const beside = getComputedStyle(element, part);
      if (beside.content !== 'none' && beside.content !== 'normal') look(beside, counting);
    }
  }
  return [...found.values()].slice(0, MOST);
};
