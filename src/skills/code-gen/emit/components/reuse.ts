import type { ProjectComponent, TakenProperty } from '../../draft/project-facts.ts';
import type { MadeComponent } from './make-component.ts';
import type { Component, Property } from './template.ts';
import type { Given, Part, Use } from './tree.ts';

type Takes = NonNullable<ProjectComponent['takes']>;

const fits = ({ kind, words }: Property, theirs: TakenProperty): boolean => {
  if (kind === 'word') return theirs.kind === 'word' && words.every((word) => theirs.words.includes(word));
  if (kind === 'flag') return theirs.kind === 'flag';
  return (kind === 'text' || kind === 'asset') && theirs.kind === 'text';
};

const sole = <T extends { readonly kind: string }>(all: readonly T[]): T | null => {
  const texts = all.filter(({ kind }) => kind === 'text');
  return texts.length === 1 ? (texts[0] ?? null) : null;
};

/** By what it is called, or as the one text of both. */
const counterpart = (property: Property, properties: readonly Property[], takes: Takes): TakenProperty | undefined => {
  const named = takes.properties.find((one) => one.name === property.name && fits(property, one));
  const isSole = takes.typed === true && sole(properties) === property;
  return named ?? (isSole ? (sole(takes.properties) ?? undefined) : undefined);
};

/** Names under which the project's component takes some properties; null when one of them does not fit. */
const namesFor = (properties: readonly Property[], takes: Takes): ReadonlyMap<string, string> | null => {
  const found = properties.flatMap((property): [string, string][] => {
    const theirs = counterpart(property, properties, takes);
    return theirs === undefined ? [] : [[property.name, theirs.name]];
  });
  const isWhole = found.length === properties.length && new Set(found.map(([, name]) => name)).size === found.length;
  return isWhole ? new Map(found) : null;
};

const isSatisfied = (
  given: ReadonlyMap<string, string>,
  properties: readonly Property[],
  { properties: theirs }: Takes,
): boolean =>
  theirs.every(
    ({ name, required, kind }) =>
      !required || kind === 'action' || properties.some((own) => given.get(own.name) === name && own.required),
  );

/** What stands between the tags: the text alone where there is nothing else, so that the project says how it looks. */
const between = ({ children }: Part): Given => {
  const [only] = children;
  const [line] = only?.kind === 'part' && only.oneLine && children.length === 1 ? only.children : [];
  if (only?.kind === 'part' && line?.kind === 'text' && only.children.length === 1)
    return { kind: 'text', text: line.text };
  return { kind: 'nodes', branches: children };
};

const variantsOf = ({ variants, properties }: Component): Property[] =>
  properties.filter(({ name }) => variants.some((variant) => variant.name === name));

const reused = (use: Use, name: string, given: readonly (readonly [string, Given])[]): Use => ({
  ...use,
  component: name,
  given: new Map(given),
});

const renamed = (use: Use, names: ReadonlyMap<string, string>): (readonly [string, Given])[] =>
  [...use.given].flatMap(([name, given]) => {
    const theirs = names.get(name);
    return theirs === undefined ? [] : [[theirs, given] as const];
  });

const insideOf = (part: Part, { typed }: Takes): Given =>
  typed === true ? { kind: 'nodes', branches: part.children } : between(part);

/**
 * Uses of a component that the project has already, in place of one of our own: when it takes all that the uses give,
 * or takes their variants and lets them say what is in it.
 */
export const reuse = (
  { component, uses }: MadeComponent,
  theirs: ProjectComponent | undefined,
): MadeComponent['uses'] | null => {
  const takes = theirs?.takes;
  if (theirs === undefined || takes == null || (component.placed && !takes.className)) return null;
  const all = namesFor(component.properties, takes);
  if (
    all !== null &&
    component.properties.length > 0 &&
    isSatisfied(all, component.properties, takes) &&
    !takes.children
  )
    return new Map([...uses].map(([part, use]) => [part, reused(use, theirs.name, renamed(use, all))]));
  const chosen = variantsOf(component);
  const names = namesFor(chosen, takes);
  if (names === null || !takes.children || !isSatisfied(names, chosen, takes)) return null;
  return new Map(
    [...uses].map(([part, use]) => {
      return [part, reused(use, theirs.name, [...renamed(use, names), ['children', insideOf(part, takes)]])];
    }),
  );
};
