/**
 * What cannot be seen, changes the direction of what stands around it, or is no plain space: shown as an escape. The
 * backtick is among them, so that no text can close the fence that somebody puts around a form.
 */
const UNSEEN = /[\\'`]|(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;

const SHORT: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\t': '\\t' };

const escaped = (char: string): string =>
  SHORT[char] ??
  Array.from({ length: char.length }, (_, at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');

/** Text of a design as data: between single quotes, which JSON leaves as they are, and always in one line. */
export const quoted = (text: string): string => `'${text.replace(UNSEEN, escaped)}'`;

/** Notation without the texts of the design in it. */
export const unquoted = (notation: string): string => notation.replace(/'(?:[^'\\]|\\.)*'/g, "''");

const WORD = /^(?!(?:true|false|null)$)[A-Za-z_][\w.-]*$/;
/** Literals of colours and shares: `#ffcc00`, `rgb(1, 2, 3)`, `Color(0xff00aa11)`, `140%`. */
const LITERAL = /^(?:#\w{1,16}|[A-Za-z][\w.]{0,30}\([\w.,% -]{0,80}\)|\d{1,8}(?:\.\d{1,4})?%)$/;

/** Plain words and literals stand bare, all else is quoted. */
export const word = (text: string): string =>
  text.length <= 80 && (WORD.test(text) || LITERAL.test(text)) ? text : quoted(text);

/** `0.5` is `.5`. */
export const short = (value: number): string => String(value).replace(/^(-?)0\./, '$1.');
