export type LineEnd = '\n' | '\r\n' | '';

/** A text by lines. `''` has none, and what follows the last line end is a line only when it is not empty. */
export interface TextLines {
  /** Without their ends. */
  readonly texts: readonly string[];
  /** Of each line; only the last one can have none. */
  readonly ends: readonly LineEnd[];
}

export const splitLines = (text: string): TextLines => {
  const pieces = text.split('\n');
  const last = pieces.pop() ?? '';
  const texts = pieces.map((piece) => (piece.endsWith('\r') ? piece.slice(0, -1) : piece));
  const ends = pieces.map((piece): LineEnd => (piece.endsWith('\r') ? '\r\n' : '\n'));
  return last === '' ? { texts, ends } : { texts: [...texts, last], ends: [...ends, ''] };
};

/** The end that most lines have; null where none has one. */
export const usualEnd = ({ ends }: TextLines): LineEnd | null => {
  const ended = ends.filter((end) => end !== '');
  if (ended.length === 0) return null;
  return ended.filter((end) => end === '\r\n').length * 2 > ended.length ? '\r\n' : '\n';
};

/** Whether the last line has an end; null where there is no line. */
export const isEnded = ({ ends }: TextLines): boolean | null => {
  const last = ends.at(-1);
  return last === undefined ? null : last !== '';
};
