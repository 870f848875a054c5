import type { Project } from '../open-project.ts';
import { nameOf } from '../stacks/candidate.ts';
import { type ConventionReader, countOf, type Finding, type Topic } from './finding.ts';

/** Names that folders of a kind go by, lower case; an earlier name wins over a later one only by its number of files. */
const KINDS: readonly (readonly [topic: Topic, names: readonly string[], files: RegExp])[] = [
  [
    'components',
    ['components', 'component', 'widgets', 'controls', 'composables', 'ui', 'elements'],
    /\.(?:[jt]sx?|vue|svelte|dart|swift|kt|a?xaml|html|\w+)$/,
  ],
  ['screens', ['screens', 'pages', 'views', 'routes', 'scenes'], /\.(?:[jt]sx?|vue|svelte|dart|swift|kt|a?xaml|html)$/],
  [
    'assets',
    ['assets', 'images', 'img', 'icons', 'public', 'static', 'drawable', 'resources', 'media'],
    /\.(?:png|jpe?g|webp|avif|gif|svg|xml|ico|ttf|otf|woff2?)$/i,
  ],
  [
    'styles',
    ['styles', 'style', 'css', 'scss', 'sass', 'theme', 'themes'],
    /\.(?:css|scss|sass|less|a?xaml|dart|kt|swift|ts)$/,
  ],
  ['tests', ['test', 'tests', '__tests__', 'spec', 'androidtest'], /\.\w+$/],
];

/** An asset catalog of Xcode is a folder for assets under any name. */
const isCatalog = (part: string, names: readonly string[]): boolean =>
  names.includes('assets') && part.endsWith('.xcassets');

/** The folder of a path that goes by a name of the kind; of several the one with the clearest name. */
const folderAmong = (path: string, names: readonly string[]): string | null => {
  const parts = path.split('/').slice(0, -1);
  const ranks = parts.map((part) => names.indexOf(part.toLowerCase()));
  const best = Math.min(...ranks.filter((rank) => rank >= 0));
  const at = ranks.indexOf(best);
  return at < 0 ? null : parts.slice(0, at + 1).join('/');
};

const countFolders = (project: Project, names: readonly string[], files: RegExp): [string, number][] => {
  const counts = new Map<string, number>();
  for (const path of project.files.filter((file) => files.test(file))) {
    const folder = folderAmong(path, names);
    if (folder !== null) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  for (const bundle of project.bundles) if (isCatalog(nameOf(bundle), names)) counts.set(bundle, 1);
  return [...counts].toSorted((one, other) => other[1] - one[1]);
};

/** Where things of a kind lie: the folder by such a name that holds most of them. */
export const readFolders: ConventionReader = (project) => {
  const found = KINDS.flatMap(([topic, names, files]): Finding[] => {
    const [folder, count] = countFolders(project, names, files)[0] ?? [];
    if (folder === undefined || count === undefined) return [];
    return [{ topic, value: `${folder}/`, source: countOf(count, 'file') }];
  });
  return Promise.resolve(found);
};
