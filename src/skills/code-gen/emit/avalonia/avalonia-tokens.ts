import { codeWriter } from '../text/code-writer.ts';
import type { ViewToken, ViewTokens } from '../views/token-names.ts';
import { type Xaml, xaml } from './xaml-element.ts';
import { colourLiteral, LENGTH_TYPES, resourceKey } from './xaml-paint.ts';
import { attributeText, xamlNumber } from './xaml-text.ts';

export const SPACES: readonly (readonly [string, string])[] = [
  ['xmlns', 'https://github.com/avaloniaui'],
  ['xmlns:x', 'http://schemas.microsoft.com/winfx/2006/xaml'],
];

/** A colour for stops and shadows, and the brush that everything else is painted with. */
const colours = (tokens: readonly ViewToken[], mode: 'light' | 'dark'): Text[] =>
  tokens.flatMap((token) => {
    const value = colourLiteral(String(mode === 'dark' ? (token.dark ?? token.light) : token.light));
    const key = resourceKey(token);
    return [
      { element: xaml('Color', [['x:Key', key]]), text: value },
      {
        element: xaml('SolidColorBrush', [
          ['x:Key', `${key}Brush`],
          ['Color', value],
        ]),
        text: null,
      },
    ];
  });

interface Text {
  readonly element: Xaml;
  /** Between its tags. */
  readonly text: string | null;
}

const line = ({ element, text }: Text): string => {
  const attributes = element.attributes.map(([name, value]) => `${name}="${attributeText(value)}"`).join(' ');
  return text === null ? `<${element.tag} ${attributes} />` : `<${element.tag} ${attributes}>${text}</${element.tag}>`;
};

/** A number, and what of other types is asked for by its name. */
const numberLines = (token: ViewToken, shown: string): string[] => {
  const [key, value] = [resourceKey(token), xamlNumber(Number(token.light))];
  const others = Object.entries(LENGTH_TYPES).filter(([end]) => shown.includes(` ${key}${end}}`));
  return [
    `<x:Double x:Key="${key}">${value}</x:Double>`,
    ...others.map(([end, type]) => `<${type} x:Key="${key}${end}">${value}</${type}>`),
  ];
};

/** The variables of a design as resources, colours by theme; null: there are none. @param shown all that is written in views */
export const avaloniaTokens = ({ all }: ViewTokens, shown: string, indent: string): string | null => {
  if (all.length === 0) return null;
  const writer = codeWriter(indent);
  const themed = all.filter(({ kind, dark }) => kind === 'color' && dark !== null);
  const fixed = all.filter(({ kind, dark }) => kind === 'color' && dark === null);
  writer.line(
    `<ResourceDictionary ${SPACES.map(([name, value]) => `${name}="${value}"`).join(`\n${' '.repeat(20)}`)}>`,
  );
  writer.indented(() => {
    if (themed.length > 0) {
      writer.line('<ResourceDictionary.ThemeDictionaries>');
      writer.indented(() => {
        for (const [key, mode] of [
          ['Default', 'light'],
          ['Dark', 'dark'],
        ] as const) {
          writer.line(`<ResourceDictionary x:Key="${key}">`);
          writer.indented(() => {
            for (const one of colours(themed, mode)) writer.line(line(one));
          });
          writer.line('</ResourceDictionary>');
        }
      });
      writer.line('</ResourceDictionary.ThemeDictionaries>');
    }
    for (const one of colours(fixed, 'light')) writer.line(line(one));
    for (const token of all.filter(({ kind }) => kind === 'number'))
      for (const one of numberLines(token, shown)) writer.line(one);
  });
  writer.line('</ResourceDictionary>');
  return writer.code().text;
};
