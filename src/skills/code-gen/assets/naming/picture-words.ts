import { latinWords } from './latin-words.ts';

/** What shows a picture: names of the layers around it and its own, outermost first. */
export type Trail = readonly string[];

/** What kind of picture it is, for one whose layers have names that say nothing. */
export type PictureKind = 'icon' | 'illustration' | 'photo' | 'image';

/** Names that Figma gives by itself, and those that say what a layer is made of instead of what it shows. */
const EMPTY: ReadonlySet<string> = new Set(
  `vector union subtract intersect exclude group frame rectangle rect ellipse oval circle line star polygon path shape mask
   boolean operation layer component instance slice fill stroke bg background outline bounding box wrapper container
   content copy default variant property true false state size type style`.split(/\s+/),
);
const KINDS: ReadonlySet<string> = new Set(['icon', 'icons', 'ic', 'img', 'image', 'images', 'picture', 'svg', 'png']);

/** At most so many words of one name: `card-check`, not a sentence. */
const MOST_WORDS = 4;
const LONGEST_WORD = 24;

const isTelling = (word: string): boolean => !EMPTY.has(word) && !/^\d+$/.test(word) && !/^v\d+$/.test(word);

/** The words of a name that tell something; `icon/arrow-left`, `Icon Arrow Left` and `size=24, name=arrow-left` are the same. */
const tellingWords = (name: string): string[] => {
  const words = latinWords(name.slice(0, 400)).filter(isTelling);
  const strong = words.filter((word) => !KINDS.has(word));
  return [...new Set(strong)].slice(0, MOST_WORDS).map((word) => word.slice(0, LONGEST_WORD));
};

/** Sizes stand behind what they belong to: `arrow 24` is an arrow. */
const innermost = (trail: Trail): { readonly words: string[]; readonly rest: Trail } => {
  for (let at = trail.length - 1; at >= 0; at -= 1) {
    const words = tellingWords(trail[at] ?? '');
    if (words.length > 0) return { words, rest: trail.slice(0, at) };
  }
  return { words: [], rest: [] };
};

const without = (words: readonly string[], said: readonly string[]): string[] =>
  words.filter((word) => !said.includes(word));

/**
 * Names for a picture as lists of words, the shortest first: by its own layer, with the layer around it that tells most
 * closely where it is, and with one more. A layer whose own name tells nothing is called by what is around it and its kind.
 */
export const wordChoices = (trail: Trail, kind: PictureKind): readonly (readonly string[])[] => {
  const own = tellingWords(trail.at(-1) ?? '');
  const around = innermost(trail.slice(0, -1));
  const further = innermost(around.rest);
  const base = own.length > 0 ? own : [...around.words, kind].slice(-MOST_WORDS);
  const outer = own.length > 0 ? around : further;
  const near = [...without(outer.words, base).slice(-2), ...base];
  const far = [...without(innermost(outer.rest).words, near).slice(-2), ...near];
  return [base, near, far].filter((words, at, all) => at === 0 || words.length > (all[at - 1]?.length ?? 0));
};

/** Of several layers that show the same picture, the one whose name is said most often; then the shortest, then by letters. */
export const bestTrail = (trails: readonly Trail[]): Trail => {
  const counted = Map.groupBy(trails, (trail) => tellingWords(trail.at(-1) ?? '').join(' '));
  const sorted = [...counted].toSorted(
    ([a, own], [b, other]) =>
      Number(a === '') - Number(b === '') || other.length - own.length || a.length - b.length || (a < b ? -1 : 1),
  );
  const same = sorted[0]?.[1] ?? [];
  return same.toSorted((a, b) => a.length - b.length || (a.join('\n') < b.join('\n') ? -1 : 1))[0] ?? [];
};
