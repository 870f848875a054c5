import { StringDecoder } from 'node:string_decoder';
import { showLines } from '../output-ring.ts';

/** Passes on the first bytes of what a program prints, readable and harmless, and drops the rest. */
interface OutputStream {
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
      const text = showLines(decoder.write(kept));
      if (text !== '') emit(text);
    },
    isCut: () => isCut,
  };
};
