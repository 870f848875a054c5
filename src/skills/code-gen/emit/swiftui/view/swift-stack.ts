import type { Length } from '../../../layout/layout-node.ts';
import type { Template } from '../../components/template.ts';
import { lookOf } from '../../native/facets.ts';
import { anyOf, type Choices, mapped } from '../../views/choices.ts';
import type { Stretched } from '../../views/templates.ts';
import { numberText } from '../look/swift-paint.ts';
import { expression } from '../swift-expression.ts';
import type { SwiftFile } from '../swift-file.ts';

export interface Viewing {
  readonly choices: Choices;
  readonly words: readonly string[];
  readonly file: SwiftFile;
  readonly stretched: Stretched;
}

const isPinned = ({ style, variants }: Template): boolean =>
  [style, ...variants.map((variant) => variant.style)].some((look) => look.some(([facet]) => facet === 'pin'));

const HORIZONTAL: Readonly<Record<string, string>> = { center: 'center', end: 'trailing' };
const VERTICAL: Readonly<Record<string, string>> = {
  start: 'top',
  stretch: 'top',
  end: 'bottom',
  baseline: 'firstTextBaseline',
};

/** How all are aligned across a stack that say so themselves, where they agree; null: each for itself. */
const hoistedAlign = (flowing: readonly Template[], file: SwiftFile): string | null => {
  const told = flowing
    .map((child) => [child, lookOf(child.style).self] as const)
    .filter(([, self]) => self !== undefined);
  const [first] = told;
  if (first === undefined || new Set(told.map(([, self]) => self)).size > 1) return null;
  if (told.length < flowing.filter((child) => lookOf(child.style).across === undefined).length) return null;
  for (const [child] of told) file.hoisted.add(child);
  return first[1] ?? null;
};

export const INTRINSIC: Readonly<Record<string, string>> = {
  height: '.fixedSize(horizontal: false, vertical: true)',
  width: '.fixedSize(horizontal: true, vertical: false)',
};

/** The container that lays children out, with how they are aligned in it and how far apart they are. */
export const stackHead = (
  { choices, words, file }: Viewing,
  flowing: readonly Template[],
  between: boolean,
): string => {
  const isRow = anyOf(choices.of('arrangement')) === 'row';
  const cross = hoistedAlign(flowing, file) ?? anyOf(choices.of('cross')) ?? 'start';
  const gap = between
    ? '0'
    : (expression(
        mapped(choices.of('gap'), (length) => numberText(length, file.tokens)),
        { type: 'CGFloat', otherwise: '0', words: [...words, 'spacing'] },
        file,
      ) ?? '0');
  const alignment = isRow ? (VERTICAL[cross] ?? null) : (HORIZONTAL[cross] ?? 'leading');
  const aligned = alignment === null || alignment === 'center' ? '' : `alignment: .${alignment}, `;
  return `${isRow ? 'HStack' : 'VStack'}(${aligned}spacing: ${gap})`;
};

/** @param between what is left of a line stands between what is in it */
export const wrapHead = ({ choices, file }: Viewing, between: boolean): string => {
  const length = (own: Length | null | undefined): string => numberText(own ?? 0, file.tokens);
  const spacing = length(between ? 0 : anyOf(choices.of('gap')));
  const lineSpacing = length(anyOf(choices.of('wrap'))?.gap);
  const along = HORIZONTAL[anyOf(choices.of('main')) ?? ''];
  const across = anyOf(choices.of('cross')) ?? 'start';
  const parts = [
    ...(along === undefined ? [] : [`alignment: .${along}`]),
    ...(across === 'center' || across === 'end' ? [`lineAlignment: .${VERTICAL[across] ?? 'center'}`] : []),
    ...(spacing === '0' ? [] : [`spacing: ${spacing}`]),
    ...(lineSpacing === '0' ? [] : [`lineSpacing: ${lineSpacing}`]),
    ...(between ? ['justified: true'] : []),
  ];
  file.uses.add('FlowLayout');
  return `FlowLayout${parts.length === 0 ? '' : `(${parts.join(', ')})`}`;
};

export const SCROLLS: Readonly<Record<string, string>> = {
  horizontal: 'ScrollView(.horizontal)',
  vertical: 'ScrollView',
  both: 'ScrollView([.horizontal, .vertical])',
};

export interface Layers {
  readonly behind: readonly Template[];
  readonly flowing: readonly Template[];
  readonly above: readonly Template[];
}

/** What stands at places of its own lies behind what is laid out, or over it. */
export const layersOf = (children: readonly Template[]): Layers => {
  const first = children.findIndex((child) => !isPinned(child));
  if (first < 0) return { behind: [], flowing: [], above: children };
  return {
    behind: children.slice(0, first),
    flowing: children.filter((child) => !isPinned(child)),
    above: children.slice(first).filter(isPinned),
  };
};
