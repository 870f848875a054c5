import type { IncomingMessage } from 'node:http';
import { MAX_MESSAGE } from '../max-message.ts';

export type ReadBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'no-json' };

/** The body as JSON. What is too large is not read to its end, nor at all when it says so itself. */
export const readBody = async (request: IncomingMessage): Promise<ReadBody> => {
  if (Number(request.headers['content-length'] ?? 0) > MAX_MESSAGE) return { kind: 'too-large' };
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_MESSAGE) return { kind: 'too-large' };
    chunks.push(chunk);
  }
  try {
    return { kind: 'json', value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))) };
  } catch {
    return { kind: 'no-json' };
  }
};
