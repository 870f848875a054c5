import { latinWords } from './latin-words.ts';

/** How the words of a file name are put together. */
export const NAME_STYLES = ['kebab', 'snake', 'camel', 'pascal'] as const;
export type NameStyle = (typeof NAME_STYLES)[number];

const upper = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

export const styled = (words: readonly string[], style: NameStyle): string => {
  switch (style) {
    case 'kebab':
      return words.join('-');
    case 'snake':
      return words.join('_');
    case 'camel':
      return words.map((word, at) => (at === 0 ? word : upper(word))).join('');
    case 'pascal':
      return words.map(upper).join('');
  }
};

const SHAPES: readonly (readonly [NameStyle, RegExp])[] = [
  ['kebab', /^[a-z\d]+(?:-[a-z\d]+)+$/],
  ['snake', /^[a-z\d]+(?:_[a-z\d]+)+$/],
  ['camel', /^[a-z][a-z\d]*(?:[A-Z][a-z\d]*)+$/],
  ['pascal', /^(?:[A-Z][a-z\d]+){2,}$/],
];

/** Fewer names than this are chance. */
const LEAST = 2;

/** What most names of a folder are like; null where they do not say. @param stems file names without their end */
export const usualStyle = (stems: readonly string[]): NameStyle | null => {
  const counts = SHAPES.map(([style, shape]) => ({ style, count: stems.filter((stem) => shape.test(stem)).length }));
  const [best, next] = counts.sort((a, b) => b.count - a.count);
  if (best === undefined || best.count < LEAST || best.count === next?.count) return null;
  return best.style;
};

const STYLE_NAMES: readonly (readonly [NameStyle, RegExp])[] = [
  ['kebab', /\bkebab[-_ ]?case\b/i],
  ['snake', /\bsnake[-_ ]?case\b/i],
  ['camel', /\bcamel[-_ ]?case\b/i],
  ['pascal', /\bpascal[-_ ]?case\b/i],
];
const ABOUT_PICTURES = /icon|image|picture|asset|图标|图片|资源|アイコン|画像|이미지|아이콘|에셋/i;

/** What the guide of the project says of names of pictures: a line that speaks of them and names one style. */
export const guideStyle = (guide: string): NameStyle | null => {
  for (const line of guide.split('\n').slice(0, 2_000)) {
    const named = STYLE_NAMES.filter(([, pattern]) => pattern.test(line.slice(0, 1_000)));
    if (named.length === 1 && ABOUT_PICTURES.test(line.slice(0, 1_000))) return named[0]?.[0] ?? null;
  }
  return null;
};

/** Names that a system keeps for itself, whatever their end. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
/** Words that no resource of Android can be called by, since they become fields of a class. */
const KEYWORDS: ReadonlySet<string> = new Set(
  `abstract assert boolean break byte case catch char class const continue default do double else enum extends final
   finally float for goto if implements import instanceof int interface long native new package private protected public
   return short static strictfp super switch synchronized this throw throws transient try void volatile while true false
   null`.split(/\s+/),
);
const LONGEST = 60;

/** Words that give a name that every system takes, begins with a letter, and is not too long. */
export const safeWords = (words: readonly string[], kind: string): readonly string[] => {
  const plain = latinWords(words.join(' '));
  const kept: string[] = [];
  for (const word of plain) if ([...kept, word].join('-').length <= LONGEST) kept.push(word);
  const [first = ''] = kept;
  if (first === '') return [kind];
  const isTaken = kept.length === 1 && (RESERVED.test(first) || KEYWORDS.has(first));
  if (isTaken) return [first, kind];
  return /^\d/.test(first) ? [kind, ...kept] : kept;
};
