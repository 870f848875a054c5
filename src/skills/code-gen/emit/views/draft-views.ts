import type { EmittedFile, Emitting, PlannedScreen } from '../../draft/emitter.ts';
import type { ProjectComponent } from '../../draft/project-facts.ts';
import { type LayoutNote, plain } from '../../layout/layout-node.ts';
import { extractComponents } from '../components/extract-components.ts';
import { screenTemplate } from '../components/screen-template.ts';
import type { Component, TemplateElement } from '../components/template.ts';
import { type Branch, partOf } from '../components/tree.ts';
import { wordsByLayer } from '../markup/builder.ts';
import type { Control } from '../markup/controls.ts';
import { type Element, isElement } from '../markup/element.ts';
import { headingLevels } from '../markup/headings.ts';
import { scopeOf } from '../markup/screen-element.ts';
import { kebab, pascal, unique, uniqueOnDisk, wordsOf } from '../names/words.ts';
import { buildNative } from '../native/build/build-native.ts';
import type { Limits } from '../native/build/native-builder.ts';
import { isOfPlace, isOfSize } from '../native/facets.ts';
import type { BookToken } from '../tokens/token-book.ts';
import { modesOf } from '../tokens/token-modes.ts';
import { familiesIn } from './app-needs.ts';
import { controlLayers } from './controls.ts';
import { fieldLayers, type ViewField, withRoom } from './fields.ts';
import { overhangs, withOverhang } from './overhang.ts';
import { withPalette } from './palette.ts';
import { settled } from './settled.ts';
import { type Stretched, stretchedBy } from './templates.ts';
import { type ViewTextStyles, viewTextStyles } from './text-styles.ts';
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
  /** Components of the project by name. */
  readonly theirs: ReadonlyMap<string, ProjectComponent>;
  readonly stretched: ReadonlyMap<string, Stretched>;
  readonly textStyles: ViewTextStyles;
  /** Font families that texts are written in. */
  readonly families: readonly string[];
  /** Colours that are named because the design uses them again and again. */
  readonly palette: readonly BookToken[];
  /** Levels of headings by layer. */
  readonly headings: ReadonlyMap<string, number>;
  /** Fields by the layer of the text in them. */
  readonly fields: ReadonlyMap<string, ViewField>;
  /** What somebody switches, by layer. */
  readonly controls: ReadonlyMap<string, Control>;
  readonly notes: readonly LayoutNote[];
}

/** A view can be told how large it is and where, but not how to look. */
const PLACEMENT = { ofPlace: isOfPlace, ofSize: isOfSize };

/** How a stack calls its views, and what it cannot draw. */
export interface ViewNaming {
  readonly screen: string;
  readonly component: string;
  readonly limits: Limits;
  /** Cases of letters that the stack says itself. */
  readonly cases: ReadonlySet<string>;
  /** Gaps of its stacks may be less than nothing. */
  readonly negativeGaps: boolean;
  /** Names that no text style may have. */
  readonly reservedStyles: ReadonlySet<string>;
}

/** `Button` → `ButtonView`; a name that ends so keeps it. */
const suffixed = (name: string, suffix: string): string => (name.endsWith(suffix) ? name : name + suffix);

/** Components of the project by their names, with and without what ours end with. */
const theirViews = (all: readonly ProjectComponent[], suffix: string): ReadonlyMap<string, ProjectComponent> =>
  new Map([
    ...all.map((one) => [suffixed(one.name, suffix), one] as const),
    ...all.map((one) => [one.name, one] as const),
  ]);

const screenNames = (
  screens: readonly PlannedScreen[],
  taken: Set<string>,
  { screen: suffix }: ViewNaming,
): readonly string[] =>
  screens.map(({ title }) => uniqueOnDisk(suffixed(pascal(wordsOf(title), 'Main'), suffix), taken));

/** Facets that these stacks do not ask for: they would only tell pieces apart that are the same. */
const UNASKED = new Set(['full']);

/** Layers that lie over each other say so themselves, or the gap between them does. */
const isAsked = ([facet, text]: Element['style'][number], negative: boolean): boolean =>
  !UNASKED.has(facet) && (negative ? facet !== 'overlap' : !(facet === 'gap' && plain(JSON.parse(text)) < 0));

const spoken = (element: Element, negative: boolean): Element => ({
  ...element,
  style: element.style.filter((one) => isAsked(one, negative)),
  children: element.children.map((child) => (isElement(child) ? spoken(child, negative) : child)),
});

interface Drawn {
  readonly root: Element;
  readonly dark: boolean;
}

interface About {
  readonly link: (id: string) => string | null;
  readonly notes: LayoutNote[];
  readonly naming: ViewNaming;
}

const draw = (one: PlannedScreen, { book, pictures }: Emitting, { link, notes, naming }: About): Drawn => {
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
    ...{ link, notes, limits: naming.limits },
  };
  const root = buildNative(one.root, builder, { width: true, height: false });
  const asked = withOverhang(spoken(root, naming.negativeGaps), overhangs(one.root));
  const placed = withRoom(asked, fieldLayers(one.root));
  return { root: settled(placed, { cases: naming.cases }), dark: modes.size > 0 };
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
  const about = { link: (id: string) => routes.get(id) ?? null, notes, naming };
  const drawn = screens.map((one) => draw(one, emitting, about));
  const painted = withPalette(
    drawn.map(({ root }) => root),
    input.framework,
  );
  const trees = screens.map(({ screen }, index) => ({ id: screen.id, root: partOf(painted.roots[index] as Element) }));
  const { components, roots } = extractComponents(trees, {
    taken,
    theirs: theirViews(input.project.components, naming.component),
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
    theirs: new Map(input.project.components.map((component) => [component.name, component])),
    stretched: stretchedBy(units.map(({ root }) => root)),
    families: familiesIn(painted.roots),
    palette: painted.palette,
    controls: new Map(screens.flatMap(({ root }) => [...controlLayers(root)])),
    fields: new Map(screens.flatMap(({ root }) => [...fieldLayers(root)])),
    headings: new Map(screens.flatMap(({ root }) => [...headingLevels(root)])),
    textStyles: viewTextStyles(painted.roots, naming.reservedStyles),
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

interface SharedText {
  readonly path: string;
  readonly text: string;
  /** Paths of files that it refers to. */
  readonly needs?: readonly string[];
}

/** A file that belongs to all screens. */
export const sharedFile = ({ input, screens }: Emitting, { path, text, needs = [] }: SharedText): EmittedFile => ({
  file: {
    kind: 'write',
    path,
    content: { kind: 'text', text },
    reason: input.text('planReason.tokens'),
    nodes: [],
    screens: screens.map(({ screen }) => screen.id),
    regions: [],
    needs: [...needs],
  },
  assets: [],
});
