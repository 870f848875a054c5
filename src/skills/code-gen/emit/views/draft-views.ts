import type { EmittedFile, Emitting, PlannedScreen } from '../../draft/emitter.ts';
import { type LayoutNote, plain } from '../../layout/layout-node.ts';
import { extractComponents } from '../components/extract-components.ts';
import { screenTemplate } from '../components/screen-template.ts';
import type { Component, TemplateElement } from '../components/template.ts';
import { type Branch, partOf } from '../components/tree.ts';
import { wordsByLayer } from '../markup/builder.ts';
import { type Element, isElement } from '../markup/element.ts';
import { headingLevels } from '../markup/headings.ts';
import { scopeOf } from '../markup/screen-element.ts';
import { isMeaningless, kebab, pascal, unique, uniqueOnDisk, wordsOf } from '../names/words.ts';
import { buildNative } from '../native/build/build-native.ts';
import type { Limits } from '../native/build/native-builder.ts';
import { isOfPlace, isOfSize } from '../native/facets.ts';
import { modesOf } from '../tokens/token-modes.ts';
import { overhangs, withOverhang } from './overhang.ts';
import { type Stretched, stretchedBy } from './templates.ts';
import { isDark } from './token-names.ts';

/** What a file with a view is made of: a component of the design, or a screen. */
export interface ViewUnit {
  readonly name: string;
  readonly root: TemplateElement;
  /** Null for a screen. */
  readonly component: Component | null;
  /** Null for a component. */
  readonly screen: PlannedScreen | null;
  /** Drawn in the dark modes of its variables. */
  readonly dark: boolean;
}

export interface ViewDraft {
  readonly units: readonly ViewUnit[];
  readonly components: ReadonlyMap<string, Component>;
  readonly stretched: ReadonlyMap<string, Stretched>;
  readonly notes: readonly LayoutNote[];
}

/** A view can be told how large it is and where, but not how to look. */
const PLACEMENT = { ofPlace: isOfPlace, ofSize: isOfSize };

/** How a stack calls its views, and what it cannot draw. */
export interface ViewNaming {
  readonly screen: string;
  readonly component: string;
  readonly limits: Limits;
}

/** `Button` → `ButtonView`; a name that ends so keeps it. */
const suffixed = (name: string, suffix: string): string => (name.endsWith(suffix) ? name : name + suffix);

const screenNames = (
  screens: readonly PlannedScreen[],
  taken: Set<string>,
  { screen: suffix }: ViewNaming,
): readonly string[] =>
  screens.map(({ screen }) => {
    const name = isMeaningless(screen.name) ? 'Main' : pascal(wordsOf(screen.name), 'Main');
    return uniqueOnDisk(suffixed(name, suffix), taken);
  });

/** Facets that these stacks do not ask for: they would only tell pieces apart that are the same. */
const UNASKED = new Set(['full']);

const isAsked = ([facet, text]: Element['style'][number]): boolean =>
  // Layers that lie over each other say so themselves.
  !UNASKED.has(facet) && !(facet === 'gap' && plain(JSON.parse(text)) < 0);

const spoken = (element: Element): Element => ({
  ...element,
  style: element.style.filter(isAsked),
  children: element.children.map((child) => (isElement(child) ? spoken(child) : child)),
});

interface Drawn {
  readonly root: Branch;
  readonly dark: boolean;
}

const draw = (
  one: PlannedScreen,
  { book, pictures }: Emitting,
  about: { link: (id: string) => string | null; limits: Limits; notes: LayoutNote[] },
): Drawn => {
  // Modes of other kinds have no counterpart in these stacks: what a token stands for there is written out.
  const modes = new Map([...modesOf(one.root.node, book)].filter(([, mode]) => isDark(mode)));
  const builder = {
    book,
    asset: pictures.byKey,
    fill: pictures.byFill,
    headings: headingLevels(one.root),
    scope: scopeOf(modes, book),
    inputs: false,
    told: wordsByLayer(one.notes),
    ...about,
  };
  const root = buildNative(one.root, builder, { width: true, height: false });
  return { root: partOf(withOverhang(spoken(root), overhangs(one.root))), dark: modes.size > 0 };
};

/** Views of all screens and of the components of the design that are in them. */
export const draftViews = (emitting: Emitting, naming: ViewNaming): ViewDraft => {
  const { input, screens } = emitting;
  const taken = new Set(input.project.components.map(({ name }) => name));
  const names = screenNames(screens, taken, naming);
  const routes = new Map(
    screens.map(({ screen }, index) => [
      screen.id,
      kebab(wordsOf(names[index]?.replace(naming.screen, '') ?? ''), 'screen'),
    ]),
  );
  const notes: LayoutNote[] = [];
  const about = { link: (id: string) => routes.get(id) ?? null, limits: naming.limits, notes };
  const drawn = screens.map((one) => draw(one, emitting, about));
  const trees = screens.map(({ screen }, index) => ({ id: screen.id, root: drawn[index]?.root as Branch }));
  const { components, roots } = extractComponents(trees, {
    taken,
    theirs: new Map(),
    placement: PLACEMENT,
    named: (name) => suffixed(name, naming.component),
  });
  const units = [
    ...components.map((component): ViewUnit => ({ ...component, component, screen: null, dark: false })),
    ...screens.flatMap((screen, index): ViewUnit[] => {
      const root = screenTemplate(roots[index] as Branch);
      if (root === null) return [];
      return [
        { name: names[index] ?? naming.screen, root, component: null, screen, dark: drawn[index]?.dark === true },
      ];
    }),
  ].map(({ name, root, component, screen, dark }) => ({ name, root, component, screen, dark }));
  return {
    units,
    components: new Map(components.map((component) => [component.name, component])),
    stretched: stretchedBy(units.map(({ root }) => root)),
    notes,
  };
};

/** `ButtonKind` for the property `kind` of `ButtonView`. */
export const enumNames = ({ components, units }: ViewDraft, suffix: string): Map<string, string> => {
  const taken = new Set(units.map(({ name }) => name));
  const names = new Map<string, string>();
  for (const component of components.values())
    for (const { name } of component.properties.filter(({ kind }) => kind === 'word')) {
      const wanted = pascal(wordsOf(`${component.name.replace(suffix, '')} ${name}`, 12), 'Kind');
      names.set(`${component.name}.${name}`, unique(wanted, taken, ''));
    }
  return names;
};

type TextFile = EmittedFile['file'];

/** What the list of files says of a view. */
export const aboutUnit = (
  { component, screen }: ViewUnit,
  { input }: Emitting,
): Pick<TextFile, 'kind' | 'reason' | 'nodes' | 'screens'> => {
  if (component !== null)
    return {
      kind: 'write',
      reason: input.text('planReason.component', { name: component.design }),
      nodes: [component.node],
      screens: component.screens,
    };
  const { id = '', name = '' } = screen?.screen ?? {};
  return { kind: 'write', reason: input.text('planReason.screen', { name }), nodes: [id], screens: [id] };
};

/** A file that belongs to all screens. */
export const sharedFile = ({ input, screens }: Emitting, path: string, text: string): EmittedFile => ({
  file: {
    kind: 'write',
    path,
    content: { kind: 'text', text },
    reason: input.text('planReason.tokens'),
    nodes: [],
    screens: screens.map(({ screen }) => screen.id),
    regions: [],
    needs: [],
  },
  assets: [],
});
