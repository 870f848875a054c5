import type { ScoreFigure } from '#contract/code-gen/score';
import { difference, type Found } from '../differences.ts';
import { bareText, type DrawnText } from '../expected/drawn-texts.ts';
import { counted } from '../figures.ts';
import type { LayerLines } from './layer-lines.ts';
import { type LineGroup, onceForEach } from './own-lines.ts';
import { stringsIn } from './strings.ts';

interface Words {
  /** Texts and lines of texts, bare and in lower case: upper case is how some stacks show it. */
  readonly words: ReadonlySet<string>;
  /** All of them, one behind the other. */
  readonly joined: string;
}

const folded = (text: string): string => bareText(text).toLowerCase();

const wordsOf = ({ lines }: LineGroup): Words => {
  const texts = lines.flatMap(({ path, text }) => stringsIn(text, path));
  const words = texts.flatMap((text) => [text, ...text.split(/[\n\r\u2028\u2029]/)]).map(folded);
  return { words: new Set(words), joined: texts.map(folded).join('') };
};

const isThere = ({ bare, parts }: DrawnText, own: readonly Words[], reach: readonly Words[]): boolean => {
  const has = (text: string): boolean => reach.some(({ words }) => words.has(text.toLowerCase()));
  return has(bare) || own.some(({ joined }) => joined.includes(bare.toLowerCase())) || parts.every(has);
};

export interface NativeFigure {
  readonly figure: ScoreFigure;
  readonly differences: readonly Found[];
}

/** Texts of the design that stand in the lines of their layers, or where these are handed theirs. */
export const nativeTexts = (all: readonly DrawnText[], lines: LayerLines): NativeFigure => {
  const words = onceForEach(wordsOf);
  const texts = all.filter(({ layer }) => lines.reach(layer) !== null);
  const missing = texts.filter(
    (text) => !isThere(text, lines.alone(text.layer).map(words), (lines.reach(text.layer) ?? []).map(words)),
  );
  return {
    figure: counted(texts.length - missing.length, texts.length, 'no-texts'),
    differences: missing.map(({ node, name, box, characters }) =>
      difference(
        { column: 'texts', word: 'text-missing', params: { text: characters }, share: 1 / texts.length },
        { node, name, box },
      ),
    ),
  };
};
