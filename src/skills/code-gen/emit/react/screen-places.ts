import type { ProjectFacts, RouteFacts } from '../../draft/project-facts.ts';
import type { LayoutNote } from '../../layout/layout-node.ts';
import type { DraftedScreen } from '../components/component-draft.ts';
import { joined } from '../text/paths.ts';
import type { ReactPiece } from './component-file.ts';

export type ScreenPlace = Pick<ReactPiece, 'name' | 'file' | 'sheet' | 'exported'>;

/** Pages of Next.js are called so, as far as anybody reads their names. */
export const screenNaming = (routes: RouteFacts | null): ((name: string) => string) =>
  isOfNext(routes) ? (name) => (name.endsWith('Page') ? name : `${name}Page`) : (name) => name;

export const isOfNext = (routes: RouteFacts | null): boolean =>
  routes?.kind === 'next-app' || routes?.kind === 'next-pages';

/** Style sheets that screens import; pages of the older router may import none that are for everybody. */
export const globalSheets = (
  routes: RouteFacts | null,
  effects: readonly string[],
): { readonly effects: readonly string[]; readonly notes: readonly LayoutNote[] } =>
  routes?.kind === 'next-pages'
    ? { effects: [], notes: effects.map((path) => ({ node: '', name: path, word: 'global-sheet', params: { path } })) }
    : { effects, notes: [] };

/** Where a screen is written: by its address where folders are the routes, else in a folder of its own. */
export const screenPlace = (
  { name, page }: Pick<DraftedScreen, 'name' | 'page'>,
  { routes, folders, exported }: Pick<ProjectFacts, 'routes' | 'folders' | 'exported'>,
  ending: string,
): ScreenPlace => {
  if (routes?.kind === 'next-app') {
    const stem = `${routes.path}${page}/page`;
    return { name, file: stem + ending, sheet: `${stem}.module.css`, exported: 'default' };
  }
  if (routes?.kind === 'next-pages') {
    const stem = `${routes.path}${page}`;
    return { name, file: stem + ending, sheet: `${stem}.module.css`, exported: 'default' };
  }
  const stem = joined(folders.screens, name, name);
  return { name, file: stem + ending, sheet: `${stem}.module.css`, exported };
};
