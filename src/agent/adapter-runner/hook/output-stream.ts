import { StringDecoder } from 'node:string_decoder';

// Everything a terminal or a list would act on instead of showing it, but line ends and tabs.
const HIDDEN = /(?![\n\t])[\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;

const mark = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** Passes on the first bytes of what a program prints, readable and harmless, and drops the rest. */
export interface OutputStream {
  push(chunk: Buffer): void;
  isCut(): boolean;
}

export const createOutputStream = (limit: number, emit: (text: string) => void): OutputStream => {
  const decoder = new StringDecoder('utf8');
  let left = limit;
  let isCut = false;
  return {
    push: (chunk) => {
      if (chunk.length > left) isCut = true;
      const kept = chunk.subarray(0, left);
      left -= kept.length;
      const text = decoder.write(kept).replaceAll('\r\n', '\n').replace(HIDDEN, mark);
      if (text !== '') emit(text);
    },
    isCut: () => isCut,
  };
};
