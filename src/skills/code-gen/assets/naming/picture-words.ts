import { withoutKeys } from '../../emit/names/keys.ts';
import { latinWords } from './latin-words.ts';

/** What shows a picture: names of the layers around it and its own, outermost first. */
export type Trail = readonly string[];

/** What kind of picture it is, for one whose layers have names that say nothing. */
export type PictureKind = 'icon' | 'illustration' | 'photo' | 'image';

/** Names that Figma gives by itself, and those of boxes: what a layer is made of, not what it shows. */
const MADE_OF: ReadonlySet<string> = new Set(
  `vector union subtract intersect exclude group frame rectangle rect boolean operation slice bounding box container wrapper
   fallback`.split(/\s+/),
);
/** What is drawn: of a `Circle 3` nothing is known, a `circle-slash` is no `slash`. */
const DRAWN: ReadonlySet<string> = new Set('ellipse oval circle line star polygon path shape mask outline'.split(' '));
/** Words that tell something only beside others, or where nothing was numbered: `Copy` may be an icon, `Layer 3` is none. */
const WEAK: ReadonlySet<string> = new Set(
  `layer component instance fill stroke content copy default variant property true false state size type style bg
   background`.split(/\s+/),
);
/** Of those, what is never shown by itself. */
const AROUND: ReadonlySet<string> = new Set('layer component instance content bg background'.split(' '));
const KINDS: ReadonlySet<string> = new Set(
  'icon icons ic img image images picture pic photo photos svg png'.split(' '),
);
/** What something does that holds a picture: any may. */
const ROLES: ReadonlySet<string> = new Set('button btn link item card list heading'.split(' '));

/** At most so many words of one name: `card-check`, not a sentence. */
const MOST_WORDS = 4;
const LONGEST_WORD = 24;

const isNumber = (word: string): boolean => /^v?\d+$/.test(word);

/** Of `size=24, name=arrow-left` the values alone. */
const valuesOf = (name: string): string =>
  name
    .split(',')
    .map((part) => part.slice(part.indexOf('=') + 1))
    .join(' ');

const isVariant = (name: string): boolean => name.includes('=');

interface Telling {
  /** Empty where the name tells nothing. */
  readonly words: readonly string[];
  /** The same with its numbers. */
  readonly numbered: readonly string[];
}

const NOTHING: Telling = { words: [], numbered: [] };

/** The words of a name that tell something; `icon/arrow-left` and `Icon Arrow Left` are the same. */
const tellingWords = (given: string): Telling => {
  const name = withoutKeys(given);
  const all = latinWords(isVariant(name) ? valuesOf(name) : name);
  const told = all.filter((word) => !isNumber(word) && !KINDS.has(word) && !MADE_OF.has(word));
  const words = told.some((word) => !DRAWN.has(word) && !WEAK.has(word))
    ? told
    : told.filter((word) => !DRAWN.has(word));
  const isNumbered = words.length < all.filter((word) => !KINDS.has(word)).length;
  const isWeak = isNumbered || words.every((word) => AROUND.has(word));
  if (words.length === 0 || (isWeak && words.every((word) => WEAK.has(word)))) return NOTHING;
  const cut = (list: readonly string[]): string[] =>
    [...new Set(list)].slice(0, MOST_WORDS).map((word) => word.slice(0, LONGEST_WORD));
  return { words: cut(words), numbered: cut(all.filter((word) => isNumber(word) || words.includes(word))) };
};

/** The innermost name of a trail that tells something, and what is around it. */
const innermost = (trail: Trail): { readonly words: readonly string[]; readonly rest: Trail } => {
  for (let at = trail.length - 1; at >= 0; at -= 1) {
    const { words } = tellingWords(trail[at] ?? '');
    if (words.length > 0) return { words, rest: trail.slice(0, at) };
  }
  return { words: [], rest: [] };
};

const MOST_AROUND = 2;

/** Of what is around: its last words, which say what it is; of a sentence the first, without the role that it is said of. */
const placing = (words: readonly string[]): readonly string[] => {
  if (words.length < MOST_WORDS) return words.slice(-MOST_AROUND);
  const said = words.filter((word) => !ROLES.has(word));
  return said.slice(0, MOST_AROUND);
};

/** Words around a name before it, as far as it does not say them itself. */
const placed = (words: readonly string[], around: readonly string[]): readonly string[] => [
  ...placing(around.filter((word) => !words.includes(word))),
  ...words,
];

/**
 * Names for a picture as lists of words, the shortest first: by its own layer, with the numbers in its name, with the layer
 * around it that tells most closely where it is, and with one more. A layer whose own name tells nothing is called by what
 * is around it and its kind; a variant by what it is a variant of.
 */
export const wordChoices = (trail: Trail, kind: PictureKind): readonly (readonly string[])[] => {
  const name = trail.at(-1) ?? '';
  const own = tellingWords(name);
  const around = innermost(trail.slice(0, -1));
  const isOwn = own.words.length > 0 && !(isVariant(name) && around.words.length > 0);
  const base = isOwn ? own.words : placed(own.words.length > 0 ? own.words : [kind], around.words);
  const outer = isOwn ? around : innermost(around.rest);
  const near = placed(base, outer.words);
  const far = placed(near, innermost(outer.rest).words);
  return isOwn ? [base, own.numbered, near, far] : [base, near, far];
};

/** Of several layers that show the same picture, the one whose name is said most often; then the shortest, then by letters. */
export const bestTrail = (trails: readonly Trail[]): Trail => {
  const counted = Map.groupBy(trails, (trail) => tellingWords(trail.at(-1) ?? '').words.join(' '));
  const sorted = [...counted].toSorted(
    ([a, own], [b, other]) =>
      Number(a === '') - Number(b === '') || other.length - own.length || a.length - b.length || (a < b ? -1 : 1),
  );
  const same = sorted[0]?.[1] ?? [];
  return same.toSorted((a, b) => a.length - b.length || (a.join('\n') < b.join('\n') ? -1 : 1))[0] ?? [];
};
