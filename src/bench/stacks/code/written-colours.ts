import type { Rgba } from '../raw/raw-colours.ts';
import { COLOUR_WAYS, type ColourUse, type ColourWay } from './colour-ways.ts';

/** What the files of a draft write of colours, by literal or by a token that they use and declare. */
export interface WrittenColours {
  /** True when the files write the colour, each channel within one step of 8 bits. */
  has(rgba: Rgba): boolean;
}

const STEP = 1.01;
const STEPS = 255;

const near = (a: Rgba, b: Rgba): boolean =>
  Math.abs(a.r - b.r) <= STEP &&
  Math.abs(a.g - b.g) <= STEP &&
  Math.abs(a.b - b.b) <= STEP &&
  Math.abs(a.a - b.a) * STEPS <= STEP;

const faded = (colour: Rgba, alpha: ColourUse['alpha']): Rgba => {
  if (alpha === null) return colour;
  return { ...colour, a: alpha.kind === 'set' ? alpha.value : colour.a * alpha.value };
};

type Tokens = ReadonlyMap<string, readonly string[]>;

const tokensIn = (texts: ReadonlyMap<string, string>, way: ColourWay): Tokens => {
  const tokens = new Map<string, string[]>();
  for (const [path, text] of texts)
    for (const [name, literal] of way.declared(path, text)) tokens.set(name, [...(tokens.get(name) ?? []), literal]);
  return tokens;
};

const MOST_HOPS = 6;

/** Values of a token in all its modes; a token may stand for another. */
const valuesOf = (token: string, tokens: Tokens, hops = 0): readonly string[] =>
  (tokens.get(token) ?? []).flatMap((literal) => {
    const other = /^var\((.*)\)$/.exec(literal)?.[1];
    if (other === undefined) return [literal];
    return hops < MOST_HOPS ? valuesOf(other, tokens, hops + 1) : [];
  });

const coloursOf = ({ literal, token, alpha }: ColourUse, tokens: Tokens, way: ColourWay): Rgba[] => {
  const literals = literal === undefined ? valuesOf(token ?? '', tokens) : [literal];
  return literals.map((one) => faded(way.read(one), alpha));
};

const keyOf = ({ r, g, b, a }: Rgba): string => [r, g, b, a].map((channel) => channel.toFixed(4)).join(' ');

type Texts = ReadonlyMap<string, string>;

/** Reads what files of one draft write; tokens are those that the whole draft declares. */
export const colourReader = (all: Texts, framework: string): ((texts: Texts) => WrittenColours) => {
  const way = COLOUR_WAYS[framework] as ColourWay;
  const tokens = tokensIn(all, way);
  return (texts) => {
    const uses = new Map<string, ColourUse>();
    for (const [path, text] of texts)
      for (const use of way.uses(path, text))
        if (use.literal !== undefined || tokens.has(use.token ?? '')) uses.set(JSON.stringify(use), use);
    const colours = [...uses.values()].flatMap((use) => coloursOf(use, tokens, way));
    const distinct = [...new Map(colours.map((one) => [keyOf(one), one])).values()];
    const answers = new Map<string, boolean>();
    return {
      has: (rgba) => {
        const key = keyOf(rgba);
        const answer = answers.get(key) ?? distinct.some((one) => near(one, rgba));
        answers.set(key, answer);
        return answer;
      },
    };
  };
};
