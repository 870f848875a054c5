/** Controls, bidi marks, zero-width and tag characters: what could make a name look like another one. */
const HIDDEN = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

const mark = (char: string): string => {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return `⟨${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
};

/** A name from a file or a design with its hidden characters made visible. */
export const visibleText = (text: string): string => text.replace(HIDDEN, mark);
