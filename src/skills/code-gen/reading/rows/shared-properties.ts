import type { Attribute, Part } from '../attributes/attribute.ts';
import type { Line } from './lines.ts';

/** A name for properties that stand in several lines. */
export interface Shared {
  readonly name: string;
  readonly text: string;
}

export interface SharedProperties {
  readonly table: readonly Shared[];
  /** The properties of a line, names in the place of what is shared. */
  textOf(line: Line): string;
}

const PARTS: readonly Part[] = ['text', 'layout', 'look', 'use'];

/** What is shorter than this is read faster where it stands. */
const SHORTEST = 20;
const NAME_COST = 4;

const isWorth = (text: string, count: number): boolean =>
  count > 1 && text.length >= SHORTEST && (count - 1) * text.length > (count + 1) * NAME_COST;

const countsOf = (texts: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
};

const ofPart = (attributes: readonly Attribute[], part: Part): string[] =>
  attributes.filter((attribute) => attribute.part === part).map(({ text }) => text);

/**
 * Gives names to what several lines say: first to all that they say of one kind, then to long single properties of the
 * rest. No name stands in the text of another one.
 */
export const shareProperties = (lines: readonly Line[]): SharedProperties => {
  const groups = lines.flatMap(({ attributes }) => PARTS.map((part) => ofPart(attributes, part)));
  const names = new Map<string, string>();
  const share = (texts: readonly string[]): void => {
    for (const [text, count] of countsOf(texts))
      if (!names.has(text) && isWorth(text, count)) names.set(text, `*${names.size + 1}`);
  };
  share(groups.map((group) => group.join(' ')));
  share(groups.filter((group) => !names.has(group.join(' '))).flat());
  const groupText = (group: readonly string[]): string =>
    names.get(group.join(' ')) ?? group.map((text) => names.get(text) ?? text).join(' ');
  return {
    table: [...names].map(([text, name]) => ({ name, text })),
    textOf: ({ attributes }) =>
      [ofPart(attributes, 'own').join(' '), ...PARTS.map((part) => groupText(ofPart(attributes, part)))]
        .filter((text) => text !== '')
        .join(' '),
  };
};
