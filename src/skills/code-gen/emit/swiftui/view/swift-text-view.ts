import { plain } from '../../../layout/layout-node.ts';
import type { Branch } from '../../components/tree.ts';
import { type Font, lookOf } from '../../native/facets.ts';
import { anyOf, type Choice, type Choices, mapped } from '../../views/choices.ts';
import { fontText, leadingModifiers, leadingOf, weightName } from '../look/swift-font.ts';
import { paintExpression } from '../look/swift-look.ts';
import { numberText, styleText } from '../look/swift-paint.ts';
import { expression } from '../swift-expression.ts';
import type { SwiftFile } from '../swift-file.ts';
import { swiftMember, swiftNumber, swiftString } from '../swift-text.ts';

const DECORATIONS: Readonly<Record<string, string>> = { UNDERLINE: '.underline()', STRIKETHROUGH: '.strikethrough()' };

interface Written {
  readonly choices: Choices;
  readonly words: readonly string[];
  readonly file: SwiftFile;
  readonly isOneLine: boolean;
}

const CAPITALS: Readonly<Record<string, string>> = {
  SMALL_CAPS: '.lowercaseSmallCaps()',
  SMALL_CAPS_FORCED: '.smallCaps()',
};

/** The text style that a text is written in, whatever variant is chosen; null where it is in none. */
const sharedStyle = ({ choices, words, file }: Written): string | null => {
  const choice = choices.of('font');
  const named = anyOf(choices.of('named')) ?? undefined;
  const all = [...(choice.base === null ? [] : [choice.base]), ...choice.others.map(({ value }) => value)];
  const styleOf = (font: Font): string | undefined => file.draft.textStyles.find(font, named);
  if (all.some((font) => styleOf(font) === undefined) || anyOf(choices.of('letterCase'))?.startsWith('SMALL'))
    return null;
  const style = distinct(mapped(choice, (font) => `.${swiftMember(styleOf(font) ?? '')}`));
  return expression(style, { type: 'TextStyle', otherwise: anyOf(style) ?? '', words: [...words, 'style'] }, file);
};

/** Font and distances of a text that shares them with no other. */
const ownFont = ({ choices, words, file, isOneLine }: Written, font: Font): string[] => {
  const capitals = CAPITALS[anyOf(choices.of('letterCase')) ?? ''] ?? '';
  const choice = distinct(mapped(choices.of('font'), (own) => `Font${fontText(own, file.tokens)}${capitals}`));
  const text = expression(choice, { type: 'Font', otherwise: anyOf(choice) ?? '', words: [...words, 'font'] }, file);
  return [
    `.font(${choice.others.length === 0 ? text?.replace(/^Font/, '') : text})`,
    ...(font.spacing === undefined || plain(font.spacing) === 0
      ? []
      : [`.kerning(${numberText(font.spacing, file.tokens)})`]),
    ...leadingModifiers(leadingOf(font)).slice(isOneLine ? -1 : 0),
  ];
};

/** Texts of one look are written in a style; others say their font themselves. */
const fontModifiers = (written: Written): string[] => {
  const font = anyOf(written.choices.of('font'));
  if (font === null) return [];
  const style = sharedStyle(written);
  const line = DECORATIONS[font.decoration ?? ''];
  return [
    ...(style === null ? ownFont(written, font) : [`.textStyle(${style})`]),
    ...(line === undefined ? [] : [line]),
  ];
};

/** Where all variants agree there is nothing to choose. */
const distinct = ({ base, others }: Choice<string>): Choice<string> => {
  const texts = new Set([...(base === null ? [] : [base]), ...others.map(({ value }) => value)]);
  const [only] = texts;
  return texts.size === 1 && only !== undefined ? { base: only, others: [] } : { base, others };
};

const CASES: Readonly<Record<string, string>> = { UPPER: '.textCase(.uppercase)', LOWER: '.textCase(.lowercase)' };
const ALIGNS: Readonly<Record<string, string>> = { CENTER: 'center', RIGHT: 'trailing' };

/** A line that is as long as it is in a box of its own would break where fonts differ a little. */
const keepsLine = (choices: Choices): boolean =>
  anyOf(choices.of('keepsLine')) === true && (anyOf(choices.of('width')) !== null || anyOf(choices.of('pin')) !== null);

/** How a text is written. */
export const textModifiers = (written: Written): string[] => {
  const { choices, words, file } = written;
  const ink = paintExpression(choices.of('ink'), [...words, 'color'], file);
  const letterCase = CASES[anyOf(choices.of('letterCase')) ?? ''];
  const align = written.isOneLine ? undefined : ALIGNS[anyOf(choices.of('textAlign')) ?? ''];
  const lines = anyOf(choices.of('maxLines'));
  return [
    ...fontModifiers(written),
    ...(ink === null ? [] : [`.foregroundStyle(${ink})`]),
    ...(letterCase === undefined ? [] : [letterCase]),
    ...(align === undefined ? [] : [`.multilineTextAlignment(.${align})`]),
    ...(lines === null ? [] : [`.lineLimit(${swiftNumber(lines)})`]),
    ...(keepsLine(choices) && lines === null ? ['.fixedSize()'] : []),
  ];
};

const LONGEST = 100;

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
      ? [`.font(${fontText({ ...whole, ...font }, file.tokens)})`]
      : [
          ...(font?.weight === undefined ? [] : [`.fontWeight(.${weightName(font.weight)})`]),
          ...(font?.italic === true ? ['.italic()'] : []),
        ]),
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

/** What a literal with parts in it would read as formatting, as a part of its own. */
const literal = (text: string): string =>
  FORMATTING.test(text) ? `\\(${textCall(text)})` : swiftString(text).slice(1, -1);

/** The view of a text that stands in the design; one of several looks has texts in its text. @returns its lines */
export const textHead = (branches: readonly Branch[], file: SwiftFile, whole: Font): readonly string[] => {
  if (!branches.some(({ kind }) => kind === 'part')) return [textCall(plainText(branches))];
  const parts = branches.map((branch) =>
    branch.kind === 'part'
      ? `\\(${runText(branch.style, plainText(branch.children), file, whole)})`
      : literal(plainText([branch])),
  );
  const text = `Text("${parts.join('')}")`;
  if (text.length <= LONGEST) return [text];
  const last = parts.length - 1;
  return ['Text(', '    """', ...parts.map((part, at) => `    ${part}${at === last ? '' : '\\'}`), '    """', ')'];
};
