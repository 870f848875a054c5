import type { NameClass } from '../css/class-book.ts';
import { styleKey } from '../css/declarations.ts';
import { camel } from '../names/words.ts';
import { type Aligned, align, piecesOf } from './align.ts';
import { makeElement } from './make-template.ts';
import { propertyBook, reservedNames } from './properties.ts';
import type { Component, Property } from './template.ts';
import type { Given, Part, Use } from './tree.ts';
import {
  commonStyle,
  type Form,
  formKey,
  formOf,
  type VariantProperty,
  variantProperties,
  without,
} from './variants.ts';

/** The key that most have; the first of them where several are as common. */
const mostCommon = (keys: readonly string[]): string => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0] as [string, number])[0];
};

/** Uses that look inside as no other of their form: no property could say so. */
const odd = (piece: Aligned, keys: readonly string[]): Set<number> => {
  const uses = new Set<number>();
  for (const form of new Set(keys)) {
    const same = piece.inUses.flatMap((branch, use) =>
      branch !== null && keys[use] === form ? [{ use, key: styleKey(branch.style) }] : [],
    );
    const usual = mostCommon(same.map(({ key }) => key));
    for (const { use, key } of same) if (key !== usual) uses.add(use);
  }
  return uses;
};

/** Text with looks of its own inside stays as it is in the one that shows it. */
const oddText = ({ inUses, sample }: Aligned): Set<number> => {
  const uses = new Set<number>();
  if (sample.kind !== 'part' || !sample.oneLine) return uses;
  const contents = inUses.map((branch) => (branch?.kind === 'part' ? branch.children : []));
  const isStyled = contents.map((content) => content.some(({ kind }) => kind === 'part'));
  if (!isStyled.includes(true)) return uses;
  const usual = JSON.stringify(contents[isStyled.indexOf(true)]);
  for (const [use, branch] of inUses.entries())
    if (branch !== null && JSON.stringify(contents[use]) !== usual) uses.add(use);
  return uses;
};

/**
 * What of a look only the place of a use can say, and what it can say besides. Where nothing is told, as in style sheets, a place
 * can say anything.
 */
export interface Placement {
  ofPlace(property: string): boolean;
  ofSize(property: string): boolean;
}

const kept = (branch: Part | Use, keeps: (property: string) => boolean): Part | Use => ({
  ...branch,
  style: branch.style.filter(([property]) => keeps(property)),
});

/** The outermost piece without what its uses say. */
const bareRoot = (root: Aligned, { ofSize }: Placement): Aligned => ({
  ...root,
  inUses: root.inUses.map((branch) => (branch === null ? null : kept(branch, (property) => !ofSize(property)))),
});

const oddUses = (parts: readonly Part[], placement: Placement | null): Set<number> => {
  const aligned = align(parts);
  if (aligned === null) return new Set();
  const keys = parts.map((part) => formKey(formOf(part)));
  const [root, ...inner] = piecesOf(aligned);
  const pieces = placement === null || root === undefined ? inner : [bareRoot(root, placement), ...inner];
  return new Set(pieces.flatMap((piece) => [...odd(piece, keys), ...oddText(piece)]));
};

export interface MadeComponent {
  readonly component: Component;
  readonly uses: ReadonlyMap<Part, Use>;
}

const wordsGiven = (form: Form, variants: readonly VariantProperty[]): [string, Given][] =>
  variants.map(({ name, design, words, flag }) => {
    const word = words.get(form.get(design) ?? '') ?? '';
    return [name, flag === null ? { kind: 'word', word } : { kind: 'flag', on: word === flag.on }];
  });

const namedWords = (name: string): string[] =>
  name
    .replaceAll(/(?<=[\p{Ll}\d])\p{Lu}/gu, ' $&')
    .toLowerCase()
    .split(' ');

/** How a stack calls what components are made of. */
export interface ComponentNaming {
  /** From a name in Pascal case to that of the component. */
  readonly component: (name: string) => string;
  /** What a value of a variant is called, which is a class too. */
  readonly word: NameClass;
  /** Names that no property may have beside those that no language of scripts allows. */
  readonly reserved: readonly string[];
}

/** Names as they come. */
export const PLAIN_NAMING: ComponentNaming = { component: (name) => name, word: camel, reserved: [] };

interface Named {
  readonly name: string;
  readonly design: string;
  readonly screens: readonly string[];
  readonly placement: Placement | null;
  readonly naming?: ComponentNaming;
}

/** Makes one component of instances; those that differ in what no property could say are left as they are. */
export const makeComponent = (parts: readonly Part[], named: Named): MadeComponent | null => {
  const { placement } = named;
  const bare =
    placement === null ? parts : parts.map((part) => kept(part, (property) => !placement.ofPlace(property)) as Part);
  const left = oddUses(bare, placement);
  const placed = parts.filter((_, use) => !left.has(use));
  const used = bare.filter((_, use) => !left.has(use));
  const aligned = align(used);
  const [first] = used;
  if (aligned === null || first === undefined) return null;
  const forms = used.map(formOf);
  const { word, reserved } = named.naming ?? PLAIN_NAMING;
  const taken = new Set([...reservedNames(), ...reserved]);
  const variants = variantProperties(forms, { taken, word });
  const book = propertyBook(taken);
  const own = { words: namedWords(named.name), text: /^(button|a)$/.test(first.tag) ? 'label' : 'text' };
  const root = makeElement(aligned, first, { around: used, making: { forms, variants, book, own } });
  const keys = forms.map(formKey);
  const inside = new Map(
    [...Map.groupBy(used.keys(), (use) => keys[use] ?? '')].map(([key, same]) => [
      key,
      commonStyle(same.map((use) => (used[use] as Part).style)),
    ]),
  );
  const uses = placed.map((part, use): [Part, Use] => {
    const own = without(part.style, inside.get(keys[use] ?? '') ?? []);
    const given = new Map([...wordsGiven(forms[use] as Form, variants), ...book.givenBy(use)]);
    const { origin, words, refs } = part;
    return [part, { kind: 'use', origin, component: named.name, given, words, style: own, refs }];
  });
  const choosing = variants.map(
    ({ name, words, flag }): Property =>
      flag === null
        ? { name, kind: 'word', words: [...words.values()], required: true }
        : { name, kind: 'flag', words: [], required: false },
  );
  return {
    component: {
      name: named.name,
      design: named.design,
      screens: named.screens,
      node: first.instance?.componentId ?? first.origin.id,
      properties: [...choosing, ...book.properties],
      variants,
      placed: uses.some(([, { style }]) => style.length > 0),
      root: { ...root, words: namedWords(named.name) },
    },
    uses: new Map(uses),
  };
};
