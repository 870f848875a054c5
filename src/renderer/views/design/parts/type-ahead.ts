import { useRef } from 'react';
import { foldText } from '#contract/design/fold-text';

/** Letters typed within this time make one word. Milliseconds. */
const PAUSE = 700;

/** A letter begins a word; digits, signs and spaces only go on with one, since alone they are keys of the window. */
export const startsTypeAhead = (key: string, isTyping: boolean): boolean =>
  [...key].length === 1 && (isTyping ? /[\p{L}\p{N}\p{P}\p{S} ]/u.test(key) : /\p{L}/u.test(key));

/** The next row, from the active one on and around, whose name begins with the word; the active one when there is none. */
export const typeAheadTarget = (names: readonly (string | null)[], active: number, word: string): number => {
  const wanted = foldText(word);
  // A word of one letter moves on; a longer one may stay where it is.
  const start = [...word].length > 1 ? active : active + 1;
  for (let step = 0; step < names.length; step += 1) {
    const index = (Math.max(0, start) + step) % names.length;
    const name = names[index];
    if (name && foldText(name.trimStart()).startsWith(wanted)) return index;
  }
  return active;
};

export interface TypeAhead {
  isTyping(): boolean;
  /** Adds a letter to the word, or begins a new one. @returns the word */
  add(key: string): string;
}

export const useTypeAhead = (): TypeAhead => {
  const word = useRef({ text: '', at: 0 });
  const isTyping = () => word.current.text !== '' && performance.now() - word.current.at < PAUSE;
  return {
    isTyping,
    add: (key) => {
      word.current = { text: isTyping() ? word.current.text + key : key, at: performance.now() };
      return word.current.text;
    },
  };
};
