const QUOTE = 34;
const COMMA = 44;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN = 123;
const CLOSE = 125;

/** Index behind a string that starts at `start`, or -1. By hand: a regular expression runs out of stack on megabytes. */
export const endOfString = (text: string, start: number): number => {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0;
    while (text.charCodeAt(quote - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return quote + 1;
  }
  return -1;
};

// Ends of nested values are found by counting brackets outside of strings; their inside is checked by JSON.parse later.
const endOfNested = (text: string, start: number, stop: number): number => {
  let depth = 0;
  for (let at = start; at < stop; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      if (end < 0) return -1;
      at = end - 1;
    } else if (code === OPEN || code === OPEN_LIST) depth += 1;
    else if (code === CLOSE || code === CLOSE_LIST) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
};

const endOfScalar = (text: string, start: number): number => {
  let at = start;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === COMMA || code === CLOSE || code === CLOSE_LIST || code <= 32) break;
  }
  return at > start ? at : -1;
};

/** Index behind the value at `start`; -1 when there is none, or for a list or object that is longer than `longest`. */
export const endOfValue = (text: string, start: number, longest: number): number => {
  const code = text.charCodeAt(start);
  if (code === OPEN || code === OPEN_LIST) return endOfNested(text, start, Math.min(text.length, start + longest));
  return code === QUOTE ? endOfString(text, start) : endOfScalar(text, start);
};
