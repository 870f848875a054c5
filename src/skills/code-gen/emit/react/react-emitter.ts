import type { EmittedFile, Emitter, Emitting, PlannedScreen } from '../../draft/emitter.ts';
import type { LayoutNote } from '../../layout/layout-node.ts';
import { extractComponents } from '../components/extract-components.ts';
import { screenTemplate } from '../components/screen-template.ts';
import type { Component } from '../components/template.ts';
import { type Branch, partOf } from '../components/tree.ts';
import type { Declarations } from '../css/declarations.ts';
import { screenElement } from '../markup/screen-element.ts';
import { isMeaningless, kebab, pascal, unique, wordsOf } from '../names/words.ts';
import { codeWriter } from '../text/code-writer.ts';
import { joined } from '../text/paths.ts';
import { hasTokens, writeTokens } from '../tokens/token-sheet.ts';
import { type ReactPiece, type ReactPlace, reactFiles } from './component-file.ts';

interface Named {
  readonly names: readonly string[];
  readonly taken: Set<string>;
}

const screenName = ({ screen }: PlannedScreen): string =>
  isMeaningless(screen.name) ? 'Screen' : pascal(wordsOf(screen.name), 'Screen');

/** Types that files import from React. */
const IMPORTED = ['ReactNode', 'ComponentProps'];

/** Names of screens; those of the project's components are not free. */
const named = (screens: readonly PlannedScreen[], { input }: Emitting): Named => {
  const taken = new Set([...IMPORTED, ...input.project.components.map(({ name }) => name)]);
  return { names: screens.map((one) => unique(screenName(one), taken, '')), taken };
};

const TOKENS = 'design-tokens.css';

/** Letters as a design tool sets them: advances are not rounded to pixels, and edges are not thickened. */
const LETTERS: Declarations = [
  ['-webkit-font-smoothing', 'antialiased'],
  ['text-rendering', 'geometricPrecision'],
];

const tokensFile = ({ input, book, screens }: Emitting, path: string): EmittedFile => {
  const writer = codeWriter(input.project.style.indent);
  writeTokens(book, writer);
  const { text } = writer.code();
  return {
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
  };
};

interface About {
  readonly reason: string;
  readonly styles: string;
  readonly nodes: readonly string[];
  readonly screens: readonly string[];
}

const filesOf = (piece: ReactPiece, place: ReactPlace, about: About): EmittedFile[] => {
  const { script, sheet, needs, assets } = reactFiles(piece, place);
  const common = { kind: 'write', nodes: about.nodes, screens: about.screens } as const;
  const scriptFile: EmittedFile = {
    file: {
      ...common,
      path: piece.file,
      content: { kind: 'text', text: script.text },
      reason: about.reason,
      regions: script.regions,
      needs,
    },
    assets,
  };
  if (sheet === null) return [scriptFile];
  return [
    scriptFile,
    {
      file: {
        ...common,
        path: piece.sheet,
        content: { kind: 'text', text: sheet.text },
        reason: about.styles,
        regions: sheet.regions,
        needs: [],
      },
      assets: [],
    },
  ];
};

const inFolder = (folder: string, name: string, ending: string): string => joined(folder, name, `${name}${ending}`);

const componentFiles = (component: Component, place: ReactPlace, { input }: Emitting): EmittedFile[] => {
  const { name, root, design, node, screens } = component;
  const folder = input.project.folders.components;
  const piece = {
    name,
    root,
    component,
    effects: [],
    file: place.component(name).path,
    sheet: inFolder(folder, name, '.module.css'),
  };
  return filesOf(piece, place, {
    reason: input.text('planReason.component', { name: design }),
    styles: input.text('planReason.styles', { name: design }),
    nodes: [node],
    screens,
  });
};

interface ScreenFiles {
  readonly one: PlannedScreen;
  readonly root: Branch;
  readonly name: string;
  readonly effects: readonly string[];
}

const screenFiles = (
  { one, root, name, effects }: ScreenFiles,
  place: ReactPlace,
  { input }: Emitting,
): EmittedFile[] => {
  const template = screenTemplate(root);
  if (template === null) return [];
  const folder = input.project.folders.screens;
  const piece = {
    name,
    root: template,
    component: null,
    effects,
    file: inFolder(folder, name, '.tsx'),
    sheet: inFolder(folder, name, '.module.css'),
  };
  const { screen } = one;
  return filesOf(piece, place, {
    reason: input.text('planReason.screen', { name: screen.name }),
    styles: input.text('planReason.styles', { name: screen.name }),
    nodes: [screen.id],
    screens: [screen.id],
  });
};

/** A component for each component of the design that is used, a component for each screen, CSS Modules beside them. */
export const reactEmitter: Emitter = (emitting) => {
  const { input, screens, book } = emitting;
  const { names, taken } = named(screens, emitting);
  const pages = new Map(
    screens.map(({ screen }, index) => [screen.id, `/${kebab(wordsOf(names[index] ?? ''), 'screen')}`]),
  );
  const notes: LayoutNote[] = [];
  const trees = screens.map((one) => {
    const built = screenElement(one, emitting, { link: (id) => pages.get(id) ?? null, inputs: true });
    notes.push(...built.notes);
    const root = { ...built.root, style: [...built.root.style, ...LETTERS] };
    return { id: one.screen.id, root: partOf(root) };
  });
  const { folders, style, borderBox } = input.project;
  const theirs = new Map(input.project.components.map((component) => [component.name, component]));
  const place: ReactPlace = {
    style,
    borderBox,
    component: (name) => theirs.get(name) ?? { path: inFolder(folders.components, name, '.tsx'), exported: 'named' },
  };
  const { components, roots } = extractComponents(trees, { taken, theirs });

  const tokens = joined(folders.styles, TOKENS);
  const effects = hasTokens(book) ? [tokens] : [];
  const files = [
    ...(effects.length > 0 ? [tokensFile(emitting, tokens)] : []),
    ...components.flatMap((component) => componentFiles(component, place, emitting)),
    ...screens.flatMap((one, index) =>
      screenFiles({ one, root: roots[index] as Branch, name: names[index] ?? 'Screen', effects }, place, emitting),
    ),
  ];
  return { files, notes };
};
