import { withoutKeys } from './keys.ts';

/** Words that Figma and its kin give by themselves, and those that only say what kind of thing something is. */
const MADE_OF: ReadonlySet<string> = new Set(
  `frame group rectangle rect ellipse line vector polygon star union subtract intersect exclude mask component instance slot
   container wrapper div box layer text image photo picture img pic section shape path oval bitmap slice property
   группа фрейм прямоугольник эллипс линия вектор
   编组 分组 矩形 椭圆 椭圆形 路径 形状 形状结合 位图 蒙版 画板 直线 图层 容器
   グループ フレーム 長方形 楕円形 그룹 프레임 사각형`.split(/\s+/),
);

const saysNothing = (word: string): boolean => MADE_OF.has(word.replace(/\d+$/, '')) || /^\d*$/.test(word);

/** `Rectangle Copy 2` says no more than `Rectangle`; `Copy` alone may be what a button does. */
const COPY = /(?<=\S )copy(?: \d+)?$/;

/** `Frame 123` says nothing; `Frame` of a hero does, but not to a reader. */
export const isMeaningless = (name: string): boolean => {
  const bare = withoutKeys(name);
  if (!/\p{L}/u.test(bare)) return true;
  const words = bare
    .toLowerCase()
    .replace(COPY, '')
    .replaceAll('auto layout', ' ')
    .split(/[\s_.()#\-/]+/);
  return words.every(saysNothing);
};

/** Not behind the first letter: `iOS` and `eMail` are one word. */
const CAMEL = /((?<=\p{L})\p{Ll}|\d)(\p{Lu})/gu;
const MOST_WORDS = 5;
const LONGEST = 40;

/** Letters that came into Unicode so late, or lie so far out, that not every compiler takes them for letters. */
const UNCERTAIN =
  /[\u0870-\u089f]|\u0c5c|\u0cdc|[\u1ab0-\u1aff]|[\u1c80-\u1c8f]|\u2e2f|[\ua700-\ua7ff]|[\u{10000}-\u{10ffff}]/gu;

/** Letters of other alphabets stay; what no identifier may hold goes. */
const cleaned = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(CAMEL, '$1 $2')
    .replaceAll(/['’]/g, '')
    .replaceAll(UNCERTAIN, ' ')
    .replaceAll(/[^\p{L}\p{Mn}\p{Mc}\p{Nd}]+/gu, ' ')
    .trim();

/** The words of a name in lower case, as many as a name in code may have. */
export const wordsOf = (name: string, most = MOST_WORDS): string[] => {
  const words = cleaned(name).toLowerCase().split(' ').filter(Boolean).slice(0, most);
  let length = 0;
  return words
    .filter((word) => {
      length += word.length;
      return length <= LONGEST;
    })
    .concat(words.length > 0 && (words[0] as string).length > LONGEST ? [(words[0] as string).slice(0, LONGEST)] : []);
};

const startsBadly = (text: string): boolean => !/^\p{L}/u.test(text);

export const kebab = (words: readonly string[], fallback: string): string => {
  const text = words.join('-');
  if (text === '') return fallback;
  return startsBadly(text) ? `${fallback}-${text}` : text;
};

const capital = (word: string): string => {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
};

export const pascal = (words: readonly string[], fallback: string): string => {
  const text = words.map(capital).join('');
  if (text === '') return fallback;
  return startsBadly(text) ? fallback + text : text;
};

export const camel = (words: readonly string[], fallback: string): string => {
  const [first, ...rest] = words;
  if (first === undefined) return fallback;
  const text = [first, ...rest.map(capital)].join('');
  return startsBadly(text) ? `${fallback}${capital(text)}` : text;
};

/** The first number from 2 on whose name is free; names are given out in order, so that halving finds it. */
export const numbered = (nameOf: (count: number) => string, taken: Pick<ReadonlySet<string>, 'has'>): string => {
  let reach = 2;
  while (taken.has(nameOf(reach))) reach *= 2;
  let [low, high] = [Math.max(2, reach / 2), reach];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (taken.has(nameOf(middle))) low = middle + 1;
    else high = middle;
  }
  return nameOf(high);
};

/** The first of `name`, `name-2`, `name-3`, … that is not taken yet; it is then. */
export const unique = (name: string, taken: Set<string>, joint = '-'): string => {
  const free = taken.has(name) ? numbered((count) => `${name}${joint}${count}`, taken) : name;
  taken.add(free);
  return free;
};

/** How a disk sees a name that tells no cases apart; no name is written so. */
const onDisk = (name: string): string => `/${name.normalize('NFC').toUpperCase().toLowerCase()}`;

/** A name that files are called by: two that differ in their cases alone are one on many disks. */
export const uniqueOnDisk = (name: string, taken: Set<string>): string => {
  const has = (one: string): boolean => taken.has(one) || taken.has(onDisk(one));
  const free = has(name) ? numbered((count) => `${name}${count}`, { has }) : name;
  taken.add(free).add(onDisk(free));
  return free;
};
