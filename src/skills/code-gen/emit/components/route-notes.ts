import type { EmittedFile } from '../../draft/emitter.ts';
import type { RouteFacts } from '../../draft/project-facts.ts';
import type { LayoutNote } from '../../layout/layout-node.ts';

interface Placed {
  readonly screen: { readonly id: string; readonly name: string };
  readonly file: EmittedFile;
}

/** Where routes are listed in a file of the project, which is theirs to change: what has to be added there. */
export const routeNotes = (routes: RouteFacts | null, screens: readonly Placed[]): LayoutNote[] =>
  routes?.kind === 'listed'
    ? screens.map(({ screen, file }) => ({
        node: screen.id,
        name: screen.name,
        word: 'add-route',
        params: { path: routes.path, file: file.file.path },
      }))
    : [];
