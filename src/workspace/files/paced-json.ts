import { endOfString, endOfValue } from './json-ends.ts';
import type { Pace } from './pace.ts';

/** Values up to this length are left to `JSON.parse`, which is quick; only larger ones are taken apart. Characters. */
const WHOLE = 16 * 1024;

type Container = unknown[] | Record<string, unknown>;

const SPACE = /[ \t\r\n]*/y;

/** Reads one JSON text piece by piece; where it stands is all the state there is. */
class PacedReader {
  readonly #text: string;
  readonly #open: { readonly into: Container; key: string }[] = [];
  #at = 0;
  #root: unknown;

  constructor(text: string) {
    this.#text = text;
    this.#space();
  }

  get value(): unknown {
    return this.#root;
  }

  /** Reads one value, or opens one list or object. False when all is read. */
  step(): boolean {
    if (this.#readValue() === 'opened') return true;
    while (this.#open.length > 0) {
      if (this.#afterValue() === 'value') return true;
      this.#open.pop();
    }
    this.#space();
    if (this.#at !== this.#text.length) throw new SyntaxError(`more than one value at ${this.#at}`);
    return false;
  }

  #readValue(): 'read' | 'opened' {
    const end = endOfValue(this.#text, this.#at, WHOLE);
    if (end >= 0) {
      this.#put(JSON.parse(this.#text.slice(this.#at, end)));
      this.#at = end;
      return 'read';
    }
    const char = this.#text[this.#at];
    if (char !== '{' && char !== '[') throw new SyntaxError(`no value at ${this.#at}`);
    const into: Container = char === '[' ? [] : {};
    this.#put(into);
    this.#open.push({ into, key: '' });
    this.#at += 1;
    this.#space();
    // What is too long to be read at once is not empty, unless it is filled with space.
    if (this.#isClosing()) return 'read';
    this.#key();
    return 'opened';
  }

  #put(value: unknown): void {
    const around = this.#open.at(-1);
    if (around === undefined) this.#root = value;
    else if (Array.isArray(around.into)) around.into.push(value);
    else
      Object.defineProperty(around.into, around.key, { value, writable: true, enumerable: true, configurable: true });
  }

  #isClosing(): boolean {
    const into = this.#open.at(-1)?.into;
    return this.#text[this.#at] === (Array.isArray(into) ? ']' : '}');
  }

  /** What follows a value: another one, or the end of what is around it. */
  #afterValue(): 'value' | 'end' {
    this.#space();
    if (this.#isClosing()) {
      this.#at += 1;
      return 'end';
    }
    if (this.#text[this.#at] !== ',') throw new SyntaxError(`no comma at ${this.#at}`);
    this.#at += 1;
    this.#space();
    this.#key();
    return 'value';
  }

  #key(): void {
    const around = this.#open.at(-1);
    if (around === undefined || Array.isArray(around.into)) return;
    const end = this.#text[this.#at] === '"' ? endOfString(this.#text, this.#at) : -1;
    if (end < 0) throw new SyntaxError(`no key at ${this.#at}`);
    around.key = JSON.parse(this.#text.slice(this.#at, end)) as string;
    this.#at = end;
    this.#space();
    if (this.#text[this.#at] !== ':') throw new SyntaxError(`no colon at ${this.#at}`);
    this.#at += 1;
    this.#space();
  }

  #space(): void {
    SPACE.lastIndex = this.#at;
    SPACE.test(this.#text);
    this.#at = SPACE.lastIndex;
  }
}

/**
 * `JSON.parse` that lets others have their turn, for texts of megabytes; about as fast.
 * @throws SyntaxError, CodedError `cancelled`
 */
export const parsePaced = async (text: string, pace: Pace): Promise<unknown> => {
  const reader = new PacedReader(text);
  while (reader.step()) if (pace.isDue()) await pace.rest();
  return reader.value;
};
