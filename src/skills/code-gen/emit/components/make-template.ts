import type { AttributeValue, CommentPiece, Origin } from '../markup/element.ts';
import type { Aligned } from './align.ts';
import { type PropertyBook, propertyWords } from './properties.ts';
import { withSlots } from './screen-template.ts';
import type { Condition, Line, Slot, Template, TemplateElement, TemplateUse } from './template.ts';
import { type Branch, type Given, type Part, textOfCode, type Use } from './tree.ts';
import { commonStyle, type Form, type FormStyle, factored, formKey, type VariantProperty } from './variants.ts';

export interface Making {
  readonly forms: readonly Form[];
  readonly variants: readonly VariantProperty[];
  readonly book: PropertyBook;
  /** Words of the component's own name, and what its text is called where its layer says no more than that. */
  readonly own: { readonly words: readonly string[]; readonly text: string };
}

/** Words without those that the component is called by: nobody says `button` of a button. */
const besideName = (words: readonly string[], { own }: Making, bare: string): readonly string[] => {
  const left = words.filter((word) => !own.words.includes(word));
  return left.length > 0 ? left : [bare];
};

type InUses = Aligned['inUses'];

const present = (inUses: InUses): (Part | Use)[] => inUses.filter((branch) => branch !== null);

/** What a piece is called; a picture that is another one in other uses is called by what it is. */
const wordsFor = ({ inUses, sample }: Aligned): readonly string[] => {
  if (sample.kind === 'use' || sample.tag !== 'img') return sample.words;
  const names = new Set(present(inUses).map(({ words }) => words.join(' ')));
  return names.size === 1 ? sample.words : ['icon'];
};

const originsOf = (inUses: InUses): Origin[] => present(inUses).map(({ origin }) => origin);

/** The look of a piece in each form; all uses of a form agree, or what they have in common counts. */
const looksOf = (inUses: InUses, { forms }: Making): FormStyle[] => {
  const byForm = new Map<string, { form: Form; styles: Part['style'][] }>();
  for (const [use, branch] of inUses.entries()) {
    const form = forms[use];
    if (branch === null || form === undefined) continue;
    const entry = byForm.get(formKey(form)) ?? { form, styles: [] };
    byForm.set(formKey(form), entry);
    entry.styles.push(branch.style);
  }
  return [...byForm.values()].map(({ form, styles }) => ({ form, style: commonStyle(styles) }));
};

/** A single variant property that decides whether a piece is there. */
const byVariant = (inUses: InUses, { forms, variants }: Making): Condition | null => {
  for (const { design, name, words, flag } of variants) {
    const has = new Map<string, Set<boolean>>();
    for (const [use, branch] of inUses.entries()) {
      const value = forms[use]?.get(design) ?? '';
      has.set(value, (has.get(value) ?? new Set()).add(branch !== null));
    }
    if ([...has.values()].some((found) => found.size > 1)) continue;
    const shown = [...has].filter(([, found]) => found.has(true)).flatMap(([value]) => words.get(value) ?? []);
    if (flag !== null) return { kind: 'flag', name, ...(shown.includes(flag.on) ? {} : { off: true }) };
    return { kind: 'words', name, words: shown };
  }
  return null;
};

/** When a piece is not in all uses that have the one around it: what decides. */
const conditionOf = (aligned: Aligned, around: InUses, making: Making): Condition | null => {
  const { inUses, sample } = aligned;
  if (inUses.every((branch, use) => branch !== null || around[use] === null)) return null;
  const variant = byVariant(inUses, making);
  if (variant !== null) return variant;
  const driven = sample.refs['visible'];
  const wanted = driven === undefined ? ['has', ...sample.words] : propertyWords(driven);
  const name = making.book.add(
    wanted,
    inUses.map((branch) => ({ kind: 'flag', on: branch !== null })),
  );
  return { kind: 'flag', name };
};

const isLine = (branch: Branch): branch is Line => branch.kind === 'text' || branch.kind === 'break';

const linesOf = (branch: Part | Use | null): readonly Branch[] =>
  branch === null || branch.kind === 'use' ? [] : branch.children.filter(({ kind }) => kind !== 'comment');

const textGiven = (branch: Part | Use | null): Given | null => {
  if (branch === null) return null;
  const lines = linesOf(branch).filter(isLine);
  const [only] = lines;
  if (lines.length === 0) return { kind: 'text', text: '' };
  return lines.length === 1 && only?.kind === 'text'
    ? { kind: 'text', text: only.text }
    : { kind: 'lines', pieces: lines };
};

/** Text of a piece: as it stands where it is the same in all uses, else a property. */
const textContent = ({ inUses, sample }: Aligned, making: Making): TemplateElement['content'] => {
  const { book, own } = making;
  const contents = inUses.map(linesOf);
  const driven = sample.refs['characters'];
  const texts = new Set(inUses.flatMap((branch, use) => (branch === null ? [] : [JSON.stringify(contents[use])])));
  const styled = contents.some((content) => !content.every(isLine));
  if (styled || (texts.size === 1 && driven === undefined))
    return { kind: 'text', branches: contents.find((content) => content.length > 0) ?? [] };
  const words = driven === undefined ? besideName(sample.words, making, own.text) : propertyWords(driven);
  const name = book.add(words, inUses.map(textGiven));
  return { kind: 'property', name };
};

const slotContent = ({ inUses, sample }: Aligned, { book }: Making): TemplateElement['content'] => {
  const given = inUses.map((branch): Given | null =>
    branch?.kind === 'part' && branch.children.length > 0 ? { kind: 'nodes', branches: branch.children } : null,
  );
  return { kind: 'property', name: book.add(sample.words, given) };
};

const attributeGiven = (value: AttributeValue | undefined): Given | null => {
  if (value === undefined) return null;
  if (value === true) return { kind: 'flag', on: true };
  return typeof value === 'string' ? { kind: 'text', text: value } : { kind: 'asset', asset: value.asset };
};

const ATTRIBUTE_WORDS: Readonly<Record<string, readonly string[]>> = { 'aria-label': ['label'], src: [] };

/** A flag of the component that says the same as an attribute that is there or not. */
const sameFlag = (values: readonly (AttributeValue | undefined)[], { forms, variants }: Making): string | null => {
  const found = variants.find(
    ({ design, words, flag }) =>
      flag !== null &&
      values.every((value, use) => (value === true) === (words.get(forms[use]?.get(design) ?? '') === flag.on)),
  );
  return found?.name ?? null;
};

const attributeSlot = (name: string, aligned: Aligned, making: Making): Slot => {
  const { inUses } = aligned;
  const values = inUses.map((branch) => (branch?.kind === 'part' ? branch.attributes.get(name) : undefined));
  const first = values.find((value) => value !== undefined) ?? '';
  const same = inUses.every((branch, use) => branch === null || textOfCode(values[use]) === textOfCode(first));
  const said = name === 'aria-label' ? making.book.saying(values.map(attributeGiven)) : null;
  if (said !== null) return { kind: 'property', name: said };
  if (same) return { kind: 'fixed', value: first };
  const flag = values.includes(true) ? sameFlag(values, making) : null;
  if (flag !== null) return { kind: 'property', name: flag };
  const words = [...wordsFor(aligned).slice(0, 2), ...(ATTRIBUTE_WORDS[name] ?? [name])];
  const bare = name !== 'src' ? name : words.includes('icon') ? 'icon' : 'image';
  return { kind: 'property', name: making.book.add(besideName(words, making, bare), values.map(attributeGiven)) };
};

const attributesOf = (aligned: Aligned, making: Making): [string, Slot][] => {
  const names = new Set(
    present(aligned.inUses).flatMap((branch) => (branch.kind === 'part' ? [...branch.attributes.keys()] : [])),
  );
  return [...names].map((name) => [name, attributeSlot(name, aligned, making)]);
};

const commentsOf = (inUses: InUses): CommentPiece[] => {
  const comments = present(inUses).flatMap((branch) =>
    branch.kind === 'part' ? branch.children.filter((child): child is CommentPiece => child.kind === 'comment') : [],
  );
  return comments.slice(0, 1);
};

/** What a component inside of another is given: the same in all uses, or handed on. */
const handedOn = (aligned: Aligned, book: PropertyBook): [string, Given][] => {
  const { inUses, sample } = aligned;
  const names = new Set(present(inUses).flatMap((branch) => (branch.kind === 'use' ? [...branch.given.keys()] : [])));
  return [...names].map((name) => {
    const values = inUses.map((branch) => (branch?.kind === 'use' ? (branch.given.get(name) ?? null) : null));
    const [first] = values.filter((value) => value !== null);
    const said = book.saying(values);
    if (said !== null) return [name, { kind: 'passed', name: said }];
    const same = inUses.every((branch, use) => branch === null || textOfCode(values[use]) === textOfCode(first));
    if (same && first !== undefined) return [name, first];
    return [name, { kind: 'passed', name: book.add(joinedWords(sample.words, wordsIn(name)), values) }];
  });
};

/** Words of a piece and of its property, each once. */
const joinedWords = (piece: readonly string[], property: readonly string[]): string[] => [
  ...piece.slice(0, 2).filter((word) => !property.includes(word)),
  ...property,
];

const wordsIn = (name: string): string[] =>
  name
    .replaceAll(/\p{Lu}/gu, ' $&')
    .toLowerCase()
    .split(' ')
    .filter(Boolean);

const templateOfUse = (aligned: Aligned, around: InUses, making: Making): TemplateUse => {
  const { sample, inUses } = aligned;
  return {
    kind: 'use',
    component: sample.kind === 'use' ? sample.component : '',
    ...withSlots(handedOn(aligned, making.book)),
    words: sample.words,
    ...factored(looksOf(inUses, making), making.variants),
    condition: conditionOf(aligned, around, making),
    origins: originsOf(inUses),
  };
};

/** The code of a piece of a component, made of how it looks in all uses. */
export const makeTemplate = (aligned: Aligned, around: InUses, making: Making): Template => {
  const { sample } = aligned;
  if (sample.kind === 'use') return templateOfUse(aligned, around, making);
  return makeElement(aligned, sample, { around, making });
};

export const makeElement = (
  aligned: Aligned,
  sample: Part,
  { around, making }: { readonly around: InUses; readonly making: Making },
): TemplateElement => {
  const { inUses } = aligned;
  const condition = conditionOf(aligned, around, making);
  const content: TemplateElement['content'] = sample.oneLine
    ? textContent(aligned, making)
    : aligned.open
      ? slotContent(aligned, making)
      : { kind: 'children', children: aligned.children.map((child) => makeTemplate(child, inUses, making)) };
  return {
    kind: 'element',
    tag: sample.tag,
    attributes: attributesOf(aligned, making),
    words: wordsFor(aligned),
    ...factored(looksOf(inUses, making), making.variants),
    condition,
    comments: commentsOf(inUses),
    content,
    origins: originsOf(inUses),
  };
};
