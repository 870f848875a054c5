import { jsonErrorAt } from './json-error.ts';

type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: 'empty' }
  | { readonly ok: false; readonly problem: 'too-long' }
  | { readonly ok: false; readonly problem: 'syntax'; readonly line: number; readonly column: number };

/** UTF-8 with or without a byte order mark, and UTF-16 as some shells write it. */
const decode = (bytes: Uint8Array): string => {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
};

const place = (text: string): { line: number; column: number } => {
  const at = jsonErrorAt(text) ?? text.length;
  let line = 1;
  let start = 0;
  for (let next = text.indexOf('\n'); next !== -1 && next < at; next = text.indexOf('\n', start)) {
    line += 1;
    start = next + 1;
  }
  return { line, column: at - start + 1 };
};

/** Parses JSON bytes; what is wrong is named by line and column, both from 1. Never throws. */
export const parseJson = (bytes: Uint8Array): ParsedJson => {
  let text: string;
  try {
    text = decode(bytes);
  } catch {
    return { ok: false, problem: 'too-long' };
  }
  if (text.trim() === '') return { ok: false, problem: 'empty' };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, problem: 'syntax', ...place(text) };
  }
};
