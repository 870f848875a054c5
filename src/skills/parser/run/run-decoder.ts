import { CodedError } from '#contract/errors';
import type { Decoder } from '../dedup/decode/decoder.ts';
import type { ParserRun } from './parser-run.ts';

/** Work with the decoder of the import: its processes serve all stages, and a stop of one ends them. @throws CodedError `cancelled` */
export const withDecoder = async <T>(
  { decoder }: ParserRun,
  signal: AbortSignal,
  work: (decoder: Decoder) => Promise<T>,
): Promise<T> => {
  if (signal.aborted) throw new CodedError('cancelled');
  const stop = (): void => void decoder.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await work(decoder);
  } finally {
    signal.removeEventListener('abort', stop);
  }
};
