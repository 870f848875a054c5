import type { Project } from '#workspace/detect/open-project';
import type { DotnetFacts } from '../project-facts.ts';

const MOST_PROJECTS = 40;
const LONGEST = 256 * 1024;

/** Two packages, each under an older and a newer name. */
const SVG = /Include\s*=\s*"(?:Avalonia\.Svg(\.Skia)?|Svg\.Controls\.(Skia\.)?Avalonia)"/i;

const XML_COMMENT = /<!--[\s\S]*?-->/g;
const AVALONIA = /(?:Include|Sdk)\s*=\s*"Avalonia["./]/i;
const VERSION = /Include\s*=\s*"Avalonia"[^>]{0,200}?Version\s*=\s*"(\d+(?:\.\d+){1,3})/i;
const RESOURCE = /<AvaloniaResource\s[^>]{0,200}?Include\s*=\s*"([^"]{1,200})"/gi;
const STYLES = /<StyleInclude\s[^>]{0,200}?Source\s*=\s*"([^"]{1,300})"/gi;
const CENTRAL = 'Directory.Packages.props';

/** A namespace as C# takes it; anything else is none. */
const NAMESPACE = /^[\p{L}_][\p{L}\p{Nd}_]*(?:\.[\p{L}_][\p{L}\p{Nd}_]*)*$/u;
const MOST_NAMES = 200;

const read = async (project: Project, path: string): Promise<string> =>
  ((await project.read(path, LONGEST)) ?? '').replaceAll(XML_COMMENT, '');

const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/');

const told = (text: string, tag: string): string | null =>
  new RegExp(`<${tag}>\\s*([^<$]{1,200}?)\\s*</${tag}>`).exec(text)?.[1] ?? null;

/** A file name as the compiler makes a namespace of it. */
const namespaceFrom = (name: string): string => {
  const parts = name
    .split('.')
    .map((part) => part.replaceAll(/[^\p{L}\p{Nd}_]/gu, '_').replace(/^(?=\p{Nd})/u, '_'))
    .filter((part) => part !== '');
  return parts.length === 0 ? 'App' : parts.join('.');
};

const isNamespace = (text: string | null): text is string =>
  text !== null && text.length <= MOST_NAMES && NAMESPACE.test(text);

const versionOf = async (project: Project, text: string): Promise<string | null> => {
  const own = VERSION.exec(text)?.[1];
  if (own !== undefined) return own;
  const central = project.files.find((path) => path === CENTRAL || path.endsWith(`/${CENTRAL}`));
  return central === undefined ? null : (VERSION.exec(await read(project, central))?.[1] ?? null);
};

const svgOf = (text: string): { svg?: string } => {
  const found = SVG.exec(text);
  if (found === null) return {};
  return { svg: (found[1] ?? found[2]) === undefined ? 'Avalonia.Svg' : 'Avalonia.Svg.Skia' };
};

const appStylesOf = async (project: Project, folder: string): Promise<string[]> => {
  const path = [folder, 'App.axaml'].filter((part) => part !== '').join('/');
  if (!project.files.includes(path)) return [];
  return [...(await read(project, path)).matchAll(STYLES)].map(([, source = '']) => source);
};

/** The project of a workspace that shows things with Avalonia; of several the shallowest that is no test. Runs nothing. */
export const readDotnet = async (project: Project): Promise<DotnetFacts | null> => {
  const paths = project.files.filter((path) => path.endsWith('.csproj')).slice(0, MOST_PROJECTS);
  const all = await Promise.all(paths.map(async (path) => ({ path, text: await read(project, path) })));
  const avalonia = all.filter(({ text }) => AVALONIA.test(text));
  const [found] = [...avalonia.filter(({ path }) => !/tests?\.csproj$/i.test(path)), ...avalonia];
  if (found === undefined) return null;
  const { path, text } = found;
  const folder = folderOf(path);
  const file = path.slice(folder === '' ? 0 : folder.length + 1);
  const name = file.replace(/\.csproj$/, '');
  const rootNamespace = told(text, 'RootNamespace');
  return {
    folder,
    file,
    rootNamespace: isNamespace(rootNamespace) ? rootNamespace : namespaceFrom(name),
    assembly: told(text, 'AssemblyName') ?? name,
    resources: [...text.matchAll(RESOURCE)].map(([, pattern = '']) => pattern),
    avalonia: await versionOf(project, text),
    ...svgOf(text),
    appStyles: await appStylesOf(project, folder),
  };
};
