import type { Project } from '#workspace/detect/open-project';
import { type PackageJson, readPackages, versionIn } from '#workspace/detect/stacks/package-json';
import type { RouteFacts } from '../project-facts.ts';

const MOST_READ = 50;
const LONGEST_FILE = 256 * 1024;

const within = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** The first of some folders that holds a file of a kind. */
const folderWith = (project: Project, folders: readonly string[], file: RegExp): string | undefined =>
  folders.find((folder) => project.files.some((path) => path.startsWith(`${folder}/`) && file.test(path)));

const nextRoutes = (project: Project, { folder }: PackageJson): RouteFacts => {
  const both = (name: string): string[] => [within(folder, name), within(folder, `src/${name}`)];
  const app = folderWith(project, both('app'), /\/(?:page|layout)\.[jt]sx?$/);
  if (app !== undefined) return { kind: 'next-app', path: app };
  const pages = folderWith(project, both('pages'), /\.[jt]sx?$/);
  if (pages !== undefined) return { kind: 'next-pages', path: pages };
  const hasSource = project.files.some((path) => path.startsWith(within(folder, 'src/')));
  return { kind: 'next-app', path: within(folder, hasSource ? 'src/app' : 'app') };
};

const LISTING_FILE = /(?:^|\/)(?:routes?|router|app|main|index)(?:\/index)?\.[jt]sx?$/i;
const LISTING =
  /\b(?:create(?:Browser|Hash|Memory)Router|useRoutes|createRouter)\s*\(|<Routes?\b|\bRouteConfig\b|\bRouteObject\b/;

/** The file in which the routes of a project are listed. */
const listedRoutes = async (project: Project): Promise<RouteFacts | null> => {
  const paths = project.files.filter((path) => LISTING_FILE.test(path)).slice(0, MOST_READ);
  for (const path of paths)
    if (LISTING.test((await project.read(path, LONGEST_FILE)) ?? '')) return { kind: 'listed', path };
  return null;
};

const ROUTERS: Readonly<Record<string, readonly string[]>> = {
  react: ['react-router', 'react-router-dom', '@react-router/dev'],
  vue: ['vue-router'],
};

/** How screens of a project are reached by their address; null where nothing tells. Runs nothing. */
export const readRoutes = async (project: Project, framework: string): Promise<RouteFacts | null> => {
  const packages = await readPackages(project);
  const holderOf = (name: string): PackageJson | undefined => packages.find((pack) => versionIn(pack, name) !== null);
  const kit = framework === 'svelte' ? holderOf('@sveltejs/kit') : undefined;
  if (kit !== undefined) return { kind: 'sveltekit', path: within(kit.folder, 'src/routes') };
  const next = framework === 'react' ? holderOf('next') : undefined;
  if (next !== undefined) return nextRoutes(project, next);
  const routers = ROUTERS[framework] ?? [];
  return routers.some((name) => holderOf(name) !== undefined) ? listedRoutes(project) : null;
};
