import type { ScoreFigure, ScreenScore } from '#contract/code-gen/score';
import type { TokenBook } from '../../emit/tokens/token-book.ts';
import type { Found } from '../differences.ts';
import type { ExpectedScreen } from '../expected/expected-screen.ts';
import { unmeasured } from '../figures.ts';
import { layerLines } from './layer-lines.ts';
import { nativeColours } from './native-colours.ts';
import { nativePlacement } from './native-placement.ts';
import { nativeTexts } from './native-texts.ts';
import { ownLines } from './own-lines.ts';
import type { ScreenCode } from './screen-code.ts';
import { tokenFigures } from './token-figures.ts';
import type { TokenNames } from './token-names.ts';

/** Stacks whose code a browser renders: what it shows is measured there. */
const RENDERED: ReadonlySet<string> = new Set(['html', 'react', 'vue', 'svelte']);

export const isRendered = (framework: string): boolean => RENDERED.has(framework);

/** What the text of the code tells by itself. */
export interface CodeFigures {
  readonly tokens: ScoreFigure;
  /** Of stacks that no browser renders; null for the others. */
  readonly shown: Readonly<Record<'texts' | 'colours' | 'placement', ScoreFigure>> | null;
  readonly literals: ScreenScore['literals'];
  readonly differences: readonly Found[];
}

/** Pure. */
export const codeFigures = (
  expected: ExpectedScreen,
  code: ScreenCode,
  { book, names, framework }: { book: TokenBook; names: TokenNames | null; framework: string },
): CodeFigures => {
  if (names === null) return { tokens: unmeasured('stack'), shown: null, literals: [], differences: [] };
  const lines = layerLines(expected.layers, ownLines(code));
  const reading = { names, shared: code.shared, framework };
  // What the design tells only the id of has no name that could be written.
  const bound = expected.bound.filter(({ token }) => book.find(token) !== undefined);
  const { tokens, literals, differences } = tokenFigures(bound, lines, reading);
  if (isRendered(framework)) return { tokens, shown: null, literals: [...literals], differences };
  const texts = nativeTexts(expected.texts, lines);
  const colours = nativeColours(expected.colours, lines, reading);
  const placement = nativePlacement(expected.layers, lines, framework);
  return {
    tokens,
    shown: { texts: texts.figure, colours: colours.figure, placement: placement.figure },
    literals: [...literals],
    differences: [...differences, ...texts.differences, ...colours.differences, ...placement.differences],
  };
};
