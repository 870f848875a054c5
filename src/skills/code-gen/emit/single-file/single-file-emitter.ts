import type { EmittedFile, Emitter } from '../../draft/emitter.ts';
import { componentDraft } from '../components/component-draft.ts';
import { joined } from '../text/paths.ts';
import type { Dialect } from './dialect.ts';
import { type FilePlace, type Piece, singleFile, type Wearing } from './single-file.ts';

interface About {
  readonly reason: string;
  readonly nodes: readonly string[];
  readonly screens: readonly string[];
}

/** A file for each component of the design that is used and for each screen, with script, markup and styles in it. */
export const singleFileEmitter =
  (dialect: Dialect): Emitter =>
  (emitting) => {
    const { input } = emitting;
    const { folders, style, borderBox } = input.project;
    const { components, screens, theirs, tokens, notes } = componentDraft(emitting, dialect.naming);
    const component = (name: string): string =>
      theirs.get(name)?.path ?? joined(folders.components, name + dialect.ending);
    const wearing = new Map<string, Wearing>();
    const typed = input.language !== 'JavaScript';
    const place: FilePlace = { dialect, style, borderBox, component, wearing, typed };
    const write = (name: string, piece: Piece, about: About): EmittedFile => {
      const { code, needs, assets, wearing: worn } = singleFile(piece, place);
      wearing.set(name, worn);
      const content = { kind: 'text', text: code.text } as const;
      return {
        file: { kind: 'write', path: piece.path, content, regions: code.regions, needs, ...about },
        assets,
      };
    };
    const effects = tokens === null ? [] : [tokens.file.path];
    const files = [
      ...(tokens === null ? [] : [tokens]),
      ...components.map((one) =>
        write(
          one.name,
          { path: component(one.name), root: one.root, component: one, effects: [] },
          {
            reason: input.text('planReason.component', { name: one.design }),
            nodes: [one.node],
            screens: one.screens,
          },
        ),
      ),
      ...screens.map(({ name, screen, root }) =>
        write(
          name,
          { path: joined(folders.screens, name + dialect.ending), root, component: null, effects },
          {
            reason: input.text('planReason.screen', { name: screen.name }),
            nodes: [screen.id],
            screens: [screen.id],
          },
        ),
      ),
    ];
    return { files, notes };
  };
