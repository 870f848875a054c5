import { hexColour } from '../expected/drawn-colours.ts';

/** A literal of a line: as it stands, and what it means. */
export interface Literal {
  readonly text: string;
  /** `#rrggbbaa` */
  readonly colour: string | null;
  readonly number: number | null;
}

const COLOUR =
  /#[0-9a-fA-F]{3,8}\b|rgba?\([\d\s.,/%]+\)|(?:const )?Color(?:\.\w+)?\((?:0x[0-9a-fA-F]{8}|\s*(?:red:)[^()]*)\)|0x[0-9a-fA-F]{8}\b/g;
const NUMBER = /(?<![\w#.$-])-?\d+(?:\.\d+)?(?=(?:px|rem|f|F)?(?![\w%])|\.(?:dp|sp|em)\b)/g;

const colours = (line: string, framework: string): readonly Literal[] =>
  [...line.matchAll(COLOUR)].flatMap(([text]) => {
    const colour = hexColour(text.replace(/^const /, ''), framework);
    return colour === null ? [] : [{ text, colour, number: null }];
  });

const numbers = (line: string): readonly Literal[] =>
  [...line.replaceAll(COLOUR, '').matchAll(NUMBER)].map(([text]) => ({ text, colour: null, number: Number(text) }));

/** Colours and numbers that a line of code spells out. */
export const literalsIn = (line: string, framework: string): readonly Literal[] => [
  ...colours(line, framework),
  ...numbers(line),
];
