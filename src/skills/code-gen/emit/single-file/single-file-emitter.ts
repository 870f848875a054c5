import type { EmittedFile, Emitter, Emitting } from '../../draft/emitter.ts';
import type { RouteFacts } from '../../draft/project-facts.ts';
import { componentDraft, type DraftedScreen } from '../components/component-draft.ts';
import { routeNotes } from '../components/route-notes.ts';
import type { Component } from '../components/template.ts';
import { familyOfDraft } from '../css/fonts/draft-family.ts';
import { joined } from '../text/paths.ts';
import type { Dialect } from './dialect.ts';
import { type FilePlace, type Piece, singleFile, type Wearing } from './single-file.ts';

interface About {
  readonly reason: string;
  readonly nodes: readonly string[];
  readonly screens: readonly string[];
}

type Write = (name: string, piece: Piece, about: About) => EmittedFile;

/** Writes files one after the other: each knows what those before it wear. */
const writing = (place: Omit<FilePlace, 'wearing'>): Write => {
  const wearing = new Map<string, Wearing>();
  return (name, piece, about) => {
    const { code, needs, assets, wearing: worn } = singleFile(piece, { ...place, wearing });
    wearing.set(name, worn);
    const content = { kind: 'text', text: code.text } as const;
    return { file: { kind: 'write', path: piece.path, content, regions: code.regions, needs, ...about }, assets };
  };
};

const aboutComponent = ({ design, node, screens }: Component, { input }: Emitting): About => ({
  reason: input.text('planReason.component', { name: design }),
  nodes: [node],
  screens,
});

const aboutScreen = ({ screen }: DraftedScreen, { input }: Emitting): About => ({
  reason: input.text('planReason.screen', { name: screen.name }),
  nodes: [screen.id],
  screens: [screen.id],
});

/** Where a screen is written: by its address where folders are the routes. */
const screenPath = ({ name, page }: DraftedScreen, { input }: Emitting, ending: string): string => {
  const { routes, folders } = input.project;
  return routes?.kind === 'sveltekit' ? `${routes.path}${page}/+page${ending}` : joined(folders.screens, name + ending);
};

/** The folder that SvelteKit calls `$lib`. */
const libraryOf = (routes: RouteFacts | null): string | null =>
  routes?.kind === 'sveltekit' ? routes.path.replace(/routes$/, 'lib') : null;

/** A file for each component of the design that is used and for each screen, with script, markup and styles in it. */
export const singleFileEmitter =
  (dialect: Dialect): Emitter =>
  (emitting) => {
    const { input } = emitting;
    const { folders, style, borderBox, routes } = input.project;
    const drafted = componentDraft(emitting, dialect.naming);
    const { components, theirs, tokens, notes } = drafted;
    const { family, screens } = familyOfDraft(drafted);
    const component = (name: string): string =>
      theirs.get(name)?.path ?? joined(folders.components, name + dialect.ending);
    const typed = input.language !== 'JavaScript';
    const write = writing({ dialect, style, borderBox, family, component, typed, library: libraryOf(routes) });
    const effects = tokens === null ? [] : [tokens.file.path];
    const parts = components.map((one) =>
      write(
        one.name,
        { path: component(one.name), root: one.root, component: one, effects: [] },
        aboutComponent(one, emitting),
      ),
    );
    const shown = screens.map((one) => {
      const path = screenPath(one, emitting, dialect.ending);
      const file = write(one.name, { path, root: one.root, component: null, effects }, aboutScreen(one, emitting));
      return { screen: one.screen, file };
    });
    const files = [...(tokens === null ? [] : [tokens]), ...parts, ...shown.map(({ file }) => file)];
    return { files, notes: [...notes, ...routeNotes(routes, shown)] };
  };
