import type { EmittedFile, Emitter, Emitting } from '../../draft/emitter.ts';
import { componentDraft, type DraftedScreen, type DraftNaming } from '../components/component-draft.ts';
import { PLAIN_NAMING } from '../components/make-component.ts';
import { routeNotes } from '../components/route-notes.ts';
import type { Component } from '../components/template.ts';
import { joined } from '../text/paths.ts';
import { type ReactPiece, type ReactPlace, reactFiles } from './component-file.ts';
import { plainStyles, tailwindStyles } from './react-styles.ts';
import { globalSheets, isOfNext, screenNaming, screenPlace } from './screen-places.ts';

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

const endingOf = ({ typed }: ReactPlace): string => (typed ? '.tsx' : '.jsx');

const inFolder = (folder: string, name: string, ending: string): string => joined(folder, name, `${name}${ending}`);

const componentFiles = (component: Component, place: ReactPlace, { input }: Emitting): EmittedFile[] => {
  const { name, root, design, node, screens } = component;
  const folder = input.project.folders.components;
  const piece = {
    name,
    root,
    component,
    effects: [],
    exported: input.project.exported,
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
  drafted: DraftedScreen,
  place: ReactPlace,
  { emitting: { input }, effects }: { readonly emitting: Emitting; readonly effects: readonly string[] },
): EmittedFile[] => {
  const { root, screen } = drafted;
  const piece = { ...screenPlace(drafted, input.project, endingOf(place)), root, component: null, effects };
  return filesOf(piece, place, {
    reason: input.text('planReason.screen', { name: screen.name }),
    styles: input.text('planReason.styles', { name: screen.name }),
    nodes: [screen.id],
    screens: [screen.id],
  });
};

/** A component for each component of the design that is used, a component for each screen, with their looks. */
export const reactEmitter: Emitter = (emitting) => {
  const { input } = emitting;
  const { folders, style, exported, borderBox, tailwind: facts, routes } = input.project;
  const drafted = componentDraft(emitting, { ...NAMING, screen: screenNaming(routes) });
  const { components, theirs, notes } = drafted;
  const styles = facts === null ? plainStyles(drafted) : tailwindStyles(drafted, emitting, facts);
  const { tailwind, family, screens, sheets } = styles;
  const { effects, notes: told } = globalSheets(routes, styles.effects);
  const typed = input.language !== 'JavaScript';
  const ending = typed ? '.tsx' : '.jsx';
  const place: ReactPlace = {
    style,
    typed,
    borderBox,
    family,
    tailwind,
    pictures: isOfNext(routes) ? 'objects' : 'addresses',
    component: (name) => theirs.get(name) ?? { path: inFolder(folders.components, name, ending), exported },
  };
  const written = screens.map((one) => ({ ...one, files: screenFiles(one, place, { emitting, effects }) }));
  const files = [
    ...sheets,
    ...components.flatMap((component) => componentFiles(component, place, emitting)),
    ...written.flatMap((one) => one.files),
  ];
  const placed = written.flatMap(({ screen, files: [file] }) => (file === undefined ? [] : [{ screen, file }]));
  return { files, notes: [...notes, ...told, ...routeNotes(routes, placed)] };
};
