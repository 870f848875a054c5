import type { ReadForm, ReadLayer } from './form.ts';
import { token } from './notation.ts';

/** The tokens that a line names, each once, in the order of their names. */
export const lineTokens = (layer: ReadLayer | undefined, { tokens }: ReadForm): string[] => {
  const names = [...(layer?.properties.values() ?? [])].flatMap(
    (word) => word.replace(/'(?:[^'\\]|\\.)*'/g, '').match(/\$\d+/g) ?? [],
  );
  return [...new Set(names.map((name) => token(name, tokens).token))].sort();
};
