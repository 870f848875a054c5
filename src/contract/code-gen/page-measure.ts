import { z } from 'zod';

/** Bounds of what a page may tell about itself: it runs code that a model may have written. */
export const MOST_PAGE_TEXTS = 20_000;
const MOST_COLOURS = 5_000;
const MOST_NAMES = 200;

const pixels = z.number().min(-1e7).max(1e7);
const box = z.object({ x: pixels, y: pixels, width: pixels, height: pixels });
const name = z.string().max(300);
const count = z.number().int().min(0).max(1e7);

/** The innermost element that holds a text as a whole. */
export const pageText = z.object({
  /** As it is written, before `text-transform`; a field tells its value or placeholder. */
  text: z.string().max(10_000),
  /** In CSS pixels from the corner of the page. */
  box,
  /** `#rrggbbaa` */
  colour: z.string().max(9),
  /** Its text does not fit into it and is cut off. */
  cut: z.boolean(),
});

/** How often a colour is seen: an element that shows it counts once for each use. */
export const pageColour = z.object({
  /** `#rrggbbaa` */
  colour: z.string().max(9),
  use: z.enum(['text', 'fill', 'stroke', 'stop', 'shadow']),
  count,
});

/** A rule of axe that the page breaks. */
export const pageProblem = z.object({
  rule: name,
  impact: z.enum(['minor', 'moderate', 'serious', 'critical']),
  help: z.string().max(1_000),
  count,
  /** The first elements, as their opening tags. */
  elements: z.array(z.string().max(500)).max(5),
});

/** What a browser tells of a page at one width. */
export const pageMeasure = z.object({
  /** Of the window, in CSS pixels. */
  width: pixels,
  /** Of the outermost element of the screen. */
  root: box,
  /** How far one can scroll sideways; 0 when everything fits. */
  overflow: pixels,
  elements: count,
  /** Of those, the ones with `position: absolute`. */
  absolute: count,
  texts: z.array(pageText).max(MOST_PAGE_TEXTS),
  colours: z.array(pageColour).max(MOST_COLOURS),
  fonts: z.object({
    /** Asked for by the page, and neither loaded by it nor installed: something else stood in. */
    missing: z.array(name).max(MOST_NAMES),
    /** Not loaded by the page nor installed: the product's own copy was lent. */
    lent: z.array(name).max(MOST_NAMES),
  }),
  problems: z.array(pageProblem).max(MOST_NAMES),
  /** Rules of axe that apply to the page and hold; without them nobody knows of how many the problems are. */
  held: z.array(name).max(MOST_NAMES).optional(),
  /** What the page threw or could not load. */
  errors: z.array(z.string().max(1_000)).max(20),
});
export type PageMeasure = z.infer<typeof pageMeasure>;

/** Why the code of a screen was not rendered; words of `score.why` in the locales. */
export const NOT_RENDERED = ['no-browser', 'no-code', 'stack', 'untrusted', 'broken'] as const;
export type NotRendered = (typeof NOT_RENDERED)[number];

/** The answer to `page.measure`. */
export type MeasuredPage =
  /** `picture`: absolute path of a PNG of the whole page at device scale 2; gone when the turn ends. */
  | { readonly kind: 'measured'; readonly picture: string; readonly page: PageMeasure }
  | { readonly kind: 'none'; readonly why: NotRendered; readonly detail: string };
