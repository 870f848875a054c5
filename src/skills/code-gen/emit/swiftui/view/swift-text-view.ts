import { plain } from '../../../layout/layout-node.ts';
import type { Branch } from '../../components/tree.ts';
import { type Font, lookOf } from '../../native/facets.ts';
import { anyOf, type Choice, type Choices, mapped } from '../../views/choices.ts';
import { paintExpression } from '../look/swift-look.ts';
import { numberText, styleText } from '../look/swift-paint.ts';
import { expression } from '../swift-expression.ts';
import type { SwiftFile } from '../swift-file.ts';
import { swiftNumber, swiftString } from '../swift-text.ts';

const WEIGHTS: readonly (readonly [number, string])[] = [
  [150, 'ultraLight'],
  [250, 'thin'],
  [350, 'light'],
  [450, 'regular'],
  [550, 'medium'],
  [650, 'semibold'],
  [750, 'bold'],
  [850, 'heavy'],
];

const weightName = (weight: number): string => WEIGHTS.find(([below]) => weight < below)?.[1] ?? 'black';

/** A line of most fonts is about so many times as high as their size; SwiftUI adds to it. */
const NATURAL_LINE = 1.2;

const leading = ({ line, size }: Font): number =>
  line == null || size === undefined ? 0 : Math.max(0, Math.round((line - plain(size) * NATURAL_LINE) * 2) / 2);

const DECORATIONS: Readonly<Record<string, string>> = { UNDERLINE: '.underline()', STRIKETHROUGH: '.strikethrough()' };

interface Written {
  readonly choices: Choices;
  readonly words: readonly string[];
  readonly file: SwiftFile;
  /** Then it is as high as a line of the design. */
  readonly isOneLine: boolean;
}

const fontText = (font: Font, file: SwiftFile): string =>
  font.family === undefined
    ? `.system(size: ${numberText(font.size ?? 16, file.tokens)})`
    : `.custom(${swiftString(font.family)}, size: ${numberText(font.size ?? 16, file.tokens)})`;

/** Font, weight and spacing, each by itself where variants change them. */
const fontModifiers = ({ choices, words, file, isOneLine }: Written): string[] => {
  const choice = choices.of('font');
  const font = anyOf(choice);
  if (font === null) return [];
  const part = (to: (own: Font) => string, type: string, word: string): string =>
    expression(distinct(mapped(choice, to)), { type, otherwise: to(font), words: [...words, word] }, file) ?? '';
  const fontPart = part((own) => prefixed(fontText(own, file)), 'Font', 'font');
  const weight = part((own) => `Font.Weight.${weightName(own.weight ?? 400)}`, 'Font.Weight', 'weight');
  const short = (text: string, type: string): string => (choice.others.length === 0 ? text.replace(type, '') : text);
  const line = isOneLine ? 0 : leading(font);
  return [
    `.font(${short(fontPart, 'Font')})`,
    ...(weight === 'Font.Weight.regular' ? [] : [`.fontWeight(${short(weight, 'Font.Weight')})`]),
    ...(font.italic === true ? ['.italic()'] : []),
    ...(font.spacing === undefined || plain(font.spacing) === 0
      ? []
      : [`.kerning(${numberText(font.spacing, file.tokens)})`]),
    ...(DECORATIONS[font.decoration ?? ''] === undefined ? [] : [DECORATIONS[font.decoration ?? ''] as string]),
    ...(line === 0 ? [] : [`.lineSpacing(${swiftNumber(line)})`, `.padding(.vertical, ${swiftNumber(line / 2)})`]),
  ];
};

const prefixed = (font: string): string => `Font${font}`;

/** Where all variants agree there is nothing to choose. */
const distinct = ({ base, others }: Choice<string>): Choice<string> => {
  const texts = new Set([...(base === null ? [] : [base]), ...others.map(({ value }) => value)]);
  const [only] = texts;
  return texts.size === 1 && only !== undefined ? { base: only, others: [] } : { base, others };
};

const CASES: Readonly<Record<string, string>> = { UPPER: '.textCase(.uppercase)', LOWER: '.textCase(.lowercase)' };
const ALIGNS: Readonly<Record<string, string>> = { CENTER: 'center', RIGHT: 'trailing' };

const lineHeight = ({ choices, isOneLine }: Written): string[] => {
  const font = anyOf(choices.of('font'));
  const isHigh = anyOf(choices.of('height')) !== null || font === null || font.line == null;
  return isHigh || !isOneLine ? [] : [`.frame(minHeight: ${swiftNumber(font.line ?? 0)})`];
};

/** How a text is written. */
export const textModifiers = (written: Written): string[] => {
  const { choices, words, file } = written;
  const ink = paintExpression(choices.of('ink'), [...words, 'color'], file);
  const letterCase = CASES[anyOf(choices.of('letterCase')) ?? ''];
  const align = ALIGNS[anyOf(choices.of('textAlign')) ?? ''];
  const lines = anyOf(choices.of('maxLines'));
  return [
    ...fontModifiers(written),
    ...(ink === null ? [] : [`.foregroundStyle(${ink})`]),
    ...(letterCase === undefined ? [] : [letterCase]),
    ...(align === undefined ? [] : [`.multilineTextAlignment(.${align})`]),
    ...(lines === null ? [] : [`.lineLimit(${swiftNumber(lines)})`]),
    ...(anyOf(choices.of('keepsLine')) === true && lines === null ? ['.fixedSize()'] : []),
    ...lineHeight(written),
  ];
};

/** Marks that a text literal would read as formatting. */
const FORMATTING = /[*_`~[\]<>\\%^]|https?:|www\.|@/;

/** `Text("…")`, taken by the letter where something in it would be read as formatting. */
export const textCall = (text: string): string =>
  FORMATTING.test(text) ? `Text(verbatim: ${swiftString(text)})` : `Text(${swiftString(text)})`;

const runText = (style: readonly (readonly [string, string])[], text: string, file: SwiftFile, whole: Font): string => {
  const { font, ink = [] } = lookOf(style);
  const paint = ink.map((one) => styleText(one, file.tokens)).findLast((found) => found !== null);
  const parts = [
    ...(font?.family !== undefined || font?.size !== undefined
      ? [`.font(${fontText({ ...whole, ...font }, file)})`]
      : []),
    ...(font?.weight === undefined ? [] : [`.fontWeight(.${weightName(font.weight)})`]),
    ...(font?.italic === true ? ['.italic()'] : []),
    ...(font?.decoration === undefined ? [] : [DECORATIONS[font.decoration] ?? '']),
    ...(font?.spacing === undefined ? [] : [`.kerning(${numberText(font.spacing, file.tokens)})`]),
    ...(paint === undefined ? [] : [`.foregroundStyle(${paint})`]),
  ];
  return textCall(text) + parts.join('');
};

export const plainText = (branches: readonly Branch[]): string =>
  branches
    .map((branch) => {
      if (branch.kind === 'text') return branch.text;
      if (branch.kind === 'break') return '\n';
      return branch.kind === 'part' ? plainText(branch.children) : '';
    })
    .join('');

/** A text of several looks is a sum of texts; breaks belong to what stands before them. */
const runs = (branches: readonly Branch[], file: SwiftFile, whole: Font): string[] => {
  const texts: string[] = [];
  let waiting = '';
  const flush = (): void => {
    if (waiting !== '') texts.push(textCall(waiting));
    waiting = '';
  };
  for (const branch of branches) {
    if (branch.kind === 'part') {
      flush();
      texts.push(runText(branch.style, plainText(branch.children), file, whole));
    } else waiting += plainText([branch]);
  }
  flush();
  return texts;
};

/** The view of a text that stands in the design. */
export const textHead = (branches: readonly Branch[], file: SwiftFile, whole: Font): readonly string[] => {
  if (!branches.some(({ kind }) => kind === 'part')) return [textCall(plainText(branches))];
  return runs(branches, file, whole);
};
