// Everything a terminal or a list would act on instead of showing it, but line ends and tabs.
const HIDDEN = /(?![\n\t])[\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;

const mark = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** Lines of a program as they may stand in a log: what cannot be seen becomes `\u{…}`. */
export const showLines = (text: string): string => text.replaceAll('\r\n', '\n').replace(HIDDEN, mark);

/** Keeps the end of what a child wrote; older bytes fall off. */
interface OutputRing {
  push(chunk: Buffer): void;
  text(): string;
}

export const createOutputRing = (limit: number): OutputRing => {
  let kept: Buffer[] = [];
  let size = 0;
  const end = (): Buffer => Buffer.concat(kept).subarray(-limit);
  return {
    push: (chunk) => {
      kept.push(chunk);
      size += chunk.length;
      // Cut in blocks, so that many small chunks do not copy the whole ring each time.
      if (size <= 2 * limit) return;
      kept = [Buffer.from(end())];
      size = limit;
    },
    text: () => end().toString('utf8'),
  };
};
