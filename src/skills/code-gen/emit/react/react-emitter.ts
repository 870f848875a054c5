import type { EmittedFile, Emitter, Emitting } from '../../draft/emitter.ts';
import { componentDraft, type DraftedScreen, type DraftNaming } from '../components/component-draft.ts';
import { PLAIN_NAMING } from '../components/make-component.ts';
import type { Component } from '../components/template.ts';
import { joined } from '../text/paths.ts';
import { type ReactPiece, type ReactPlace, reactFiles } from './component-file.ts';

const NAMING: DraftNaming = {
  ...PLAIN_NAMING,
  screen: (name) => name,
  // Types that files import from React.
  imported: ['ReactNode', 'ComponentProps'],
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

const screenFiles = (
  { name, root, screen }: DraftedScreen,
  place: ReactPlace,
  { emitting: { input }, effects }: { readonly emitting: Emitting; readonly effects: readonly string[] },
): EmittedFile[] => {
  const folder = input.project.folders.screens;
  const piece = {
    name,
    root,
    component: null,
    effects,
    file: inFolder(folder, name, '.tsx'),
    sheet: inFolder(folder, name, '.module.css'),
  };
  return filesOf(piece, place, {
    reason: input.text('planReason.screen', { name: screen.name }),
    styles: input.text('planReason.styles', { name: screen.name }),
    nodes: [screen.id],
    screens: [screen.id],
  });
};

/** A component for each component of the design that is used, a component for each screen, CSS Modules beside them. */
export const reactEmitter: Emitter = (emitting) => {
  const { folders, style, borderBox } = emitting.input.project;
  const { components, screens, theirs, tokens, notes } = componentDraft(emitting, NAMING);
  const place: ReactPlace = {
    style,
    borderBox,
    component: (name) => theirs.get(name) ?? { path: inFolder(folders.components, name, '.tsx'), exported: 'named' },
  };
  const effects = tokens === null ? [] : [tokens.file.path];
  const files = [
    ...(tokens === null ? [] : [tokens]),
    ...components.flatMap((component) => componentFiles(component, place, emitting)),
    ...screens.flatMap((screen) => screenFiles(screen, place, { emitting, effects })),
  ];
  return { files, notes };
};
