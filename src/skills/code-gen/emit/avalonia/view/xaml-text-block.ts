import { plain } from '../../../layout/layout-node.ts';
import type { TemplateElement } from '../../components/template.ts';
import type { Branch } from '../../components/tree.ts';
import { kebab, wordsOf } from '../../names/words.ts';
import { type Font, lookOf } from '../../native/facets.ts';
import { anyOf, type Choice, type Choices, mapped } from '../../views/choices.ts';
import type { ViewTokens } from '../../views/token-names.ts';
import type { Sayings } from '../sayings.ts';
import { type Attributes, type Value, type Xaml, xaml } from '../xaml-element.ts';
import type { XamlFile } from '../xaml-file.ts';
import { brush, numberText } from '../xaml-paint.ts';
import { literalText, xamlNumber } from '../xaml-text.ts';

const WEIGHTS: Readonly<Record<number, string>> = {
  1: 'Thin',
  2: 'ExtraLight',
  3: 'Light',
  5: 'Medium',
  6: 'SemiBold',
  7: 'Bold',
  8: 'ExtraBold',
  9: 'Black',
};

const weightName = (weight: number): string => WEIGHTS[Math.round(weight / 100)] ?? 'Normal';

const DECORATIONS: Readonly<Record<string, string>> = { UNDERLINE: 'Underline', STRIKETHROUGH: 'Strikethrough' };

/** Features of fonts that draw small letters as capitals. */
const CAPITALS: Readonly<Record<string, Font['features']>> = {
  SMALL_CAPS: { smcp: 1 },
  SMALL_CAPS_FORCED: { smcp: 1, c2sc: 1 },
};

const TAG = /^[A-Za-z0-9]{4}$/;

/** `+smcp,-liga`; null: those of the font itself. */
const featuresText = (features: Font['features']): string | null => {
  const all = Object.entries(features ?? {}).filter(([tag]) => TAG.test(tag));
  if (all.length === 0) return null;
  return all
    .map(([tag, value]) => (value === 0 || value === 1 ? `${value === 0 ? '-' : '+'}${tag}` : `${tag}=${value}`))
    .join(',');
};

/** Class of a text style: `body-base`. */
export const textClass = (style: string): string => kebab(wordsOf(style, 12), 'text');

/** What a text style sets. */
export const fontValues = (font: Font, tokens: ViewTokens): readonly (readonly [string, string])[] => {
  const { family, size, weight = 400, italic, line, spacing } = font;
  return [
    ...(family === undefined ? [] : [['FontFamily', literalText(family)] as const]),
    ...(size === undefined ? [] : [['FontSize', numberText(size, tokens)] as const]),
    ...(weightName(weight) === 'Normal' ? [] : [['FontWeight', weightName(weight)] as const]),
    ...(italic === true ? [['FontStyle', 'Italic'] as const] : []),
    ...(line == null || line <= 0 ? [] : [['LineHeight', xamlNumber(line)] as const]),
    ...(spacing === undefined || plain(spacing) === 0 ? [] : [['LetterSpacing', numberText(spacing, tokens)] as const]),
  ];
};

const fontPart = (
  [name, choice]: readonly [string, Choice<Font>],
  to: (font: Font) => string | null,
  said: Sayings,
): void => {
  const texts = new Set(
    [...(choice.base === null ? [] : [choice.base]), ...choice.others.map(({ value }) => value)].map(to),
  );
  const [only] = texts;
  if (texts.size === 1) said.say(name, only ?? null);
  else
    said.choose(
      name,
      mapped(choice, (font): Value | null => to(font)),
    );
};

/** Class of the text style that a text is written in; null where it is in none, or a variant changes it. */
const styleClass = (choices: Choices, file: XamlFile): string | null => {
  const { base, others } = choices.of('font');
  if (base === null || others.length > 0) return null;
  const style = file.draft.textStyles.find(base, anyOf(choices.of('named')) ?? undefined);
  return style === undefined ? null : textClass(style);
};

const sayFont = (choice: Choice<Font>, said: Sayings, file: XamlFile): void => {
  const all = [...(choice.base === null ? [] : [choice.base]), ...choice.others.map(({ value }) => value)];
  const differs = new Set(all.map(({ weight }) => weight)).size > 1;
  fontPart(['FontFamily', choice], ({ family }) => (family === undefined ? null : literalText(family)), said);
  fontPart(['FontSize', choice], ({ size }) => (size === undefined ? null : numberText(size, file.tokens)), said);
  fontPart(
    ['FontWeight', choice],
    ({ weight = 400 }) => (weightName(weight) === 'Normal' && !differs ? null : weightName(weight)),
    said,
  );
  fontPart(['FontStyle', choice], ({ italic }) => (italic === true ? 'Italic' : null), said);
  fontPart(['LineHeight', choice], ({ line }) => (line == null || line <= 0 ? null : xamlNumber(line)), said);
  fontPart(
    ['LetterSpacing', choice],
    ({ spacing }) => (spacing === undefined || plain(spacing) === 0 ? null : numberText(spacing, file.tokens)),
    said,
  );
  fontPart(['TextDecorations', choice], ({ decoration }) => DECORATIONS[decoration ?? ''] ?? null, said);
};

const ALIGNS: Readonly<Record<string, string>> = { CENTER: 'Center', RIGHT: 'Right', JUSTIFIED: 'Justify' };

/** How a text is written; a field has no lines to break, and no style of texts. */
export const sayText = (choices: Choices, said: Sayings, file: XamlFile, isField = false): void => {
  const style = isField ? null : styleClass(choices, file);
  const { features } = anyOf(choices.of('font')) ?? {};
  said.say('FontFeatures', featuresText({ ...features, ...CAPITALS[anyOf(choices.of('letterCase')) ?? ''] }));
  if (style === null) sayFont(choices.of('font'), said, file);
  else {
    said.wear(style);
    said.say('TextDecorations', DECORATIONS[anyOf(choices.of('font'))?.decoration ?? ''] ?? null);
  }
  said.choose(
    'Foreground',
    mapped(choices.of('ink'), (paints): Value | null => {
      const paint = paints.at(-1);
      return paint === undefined ? null : brush(paint, file);
    }),
  );
  said.say('TextAlignment', ALIGNS[anyOf(choices.of('textAlign')) ?? ''] ?? null);
};

export const sayLines = (choices: Choices, said: Sayings): void => {
  const lines = anyOf(choices.of('maxLines'));
  if (anyOf(choices.of('keepsLine')) !== true && lines !== 1) said.say('TextWrapping', 'Wrap');
  if (lines === null) return;
  said.say('MaxLines', xamlNumber(lines));
  said.say('TextTrimming', 'CharacterEllipsis');
};

export const plainText = (branches: readonly Branch[]): string =>
  branches
    .map((branch) => {
      if (branch.kind === 'text') return branch.text;
      if (branch.kind === 'break') return '\n';
      return branch.kind === 'part' ? plainText(branch.children) : '';
    })
    .join('');

const runValues = (style: readonly (readonly [string, string])[], file: XamlFile): Attributes => {
  const { font, ink = [] } = lookOf(style);
  const paint = ink.at(-1);
  const foreground = paint === undefined ? null : brush(paint, file);
  return [
    ...(font?.family === undefined ? [] : [['FontFamily', literalText(font.family)] as const]),
    ...(font?.size === undefined ? [] : [['FontSize', numberText(font.size, file.tokens)] as const]),
    ...(font?.weight === undefined ? [] : [['FontWeight', weightName(font.weight)] as const]),
    ...(font?.italic === undefined ? [] : [['FontStyle', font.italic ? 'Italic' : 'Normal'] as const]),
    ...(DECORATIONS[font?.decoration ?? ''] === undefined
      ? []
      : [['TextDecorations', DECORATIONS[font?.decoration ?? ''] as string] as const]),
    ...(foreground === null ? [] : [['Foreground', foreground] as const]),
  ];
};

/** Parts of a text as inlines: a run for each look, a break for each line. */
const inlines = (branches: readonly Branch[], file: XamlFile): Xaml[] =>
  branches.flatMap((branch): Xaml[] => {
    if (branch.kind === 'break') return [xaml('LineBreak')];
    const text = plainText([branch]);
    if (text === '') return [];
    const values = branch.kind === 'part' ? runValues(branch.style, file) : [];
    const lines = text.split('\n');
    return lines.flatMap((line, at) => [
      ...(at > 0 ? [xaml('LineBreak')] : []),
      ...(line === '' ? [] : [xaml('Run', [['Text', literalText(line)], ...values])]),
    ]);
  });

/** The words of a text: in an attribute, bound to a property, or as inlines. */
export const textContent = (
  { content }: TemplateElement,
  { file, bound }: { readonly file: XamlFile; readonly bound: (property: string) => string },
): { readonly values: Attributes; readonly children: readonly Xaml[] } => {
  if (content.kind === 'property') return { values: [['Text', bound(content.name)]], children: [] };
  const branches = content.kind === 'text' ? content.branches : [];
  if (branches.some(({ kind }) => kind === 'part')) return { values: [], children: inlines(branches, file) };
  return { values: [['Text', literalText(plainText(branches))]], children: [] };
};
