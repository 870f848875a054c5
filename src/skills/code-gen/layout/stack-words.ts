import type { LayoutMaps } from '#contract/adapter';
import type { Align, Axis } from './layout-node.ts';

/** The words of the stack turned back into what Figma means by them; null: a word that nobody knows. */
export interface StackWords {
  direction(word: string): Axis | 'grid' | 'none' | null;
  main(word: string | undefined): Align | 'between' | null;
  cross(word: string | undefined): Align | null;
  sizing(word: string | undefined): 'fixed' | 'hug' | 'fill' | null;
}

const DIRECTIONS = { NONE: 'none', HORIZONTAL: 'row', VERTICAL: 'column', GRID: 'grid' } as const;
const MAIN = { MIN: 'start', CENTER: 'center', MAX: 'end', SPACE_BETWEEN: 'between' } as const;
const CROSS = { MIN: 'start', CENTER: 'center', MAX: 'end', BASELINE: 'baseline', STRETCH: 'stretch' } as const;
const SIZING = { FIXED: 'fixed', HUG: 'hug', FILL: 'fill' } as const;

/** From the word to the meaning. Where a stack has one word for two things the first in Figma's order counts. */
const turned = <T extends string>(
  map: Readonly<Record<string, string>>,
  meanings: Readonly<Record<string, T>>,
): ReadonlyMap<string, T> => {
  const back = new Map<string, T>();
  for (const [value, meaning] of Object.entries(meanings)) {
    const word = map[value];
    if (word !== undefined && !back.has(word)) back.set(word, meaning);
    // A word of Figma that the adapter did not know passed through as it was.
    if (!back.has(value)) back.set(value, meaning);
  }
  return back;
};

export const stackWords = (maps: LayoutMaps): StackWords => {
  const direction = turned(maps.direction, DIRECTIONS);
  const main = turned(maps.mainAxisAlign, MAIN);
  const cross = turned(maps.crossAxisAlign, CROSS);
  const sizing = turned(maps.mainAxisSize, SIZING);
  return {
    direction: (word) => direction.get(word) ?? null,
    main: (word) => (word === undefined ? 'start' : (main.get(word) ?? null)),
    cross: (word) => (word === undefined ? 'start' : (cross.get(word) ?? null)),
    sizing: (word) => (word === undefined ? 'fixed' : (sizing.get(word) ?? null)),
  };
};
