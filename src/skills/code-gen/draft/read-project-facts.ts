import { readConventions } from '#workspace/detect/conventions/read-conventions';
import { openProject, type Project } from '#workspace/detect/open-project';
import { blankComments } from '../emit/text/blank-comments.ts';
import { TOKEN_SHEET } from '../emit/tokens/token-sheet.ts';
import { readManifest } from './manifest/read-manifest.ts';
import { readRoutes } from './project/read-routes.ts';
import { readTailwind } from './project/read-tailwind.ts';
import { emptyProject } from './project-defaults.ts';
import type { CodeStyle, ProjectComponent, ProjectFacts, ProjectToken, RouteFacts } from './project-facts.ts';
import { readComponents } from './read-components.ts';
import { readNative } from './read-native/read-native.ts';
import { readStackFacts } from './stack-facts/read-stack-facts.ts';

const MOST_SHEETS = 200;
const LONGEST_SHEET = 512 * 1024;

const ROOT_BLOCK = /(:root|@theme(?:\s{1,9}[a-z]+){0,5})\s{0,99}\{([^{}]*)\}/g;
const DECLARED = /(--[\w-]{1,200})\s{0,99}:\s{0,99}([^;{}]{1,2000})/g;
const BORDER_BOX = /\*[^{}*]{0,200}\{[^{}]{0,500}box-sizing\s{0,9}:\s{0,9}border-box/;

const readSheets = async (project: Project): Promise<{ path: string; text: string }[]> => {
  const paths = project.files.filter((path) => /\.(css|pcss|postcss)$/.test(path)).slice(0, MOST_SHEETS);
  const texts = await Promise.all(paths.map((path) => project.read(path, LONGEST_SHEET)));
  return paths.flatMap((path, index) => {
    const text = texts[index];
    return text == null ? [] : [{ path, text }];
  });
};

/** Names that are declared more than once, wherever. */
const declaredAgain = (texts: readonly string[]): ReadonlySet<string> => {
  const [once, again] = [new Set<string>(), new Set<string>()];
  for (const text of texts)
    for (const [, name = ''] of text.matchAll(DECLARED)) (once.has(name) ? again : once).add(name);
  return again;
};

/** Custom properties of `:root` outside of any media query, and of themes; the first of a name counts. */
const tokensOf = (sheets: readonly { path: string; text: string }[]): ProjectToken[] => {
  const tokens = new Map<string, ProjectToken>();
  const plain = sheets.map(({ path, text }) => ({ path, text: blankComments(text) }));
  const again = declaredAgain(plain.map(({ text }) => text));
  for (const { path, text } of plain)
    for (const [, head = '', block = ''] of text.matchAll(ROOT_BLOCK))
      for (const [, name = '', value = ''] of block.matchAll(DECLARED)) {
        if (tokens.has(name)) continue;
        const more = {
          ...(head === ':root' ? {} : { isOfTheme: true as const }),
          ...(again.has(name) ? { changes: true as const } : {}),
        };
        tokens.set(name, { name, value: value.trim(), path, ...more });
      }
  return [...tokens.values()];
};

type Found = ReadonlyMap<string, string>;

const folderOf = (found: Found, topic: string, otherwise: string): string =>
  found.get(topic)?.replace(/\/+$/, '') ?? otherwise;

const indentOf = (text: string | undefined, otherwise: string): string => {
  if (text === 'tabs') return '\t';
  const spaces = Number(/^(\d) spaces$/.exec(text ?? '')?.[1] ?? Number.NaN);
  return Number.isInteger(spaces) && spaces > 0 ? ' '.repeat(spaces) : otherwise;
};

const styleOf = (found: Found, standard: CodeStyle): CodeStyle => {
  const quotes = found.get('quotes');
  const semicolons = found.get('semicolons');
  return {
    indent: indentOf(found.get('indentation'), standard.indent),
    quote: quotes === 'double' ? '"' : quotes === 'single' ? "'" : standard.quote,
    semicolons: semicolons === undefined ? standard.semicolons : semicolons === 'written',
  };
};

/** Folders that nobody has yet lie beside the code that is there. */
const foldersWithin = (home: string, folders: ProjectFacts['folders']): ProjectFacts['folders'] => {
  const within = (folder: string): string => [home, folder].filter((part) => part !== '').join('/');
  return {
    screens: within(folders.screens),
    components: within(folders.components),
    styles: within(folders.styles),
    assets: within(folders.assets),
  };
};

const SCRIPT = /\.[jt]sx$/;

/** How most components are exported; what an app starts with is exported so by those who made its template. */
const exportedBy = (components: readonly ProjectComponent[]): ProjectComponent['exported'] => {
  const own = components.filter(({ name, path }) => name !== 'App' && SCRIPT.test(path));
  return own.filter(({ exported }) => exported === 'default').length * 2 > own.length ? 'default' : 'named';
};

const NEXT = /^next-/;

/** Folders beside those of the routes: a project of Next.js may do without `src`. */
const besideRoutes = (folders: ProjectFacts['folders'], routes: RouteFacts | null): ProjectFacts['folders'] => {
  if (routes === null || !NEXT.test(routes.kind) || /(^|\/)src\//.test(routes.path)) return folders;
  const bare = (path: string): string => path.replace(/^src\//, '');
  const { screens, components, styles, assets } = folders;
  return { screens: bare(screens), components: bare(components), styles: bare(styles), assets: bare(assets) };
};

/** Style sheets of the project, one that we only added a line to among them. */
const isTheirs = (path: string, ours: ReadonlySet<string>): boolean => !ours.has(path) || !path.endsWith(TOKEN_SHEET);

/**
 * Looks through a project for where its things live and how they are written. Runs nothing.
 * @param ours files that code-gen wrote itself: they say nothing about the project
 */
export const readProjectFacts = async (
  workspace: string,
  framework: string,
  ours: ReadonlySet<string>,
): Promise<ProjectFacts> => {
  const whole = await openProject(workspace);
  const project = { ...whole, files: whole.files.filter((path) => !ours.has(path)) };
  const { findings } = await readConventions(project, framework);
  const found = new Map(findings.map(({ topic, value }) => [topic as string, value]));
  const standard = emptyProject(framework);
  const all = await readSheets({ ...whole, files: whole.files.filter((path) => isTheirs(path, ours)) });
  const tailwind = framework === 'react' ? await readTailwind(project, all) : null;
  const sheets = all.filter(({ path }) => !ours.has(path) || path === tailwind?.sheet?.path);
  const stack = await readStackFacts(framework, { whole, project });
  const native = await readNative(project, framework);
  const manifest = await readManifest(whole, framework);
  const components = stack.components ?? native?.components ?? (await readComponents(project));
  const routes = await readRoutes(whole, framework);
  const folders = besideRoutes(foldersWithin(stack.home, standard.folders), routes);
  return {
    folders: {
      screens: folderOf(found, 'screens', folders.screens),
      components: folderOf(found, 'components', folders.components),
      styles: folderOf(found, 'styles', folders.styles),
      assets: folderOf(found, 'assets', folders.assets),
    },
    tokens: tokensOf(sheets),
    ...(native === null ? {} : { constants: native.constants }),
    ...(manifest === undefined ? {} : { manifest }),
    components,
    style: styleOf(found, standard.style),
    exported: exportedBy(components),
    borderBox: sheets.some(({ text }) => BORDER_BOX.test(blankComments(text))),
    tailwind,
    routes,
    ...(stack.facts === null ? {} : { stack: stack.facts }),
  };
};
