import type { Declaration, Declarations } from '../css/declarations.ts';

const TEXT: Declarations = [['margin', '0']];
const LIST: Declarations = [
  ['margin', '0'],
  ['padding', '0'],
  ['list-style', 'none'],
];

/** What browsers do to an element by themselves and the design does not know, taken back. */
const RESETS: Readonly<Record<string, Declarations>> = {
  p: TEXT,
  h1: TEXT,
  h2: TEXT,
  h3: TEXT,
  h4: TEXT,
  ul: LIST,
  ol: LIST,
  a: [
    ['color', 'inherit'],
    ['text-decoration', 'none'],
  ],
  button: [
    ['border', '0'],
    ['padding', '0'],
    ['background', 'none'],
    ['color', 'inherit'],
    ['font', 'inherit'],
    ['text-align', 'inherit'],
    ['cursor', 'pointer'],
  ],
  img: [['display', 'block']],
};

const SIZED = /^(width|height|min-width|min-height|max-width|max-height|flex|align-self|left)$/;

const needsBorderBox = (style: Declarations): boolean =>
  style.some(([property]) => property === 'padding' || property.startsWith('border')) &&
  style.some(([property]) => SIZED.test(property));

/** Resets come first and only where the design says nothing itself; a project that sizes boxes so needs no word of it. */
export const withResets = (tag: string, style: Declarations, borderBox: boolean): Declarations => {
  const own = new Set(style.map(([property]) => property));
  const missing = (RESETS[tag] ?? []).filter(([property]) => !own.has(property));
  const sizing: Declaration[] = borderBox || !needsBorderBox(style) ? [] : [['box-sizing', 'border-box']];
  return [...sizing, ...missing, ...style];
};
