/** Longer than a class is; pictures and minified code are not looked through word by word. */
const LONGEST_WORD = 300;
const MOST_WORDS = 50_000;

// Quotes belong to some classes (`content-['']`), and braces, commas and brackets of scripts stand around others.
const SPLITS = [/[\s"'`]+/, /[\s"'`<>{}=;,]+/, /[\s"`<>]+/, /[\s'`<>]+/];

/** `class:hidden={…}` of Svelte, `hidden:` as a key of an object. */
const bare = (word: string): string => word.replace(/^class:/, '').replace(/:$/, '');

/** Every word of a text that may be a class of Tailwind, added to those that are known. Tailwind passes over the others. */
export const addClassWords = (text: string, words: Set<string>): void => {
  for (const split of SPLITS)
    for (const word of text.split(split)) {
      if (words.size >= MOST_WORDS) return;
      if (word.length > 0 && word.length <= LONGEST_WORD) words.add(bare(word));
    }
};
