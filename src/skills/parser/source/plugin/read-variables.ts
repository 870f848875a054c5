import { z } from 'zod';
import { type Evaluate, parse, readTexts, tooLarge, unreadable } from './read-texts.ts';
import { collectionsSnippet, OWN_VARIABLES, variablesSnippet } from './snippets.ts';

const ids = z.array(z.string());
const named = z.looseObject({ id: z.string(), variableCollectionId: z.string().optional() });
type Named = z.infer<typeof named>;

interface Reading {
  readonly evaluate: Evaluate;
  /** Characters of all of them. */
  readonly most: number;
}

const readAll = async (
  reading: Reading,
  wanted: readonly string[],
  snippet: (rest: readonly string[]) => string,
): Promise<readonly Named[]> => {
  const found: Named[] = [];
  let size = 0;
  for await (const text of readTexts(reading, wanted, snippet)) {
    size += text.length;
    if (size > reading.most) throw tooLarge(reading.most);
    try {
      found.push(parse(named, JSON.parse(text)));
    } catch {
      throw unreadable();
    }
  }
  return found;
};

const byId = (all: readonly Named[]): Record<string, unknown> => Object.fromEntries(all.map((one) => [one.id, one]));

/**
 * The variables of the open file and those of libraries that its layers are bound to (`bound`), in all their modes: the body that
 * `variables/local` would answer. However many there are, no answer is longer than others are.
 * @throws CodedError of the bridge, `design-invalid`, `design-too-large`
 */
export const readVariables = async (reading: Reading, bound: readonly string[]): Promise<{ readonly meta: object }> => {
  const own = parse(ids, await reading.evaluate(OWN_VARIABLES));
  const variables = await readAll(reading, [...new Set([...own, ...bound])], variablesSnippet);
  const used = new Set(variables.flatMap(({ variableCollectionId: id }) => (id === undefined ? [] : [id])));
  const collections = await readAll(reading, [...used], collectionsSnippet);
  return { meta: { variables: byId(variables), variableCollections: byId(collections) } };
};
