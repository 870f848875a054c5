import { readColour } from '#contract/design/colour-literal';
import type { ProjectColour } from '../../draft/project-facts.ts';

/** How code of the project says a colour, and a brush of it; null where it has no name for that. */
export interface TheirColour {
  readonly colour: string | null;
  readonly brush: string | null;
}

export interface Wanted {
  readonly token: string;
  /** Names that the project may have for it, the best first. */
  readonly names: readonly string[];
  readonly light: string;
  readonly dark: string | null;
}

const bare = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{Nd}]/gu, '')
    .replace(/(?:colou?r|brush)$/, '');

const BYTE = 255;
const valueOfLiteral = (literal: string, framework: string): string | null => {
  const channels = readColour(literal, framework);
  if (channels === null) return null;
  const { r, g, b, a } = channels;
  return [r, g, b, a * BYTE].map(Math.round).join(' ');
};

/** Light and dark value as one text. */
const valuesOf = (light: string | null, dark: string | null): string | null =>
  light === null ? null : `${light}/${dark === light ? '' : (dark ?? '')}`;

const theirValues = ({ light, dark }: ProjectColour): string =>
  valuesOf(light.join(' '), dark === null ? null : dark.join(' ')) ?? '';

/** Said of many things at once: the same value alone does not mean the same colour. */
const COMMON = new Set(['0 0 0 255/', '255 255 255 255/', '0 0 0 0/', '255 255 255 0/']);

const said = (same: readonly ProjectColour[]): TheirColour => ({
  colour: same.find(({ brush }) => !brush)?.code ?? null,
  brush: same.find(({ brush }) => brush)?.code ?? null,
});

const onlyName = (same: readonly ProjectColour[]): boolean => new Set(same.map(({ name }) => bare(name))).size === 1;

/**
 * Colours that the project has already: of the same values and the same name, or of values that one of its colours and
 * one token of the design have and no other.
 */
export const theirColours = (
  wanted: readonly Wanted[],
  colours: readonly ProjectColour[],
  framework: string,
): ReadonlyMap<string, TheirColour> => {
  const byValue = Map.groupBy(colours, theirValues);
  const valueOfToken = new Map(
    wanted.map(({ token, light, dark }) => [
      token,
      valuesOf(valueOfLiteral(light, framework), dark === null ? null : valueOfLiteral(dark, framework)),
    ]),
  );
  const counts = Map.groupBy(valueOfToken.values(), (value) => value ?? '');
  const found = new Map<string, TheirColour>();
  for (const { token, names } of wanted) {
    const value = valueOfToken.get(token) ?? '';
    const same = byValue.get(value) ?? [];
    const named = names.map(bare).map((name) => same.filter((one) => bare(one.name) === name));
    const best = named.find((ones) => ones.length > 0);
    if (best !== undefined) found.set(token, said(best));
    else if (same.length > 0 && onlyName(same) && counts.get(value)?.length === 1 && !COMMON.has(value))
      found.set(token, said(same));
  }
  return found;
};
