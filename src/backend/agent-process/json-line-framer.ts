/** A record longer than this is dropped and counted: a stream without a line end must not fill the memory. */
export const MAX_LINE_BYTES = 64 * 1024 * 1024;

export interface FramerEvents {
  /** The parsed value of one line; always an object. */
  record(value: Record<string, unknown>): void;
  /** A line that is no JSON object: what it begins with, at most 200 characters. */
  garbage(excerpt: string): void;
}

export interface JsonLineFramer {
  push(chunk: Uint8Array): void;
  /** The stream ended: a partial line is dropped. Returns its length in bytes. */
  end(): number;
}

const EXCERPT = 200;
const decoder = new TextDecoder('utf-8');

const excerptOf = (line: Uint8Array): string => decoder.decode(line.subarray(0, EXCERPT)).slice(0, EXCERPT);

const concat = (parts: readonly Uint8Array[], length: number): Uint8Array => {
  if (parts.length === 1) return parts[0] as Uint8Array;
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
};

const readLine = (line: Uint8Array, events: FramerEvents): void => {
  const end = line.at(-1) === 0x0d ? line.length - 1 : line.length;
  if (end === 0) return;
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(line.subarray(0, end)));
  } catch {
    events.garbage(excerptOf(line));
    return;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    events.record(value as Record<string, unknown>);
  else events.garbage(excerptOf(line));
};

/**
 * One JSON object per 0x0A, whatever the chunks. Bytes are collected in a list and joined once per line, since Node's
 * line reader also splits at U+2028 and joining per chunk is quadratic.
 */
export const createJsonLineFramer = (events: FramerEvents): JsonLineFramer => {
  let parts: Uint8Array[] = [];
  let length = 0;
  let skipping = false;

  const keep = (part: Uint8Array): void => {
    if (skipping || part.length === 0) return;
    parts.push(part);
    length += part.length;
    if (length <= MAX_LINE_BYTES) return;
    events.garbage(excerptOf(concat(parts, length)));
    parts = [];
    length = 0;
    skipping = true;
  };

  const finish = (): void => {
    if (!skipping && length > 0) readLine(concat(parts, length), events);
    parts = [];
    length = 0;
    skipping = false;
  };

  return {
    push: (chunk) => {
      let start = 0;
      for (let at = chunk.indexOf(0x0a); at !== -1; at = chunk.indexOf(0x0a, start)) {
        keep(chunk.subarray(start, at));
        finish();
        start = at + 1;
      }
      // A copy, since the stream may reuse its buffer.
      keep(chunk.slice(start));
    },
    end: () => {
      const dropped = length;
      parts = [];
      length = 0;
      return dropped;
    },
  };
};
