import { readConventions } from '#workspace/detect/conventions/read-conventions';
import { openProject, type Project } from '#workspace/detect/open-project';
import { readManifest } from './manifest/read-manifest.ts';
import { emptyProject } from './project-defaults.ts';
import type { CodeStyle, ProjectFacts, ProjectToken } from './project-facts.ts';
import { readComponents } from './read-components.ts';
import { readNative } from './read-native/read-native.ts';
import { readStackFacts } from './stack-facts/read-stack-facts.ts';

const MOST_SHEETS = 200;
const LONGEST_SHEET = 512 * 1024;

const COMMENT = /\/\*[\s\S]*?\*\//g;
const ROOT_BLOCK = /:root\s*\{([^{}]*)\}/g;
const DECLARED = /(--[\w-]+)\s*:\s*([^;{}]+)/g;
const BORDER_BOX = /\*[^{}]*\{[^{}]*box-sizing\s*:\s*border-box/;

const readSheets = async (project: Project): Promise<{ path: string; text: string }[]> => {
  const paths = project.files.filter((path) => path.endsWith('.css')).slice(0, MOST_SHEETS);
  const texts = await Promise.all(paths.map((path) => project.read(path, LONGEST_SHEET)));
  return paths.flatMap((path, index) => {
    const text = texts[index];
    return text == null ? [] : [{ path, text: text.replaceAll(COMMENT, '') }];
  });
};

/** Custom properties of `:root` outside of any media query; the first of a name counts. */
const tokensOf = (sheets: readonly { path: string; text: string }[]): ProjectToken[] => {
  const tokens = new Map<string, ProjectToken>();
  for (const { path, text } of sheets)
    for (const [, block = ''] of text.matchAll(ROOT_BLOCK))
      for (const [, name = '', value = ''] of block.matchAll(DECLARED))
        if (!tokens.has(name)) tokens.set(name, { name, value: value.trim(), path });
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
  const sheets = await readSheets(project);
  const stack = await readStackFacts(framework, { whole, project });
  const folders = foldersWithin(stack.home, standard.folders);
  const native = await readNative(project, framework);
  const manifest = await readManifest(whole, framework);
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
    components: stack.components ?? native?.components ?? (await readComponents(project)),
    style: styleOf(found, standard.style),
    borderBox: sheets.some(({ text }) => BORDER_BOX.test(text)),
    ...(stack.facts === null ? {} : { stack: stack.facts }),
  };
};
