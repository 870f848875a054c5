import type { ScoreFigure } from '#contract/code-gen/score';
import { difference, type Found } from '../differences.ts';
import type { DrawnText } from '../expected/drawn-texts.ts';
import { counted } from '../figures.ts';
import type { PairedText } from './paired-texts.ts';

export interface TextFigures {
  readonly near2: ScoreFigure;
  readonly near8: ScoreFigure;
  readonly texts: ScoreFigure;
  /** Mean distance of those that are there; null where none is. */
  readonly boxError: number | null;
  readonly differences: readonly Found[];
}

const whereOf = ({ node, name, box }: DrawnText) => ({ node, name, box });

const moved = ({ drawn, shown, off }: PairedText, here: number): Found | null => {
  if (shown === null || off <= 2) return null;
  const [x, y] = [shown.box.x - drawn.box.x, shown.box.y - drawn.box.y];
  const [width, height] = [shown.box.width - drawn.box.width, shown.box.height - drawn.box.height];
  const isMove = Math.max(Math.abs(x), Math.abs(y)) >= Math.max(Math.abs(width), Math.abs(height));
  const what = isMove ? { word: 'text-moved', params: { x, y } } : { word: 'text-sized', params: { width, height } };
  const column = off <= 8 ? ('near2' as const) : ('near8' as const);
  const params = { text: drawn.characters, ...what.params };
  // Farther than 8 px counts in both columns.
  const share = (off <= 8 ? 1 : 3) / here;
  return difference({ ...what, column, params, share, size: off }, whereOf(drawn));
};

const missing = ({ drawn, shown }: PairedText, all: number): Found | null =>
  shown !== null
    ? null
    : difference(
        { column: 'texts', word: 'text-missing', params: { text: drawn.characters }, share: 1 / all },
        whereOf(drawn),
      );

/** What becomes of the texts of a design on a page. */
export const textFigures = (pairs: readonly PairedText[]): TextFigures => {
  const here = pairs.filter(({ shown }) => shown !== null);
  const within = (limit: number): number => here.filter(({ off }) => off <= limit).length;
  const differences = pairs.flatMap((pair) => moved(pair, here.length) ?? missing(pair, pairs.length) ?? []);
  const sum = here.reduce((total, { off }) => total + off, 0);
  return {
    near2: counted(within(2), here.length, 'no-texts'),
    near8: counted(within(8), here.length, 'no-texts'),
    texts: counted(here.length, pairs.length, 'no-texts'),
    boxError: here.length === 0 ? null : Math.round((sum / here.length) * 100) / 100,
    differences,
  };
};
