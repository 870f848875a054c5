import { textOfBytes } from './byte-text.ts';

const NUL = 0;
/** More files than any project has; behind it a list is flooded. */
const MOST_RECORDS = 1_000_000;

export interface NulRecords {
  /** Takes bytes as they come, cut anywhere. @returns false when there are more records than anybody needs */
  push(chunk: Buffer): boolean;
  /** What stands behind the last NUL is no record. */
  readonly records: readonly string[];
}

const isClean = (text: string): boolean => !text.includes('\ufffd');

const recordsOf = (bytes: Buffer): readonly string[] => {
  const text = bytes.toString('utf8');
  if (isClean(text)) return text.split('\0');
  const records: string[] = [];
  for (let at = 0; at <= bytes.length; ) {
    const found = bytes.indexOf(NUL, at);
    const end = found < 0 ? bytes.length : found;
    records.push(textOfBytes(bytes.subarray(at, end)));
    at = end + 1;
  }
  return records;
};

/** Records that end in NUL, taken apart while they arrive, so that no list of megabytes is decoded in one go. */
export const createNulRecords = (): NulRecords => {
  const records: string[] = [];
  let rest: Buffer[] = [];
  return {
    records,
    push: (chunk) => {
      const last = chunk.lastIndexOf(NUL);
      if (last < 0) rest.push(chunk);
      else {
        const whole = chunk.subarray(0, last);
        for (const record of recordsOf(rest.length === 0 ? whole : Buffer.concat([...rest, whole])))
          records.push(record);
        rest = last + 1 < chunk.length ? [chunk.subarray(last + 1)] : [];
      }
      return records.length <= MOST_RECORDS;
    },
  };
};
