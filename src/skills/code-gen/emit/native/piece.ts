import type { ProjectComponent } from '../../draft/project-facts.ts';
import type { Component, Property, Template, TemplateElement, TemplateUse } from '../components/template.ts';
import type { VariantProperty } from '../components/variants.ts';
import type { Identifiers } from '../names/identifiers.ts';
import type { Code } from './code/code-tree.ts';
import type { TextStyles } from './text-styles.ts';
import type { TokenFields } from './token-fields.ts';
import type { Varied } from './varied.ts';

/** What a file of a component or a screen is made of. */
export interface NativePiece {
  readonly name: string;
  readonly file: string;
  readonly root: TemplateElement;
  /** Null for a screen. */
  readonly component: Component | null;
  readonly members: Members;
  /** Of a screen: whether it scrolls as a whole, and the modes that it was drawn in, by collection. */
  readonly screen: {
    readonly scrolls: boolean;
    readonly modes: ReadonlyMap<string, string>;
    readonly route: string;
  } | null;
}

/** What all files of a draft share. */
export interface NativePlace {
  readonly indent: string;
  readonly fields: TokenFields;
  readonly textStyles: TextStyles;
  readonly tokensFile: string;
  readonly helpersFile: string;
  readonly components: ReadonlyMap<string, NativePiece>;
  readonly componentName: (name: string) => string;
  readonly componentFile: (name: string) => string;
  /** Components of the project that stand where the design has them. */
  readonly theirs: ReadonlyMap<string, ProjectComponent>;
}

/** Names of what a component is given, in letters that every compiler takes. */
export interface Members {
  readonly property: (name: string) => string;
  /** The type of a variant property, and a word of it. */
  readonly type: (name: string) => string;
  readonly word: (name: string, word: string) => string;
}

const pascalOf = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

interface Naming {
  readonly propertyNames: Identifiers;
  /** Names for the words of one property. */
  readonly wordIdentifiers: () => Identifiers;
  readonly slot: string;
}

export const membersOf = (component: string, { propertyNames, wordIdentifiers, slot }: Naming): Members => {
  // What goes into the first slot has one name in all components.
  const property = (name: string): string => (name === 'children' ? slot : propertyNames.of(name));
  const words = new Map<string, Identifiers>();
  return {
    property,
    type: (name) => `${component}${pascalOf(property(name))}`,
    word: (name, word) => {
      const own = words.get(name) ?? wordIdentifiers();
      words.set(name, own);
      return own.of(word);
    },
  };
};

export const sameCode = (code: Code | null): string => JSON.stringify(code);

/** Options gathered by what they come to, the most common last: it stands for all that is not told. */
export const gathered = (options: Extract<Varied<Code | null>, { kind: 'varied' }>['options']) => {
  const groups = [...Map.groupBy(options, ({ value }) => sameCode(value)).values()].map((group) => ({
    value: group[0]?.value ?? null,
    forms: group.map(({ chosen }) => chosen),
  }));
  return groups.toSorted((a, b) => a.forms.length - b.forms.length);
};

export const variantsOf = ({ component }: NativePiece): readonly VariantProperty[] => component?.variants ?? [];
export const propertiesOf = ({ component }: NativePiece): readonly Property[] => component?.properties ?? [];

/** Where a property with few words is at home: the component itself, or one inside of it that it is handed on to. */
export const wordHome = (
  piece: NativePiece,
  name: string,
  components: NativePlace['components'],
): { readonly piece: NativePiece; readonly component: string; readonly name: string } | null => {
  if (variantsOf(piece).some((one) => one.name === name))
    return { piece, component: piece.component?.name ?? '', name };
  const use = usesIn(piece.root).find(({ given }) =>
    given.some(([, value]) => value.kind === 'passed' && value.name === name),
  );
  const inner = use?.given.find(([, value]) => value.kind === 'passed' && value.name === name)?.[0];
  const target = components.get(use?.component ?? '');
  return target === undefined || inner === undefined ? null : wordHome(target, inner, components);
};

const usesIn = (template: Template): TemplateUse[] => {
  if (template.kind === 'use') return [template, ...template.slots.flatMap(([, pieces]) => pieces.flatMap(usesIn))];
  return template.content.kind === 'children' ? template.content.children.flatMap(usesIn) : [];
};

/** The first of the few words of a property, for where none is given. */
export const firstWord = (
  piece: NativePiece,
  name: string,
  components: NativePlace['components'],
): { readonly home: NativePiece; readonly name: string; readonly word: string } | null => {
  const home = wordHome(piece, name, components);
  const variant = home === null ? undefined : variantsOf(home.piece).find((one) => one.name === home.name);
  const word = variant?.words.values().next().value;
  return home === null || word === undefined ? null : { home: home.piece, name: home.name, word };
};

const elementsIn = (template: Template): TemplateElement[] => {
  if (template.kind === 'use') return template.slots.flatMap(([, pieces]) => pieces.flatMap(elementsIn));
  return [template, ...(template.content.kind === 'children' ? template.content.children.flatMap(elementsIn) : [])];
};

/** The layout that what goes into a slot ends up in, in the component itself or one inside; null where no layer tells. */
export const slotHolder = (
  piece: NativePiece,
  name: string,
  components: NativePlace['components'],
): { readonly piece: NativePiece; readonly element: TemplateElement } | null => {
  const element = elementsIn(piece.root).find(({ content }) => content.kind === 'property' && content.name === name);
  if (element !== undefined) return { piece, element };
  const handed = ([, value]: TemplateUse['given'][number]): boolean => value.kind === 'passed' && value.name === name;
  const use = usesIn(piece.root).find(({ given }) => given.some(handed));
  const target = components.get(use?.component ?? '');
  const inner = use?.given.find(handed)?.[0];
  return target === undefined || inner === undefined ? null : slotHolder(target, inner, components);
};
