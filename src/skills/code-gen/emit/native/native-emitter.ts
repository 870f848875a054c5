import type { EmittedFile, Emitter, Emitting, PlannedScreen } from '../../draft/emitter.ts';
import type { ProjectComponent } from '../../draft/project-facts.ts';
import type { LayoutNote } from '../../layout/layout-node.ts';
import { extractComponents } from '../components/extract-components.ts';
import { screenTemplate } from '../components/screen-template.ts';
import type { Component } from '../components/template.ts';
import { type Branch, partOf } from '../components/tree.ts';
import { wordsByLayer } from '../markup/builder.ts';
import type { Element } from '../markup/element.ts';
import { headingLevels } from '../markup/headings.ts';
import { scopeOf } from '../markup/screen-element.ts';
import { type Identifiers, identifiers } from '../names/identifiers.ts';
import { kebab, pascal, unique, uniqueOnDisk, wordsOf } from '../names/words.ts';
import type { Code } from '../text/code-writer.ts';
import { joined } from '../text/paths.ts';
import { modesOf } from '../tokens/token-modes.ts';
import { overhangs, withOverhang } from '../views/overhang.ts';
import { fillsAlong } from './build/bounds.ts';
import { buildNative } from './build/build-native.ts';
import type { Limits } from './build/native-builder.ts';
import { isOfPlace, isOfSize } from './facets.ts';
import { membersOf, type NativePiece, type NativePlace } from './piece.ts';
import { type NamedFont, textStyles } from './text-styles.ts';
import { projectNames } from './theirs/project-names.ts';
import { cuttingLayers } from './tidy/cutting-layers.ts';
import { withScrollingBody } from './tidy/scrolling-body.ts';
import { tidied } from './tidy/tidy-template.ts';
import { type TokenFields, tokenFields } from './token-fields.ts';

export interface NativeFile {
  readonly code: Code;
  readonly needs: readonly string[];
  readonly assets: readonly string[];
}

/** A stack whose code is a tree of calls. */
export interface NativeStack {
  readonly limits: Limits;
  /** Names that nothing may have. */
  readonly keywords: ReadonlySet<string>;
  /** Names that no token may have. */
  readonly tokenKeywords: ReadonlySet<string>;
  /** Types that a component may not hide. */
  readonly types: ReadonlySet<string>;
  /** Behind the name of a screen. */
  readonly screenEnd: string;
  fileName(name: string): string;
  readonly tokensFile: string;
  /** What goes into the first slot of a component. */
  readonly slot: string;
  /** Words of a variant property. */
  wordNames(): Identifiers;
  write(piece: NativePiece, place: NativePlace): NativeFile;
  /** Code that several files ask for, written when one does. */
  readonly helpers: { readonly file: string; write(path: string, indent: string): string } | null;
  writeTokens(fields: TokenFields, styles: readonly NamedFont[], place: NativePlace): string | null;
}

interface Built {
  readonly one: PlannedScreen;
  readonly root: Element;
  readonly modes: ReadonlyMap<string, string>;
  readonly scrolls: boolean;
  readonly name: string;
  readonly route: string;
}

const screenName = ({ title }: PlannedScreen): string => pascal(wordsOf(title), 'Screen');

interface Naming {
  readonly names: Identifiers;
  readonly taken: Set<string>;
}

const routesOf = (screens: readonly PlannedScreen[]): Map<string, string> => {
  const taken = new Set<string>();
  return new Map(screens.map(({ screen, title }) => [screen.id, `/${unique(kebab(wordsOf(title), 'screen'), taken)}`]));
};

const named = (one: PlannedScreen, { screenEnd }: NativeStack, { taken, names }: Naming): string => {
  const bare = screenName(one);
  const whole = bare.endsWith(screenEnd) ? bare : `${bare}${screenEnd}`;
  return names.of(uniqueOnDisk(whole, taken));
};

const buildAll = (
  emitting: Emitting,
  stack: NativeStack,
  { notes, naming }: { notes: LayoutNote[]; naming: Naming },
): Built[] => {
  const { screens, book, pictures } = emitting;
  const routes = routesOf(screens);
  return screens.map((one) => {
    const { root, screen } = one;
    const modes = modesOf(root.node, book);
    const scrolls = !(root.arrangement.kind === 'stack' && root.arrangement.axis === 'column' && fillsAlong(root));
    const builder = {
      ...{ book, notes, limits: stack.limits, scope: scopeOf(modes, book), headings: headingLevels(root) },
      asset: pictures.byKey,
      fill: pictures.byFill,
      link: (id: string) => routes.get(id) ?? null,
      inputs: true,
      told: wordsByLayer(one.notes),
    };
    const element = withOverhang(buildNative(root, builder, { width: true, height: !scrolls }), overhangs(root));
    return { one, root: element, modes, scrolls, name: named(one, stack, naming), route: routes.get(screen.id) ?? '/' };
  });
};

const common = (emitted: NativeFile, path: string) =>
  ({
    kind: 'write',
    path,
    content: { kind: 'text', text: emitted.code.text },
    regions: emitted.code.regions,
    needs: emitted.needs,
  }) as const;

const withMembers = (piece: Omit<NativePiece, 'members'>, { keywords, wordNames, slot }: NativeStack): NativePiece => ({
  ...piece,
  members: membersOf(piece.name, {
    propertyNames: identifiers('value', new Set([...keywords, slot])),
    wordIdentifiers: wordNames,
    slot,
  }),
});

const sharedFile = (
  path: string,
  text: string,
  { emitting, reason }: { emitting: Emitting; reason: string },
): EmittedFile[] => {
  return [
    {
      file: {
        kind: 'write',
        path,
        content: { kind: 'text', text },
        reason: emitting.input.text(reason),
        nodes: [],
        screens: emitting.screens.map(({ screen }) => screen.id),
        regions: [],
        needs: [],
      },
      assets: [],
    },
  ];
};

interface Making {
  readonly emitting: Emitting;
  readonly stack: NativeStack;
  readonly place: NativePlace;
  /** Ids of the layers whose edge cuts something off. */
  readonly cutting: ReadonlySet<string>;
}

const componentEmitted = (component: Component, { emitting, stack, place }: Making): EmittedFile[] => {
  const piece = place.components.get(component.name);
  if (piece === undefined) return [];
  const emitted = stack.write(piece, place);
  const reason = emitting.input.text('planReason.component', { name: component.design });
  return [
    {
      file: { ...common(emitted, piece.file), reason, nodes: [component.node], screens: component.screens },
      assets: emitted.assets,
    },
  ];
};

const screenEmitted = (built: Built, root: Branch, { emitting, stack, place, cutting }: Making): EmittedFile[] => {
  const drawn = screenTemplate(root);
  if (drawn === null) return [];
  const { screens } = emitting.input.project.folders;
  const { scrolls, modes, route, name } = built;
  const tidy = tidied(drawn, cutting);
  const template = scrolls ? tidy : withScrollingBody(tidy);
  const file = joined(screens, stack.fileName(name));
  const piece = withMembers({ name, file, root: template, component: null, screen: { scrolls, modes, route } }, stack);
  const emitted = stack.write(piece, place);
  const { screen } = built.one;
  const reason = emitting.input.text('planReason.screen', { name: screen.name });
  return [
    { file: { ...common(emitted, file), reason, nodes: [screen.id], screens: [screen.id] }, assets: emitted.assets },
  ];
};

/** What other files ask for: tokens and text styles always, as they stand for the design; helpers when somebody needs them. */
const sharedFiles = (files: readonly EmittedFile[], { emitting, stack, place }: Making): EmittedFile[] => {
  const tokens = stack.writeTokens(place.fields, place.textStyles.all, place);
  const helpers = files.some(({ file }) => file.needs.includes(place.helpersFile))
    ? stack.helpers?.write(place.helpersFile, place.indent)
    : undefined;
  return [
    ...(tokens === null ? [] : sharedFile(place.tokensFile, tokens, { emitting, reason: 'planReason.tokens' })),
    ...(helpers === undefined
      ? []
      : sharedFile(place.helpersFile, helpers, { emitting, reason: 'planReason.helpers' })),
  ];
};

const piecesOf = (
  components: readonly Component[],
  { emitting, stack, naming, cutting }: Omit<Making, 'place'> & { naming: Naming },
) =>
  new Map(
    components.map((component) => {
      const name = naming.names.of(component.name);
      const file = joined(emitting.input.project.folders.components, stack.fileName(name));
      return [
        component.name,
        withMembers({ name, file, root: tidied(component.root, cutting), component, screen: null }, stack),
      ] as const;
    }),
  );

/** Components of the project by what a design may call them; `AppButton` is its `Button`. */
const theirComponents = (components: readonly ProjectComponent[]): ReadonlyMap<string, ProjectComponent> => {
  const read = components.filter(({ takes }) => takes !== null);
  const aliases = read.flatMap((one) => {
    const bare = /^App([A-Z]\w*)$/.exec(one.name)?.[1];
    return bare === undefined ? [] : [[bare, one] as const];
  });
  return new Map([...aliases, ...read.map((one) => [one.name, one] as const)]);
};

const cuttingIn = (screens: Emitting['screens']): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const { root } of screens) cuttingLayers(root.node, found);
  return found;
};

/** Makes an emitter of a stack without style sheets: a file for each screen and component, and one for tokens and text styles. */
export const nativeEmitter =
  (stack: NativeStack): Emitter =>
  (emitting) => {
    const { input, book } = emitting;
    const notes: LayoutNote[] = [];
    const inUse = input.project.components.map(({ name }) => name);
    const reserved = { names: stack.types, prefix: 'App' };
    const naming = { names: identifiers('Part', new Set(inUse), reserved), taken: new Set(inUse) };
    const built = buildAll(emitting, stack, { notes, naming });
    const trees = built.map(({ one, root }) => ({ id: one.screen.id, root: partOf(root) }));
    const theirs = theirComponents(input.project.components);
    const { components, roots } = extractComponents(trees, {
      taken: naming.taken,
      theirs,
      // How wide it may be has to be said before it is as wide as what is around it.
      placement: { ofPlace: (facet) => isOfPlace(facet) || facet === 'maxWidth', ofSize: isOfSize },
    });
    const cutting = cuttingIn(emitting.screens);
    const byName = new Map([...theirs.values()].map((one) => [one.name, one]));
    const pieces = piecesOf(components, { emitting, stack, naming, cutting });
    const { constants = [] } = input.project;
    const names = projectNames({ constants, framework: input.framework, types: stack.types });
    const fields = tokenFields(book, stack.tokenKeywords, names);
    const place: NativePlace = {
      indent: input.project.style.indent,
      fields,
      textStyles: textStyles(
        built.map(({ root }) => root),
        fields,
        stack.tokenKeywords,
      ),
      tokensFile: joined(input.project.folders.styles, stack.tokensFile),
      helpersFile: joined(input.project.folders.styles, stack.helpers?.file ?? ''),
      components: pieces,
      componentName: (name) => pieces.get(name)?.name ?? name,
      componentFile: (name) => pieces.get(name)?.file ?? byName.get(name)?.path ?? '',
      theirs: byName,
    };
    const making = { emitting, stack, place, cutting };
    const own = [
      ...components.flatMap((component) => componentEmitted(component, making)),
      ...built.flatMap((one, index) => screenEmitted(one, roots[index] as Branch, making)),
    ];
    return { files: [...sharedFiles(own, making), ...own], notes };
  };
