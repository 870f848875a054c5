import type { RawLayer } from './raw-layer.ts';

/** A text that says something. */
export const isWritten = ({ type, characters }: RawLayer): boolean =>
  type === 'TEXT' && typeof characters === 'string' && characters.trim() !== '';

/** A part of a text that has one look and stands on one line. */
export interface TextPart {
  readonly characters: string;
  /** Figma's word for how the letters are shown; undefined: as they are. */
  readonly textCase: string | undefined;
}

interface Style {
  readonly textCase?: string;
}

const stylesOf = (layer: RawLayer) => ({
  whole: (layer['style'] ?? {}) as Style,
  others: (layer['styleOverrideTable'] ?? {}) as Readonly<Record<string, Style>>,
  byCharacter: (layer['characterStyleOverrides'] ?? []) as readonly number[],
});

/** Ends of paragraphs and of lines; a carriage return is a space like others. */
const LINE_END = /[\n\u2028\u2029]/;

/** The lines of a text, each in parts: a new one begins where the style changes. */
export const textLines = (layer: RawLayer): TextPart[][] => {
  const { whole, others, byCharacter } = stylesOf(layer);
  const lines: { characters: string; style: number }[][] = [[]];
  let at = 0;
  for (const letter of String(layer['characters'] ?? '')) {
    const style = byCharacter[at] ?? 0;
    at += letter.length;
    const line = lines.at(-1) ?? [];
    const last = line.at(-1);
    if (LINE_END.test(letter)) lines.push([]);
    else if (last?.style === style) last.characters += letter;
    else line.push({ characters: letter, style });
  }
  return lines.map((line) =>
    line.map(({ characters, style }) => ({
      characters,
      textCase: others[String(style)]?.textCase ?? whole.textCase,
    })),
  );
};

/** The ways in which code may hold a part: as it was typed, or as its case shows it. */
export const casedForms = ({ characters, textCase }: TextPart): readonly string[] => {
  switch (textCase) {
    case 'UPPER':
    case 'SMALL_CAPS_FORCED':
      return [characters, characters.toUpperCase()];
    case 'LOWER':
      return [characters, characters.toLowerCase()];
    case 'TITLE':
      return [characters, characters.replaceAll(/(?<![\p{L}\p{M}\p{N}'’])\p{L}/gu, (letter) => letter.toUpperCase())];
    default:
      return [characters];
  }
};
