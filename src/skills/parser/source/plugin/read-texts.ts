import { z } from 'zod';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { megabytes } from '../../figma/client/limits.ts';
import { ANSWER_CHARS, type AsideName, partSnippet } from './snippets.ts';

/** Runs a snippet in the plugin, and brings what it gives back. @throws CodedError */
export type Evaluate = (js: string) => Promise<unknown>;

const texts = z.object({ texts: z.array(z.string()), aside: z.number().int().min(0) });

export const unreadable = (): CodedError =>
  new CodedError('design-invalid', { file: 'Figma', reason: reason('not-an-object') });

export const tooLarge = (most: number): CodedError =>
  new CodedError('design-too-large', { file: 'Figma', limit: megabytes(most) });

/** @throws CodedError `design-invalid` */
export const parse = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const read = schema.safeParse(value);
  if (!read.success) throw unreadable();
  return read.data;
};

interface Aside {
  readonly what: AsideName;
  /** In characters. */
  readonly length: number;
}

/** What is too large for one answer, put together from its parts. */
export const readAside = async (evaluate: Evaluate, { what, length }: Aside): Promise<string> => {
  const parts: string[] = [];
  for (let from = 0; from < length; from += ANSWER_CHARS)
    parts.push(parse(z.string(), await evaluate(partSnippet(what, from))));
  return parts.join('');
};

interface Asking {
  readonly evaluate: Evaluate;
  /** Of one text: a plugin that answers without end must not fill the memory. */
  readonly most: number;
}

/**
 * What `snippet` says of each id, one after the other, asked for as often as it takes; what is gone meanwhile is left out.
 * @throws CodedError `design-invalid`, `design-too-large`, and of the bridge
 */
export async function* readTexts(
  { evaluate, most }: Asking,
  ids: readonly string[],
  snippet: (rest: readonly string[]) => string,
): AsyncGenerator<string> {
  for (let at = 0; at < ids.length; ) {
    const answer = parse(texts, await evaluate(snippet(ids.slice(at))));
    const { aside } = answer;
    if (aside > most) throw tooLarge(most);
    const found =
      aside > 0 ? [await readAside(evaluate, { what: 'text', length: aside })] : answer.texts.slice(0, ids.length - at);
    for (const one of found) if (one !== '') yield one;
    if (found.length === 0) throw unreadable();
    at += found.length;
  }
}
