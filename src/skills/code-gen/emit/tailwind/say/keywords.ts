const table = (property: string, words: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(words).map(([value, utility]) => [`${property}: ${value}`, utility]);

const same = (property: string, prefix: string, values: string): [string, string][] =>
  values.split(' ').map((value) => [`${property}: ${value}`, `${prefix}${value}`]);

const ENDS = {
  'flex-start': 'start',
  start: 'start',
  'flex-end': 'end',
  end: 'end',
  center: 'center',
  baseline: 'baseline',
  stretch: 'stretch',
};

const aligned = (property: string, prefix: string, more: Readonly<Record<string, string>> = {}): [string, string][] =>
  Object.entries({ ...ENDS, ...more }).map(([value, word]) => [`${property}: ${value}`, `${prefix}-${word}`]);

const SPREAD = { 'space-between': 'between' };
const BLENDS =
  'multiply screen overlay darken lighten color-dodge color-burn hard-light soft-light difference exclusion hue saturation color luminosity';

/** Declarations that Tailwind has a word for, whole. */
export const KEYWORDS: ReadonlyMap<string, string> = new Map([
  ...same('position', '', 'relative absolute fixed sticky static'),
  ...same('display', '', 'flex grid block contents inline'),
  ...table('display', { none: 'hidden' }),
  ...table('flex-direction', { row: 'flex-row', column: 'flex-col' }),
  ...table('flex-wrap', { wrap: 'flex-wrap', nowrap: 'flex-nowrap' }),
  ...table('flex-shrink', { 0: 'shrink-0', 1: 'shrink' }),
  ...aligned('justify-content', 'justify', SPREAD),
  ...aligned('align-items', 'items'),
  ...aligned('align-content', 'content', SPREAD),
  ...aligned('align-self', 'self'),
  ...aligned('justify-self', 'justify-self'),
  ...table('isolation', { isolate: 'isolate' }),
  ...table('translate', { '-50%': '-translate-x-1/2' }),
  ...same('overflow', 'overflow-', 'hidden auto visible clip'),
  ...same('overflow-x', 'overflow-x-', 'hidden auto visible clip'),
  ...same('overflow-y', 'overflow-y-', 'hidden auto visible clip'),
  ...table('box-sizing', { 'border-box': 'box-border' }),
  ...same('object-fit', 'object-', 'cover contain fill none'),
  ...same('mix-blend-mode', 'mix-blend-', `${BLENDS} plus-lighter`),
  ...same('background-blend-mode', 'bg-blend-', BLENDS),
  ...table('background-clip', { text: 'bg-clip-text' }),
  ...same('text-align', 'text-', 'left center right justify'),
  ...same('white-space', 'whitespace-', 'nowrap pre pre-wrap pre-line normal'),
  ...table('text-overflow', { ellipsis: 'text-ellipsis' }),
  ...same('text-transform', '', 'uppercase lowercase capitalize'),
  ...table('text-transform', { none: 'normal-case' }),
  ...table('font-style', { italic: 'italic', normal: 'not-italic' }),
  ...same('text-decoration', '', 'underline line-through'),
  ...table('text-decoration', { none: 'no-underline' }),
  ...same('list-style', 'list-', 'none disc decimal'),
  ...table('appearance', { none: 'appearance-none' }),
  ...table('resize', { none: 'resize-none' }),
  ...table('aspect-ratio', { 1: 'aspect-square', '1 / 1': 'aspect-square' }),
  ...same('outline-style', 'outline-', 'dashed dotted double'),
  ...table('cursor', { pointer: 'cursor-pointer' }),
  ...table('-webkit-font-smoothing', { antialiased: 'antialiased' }),
]);
