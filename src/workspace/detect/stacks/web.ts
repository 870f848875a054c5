import { depthOf, type Project } from '../open-project.ts';
import { plainText } from '../plain-text.ts';
import { type Fact, isBelow, nameOf, type StackReader } from './candidate.ts';
import { type PackageJson, readPackages, versionIn } from './package-json.ts';
import { WEB_FRAMEWORKS, WEB_TOOLS, type WebFramework } from './web-frameworks.ts';

interface Found {
  readonly pack: PackageJson;
  readonly web: WebFramework;
  readonly files: number;
}

const countFiles = (project: Project, folder: string, extensions: readonly string[]): number =>
  project.files.filter((path) => isBelow(path, folder) && extensions.some((end) => path.endsWith(end))).length;

/** A package may name two frameworks: the one with more files is what it is written in, then the one it runs with. */
const frameworkOf = (project: Project, pack: PackageJson): Found | null => {
  const weight = (web: WebFramework): number =>
    Object.hasOwn(pack.runtime, web.package) ? 2 : Object.hasOwn(pack.tools, web.package) ? 1 : 0;
  const named = WEB_FRAMEWORKS.filter((web) => weight(web) > 0).map((web) => ({
    pack,
    web,
    files: countFiles(project, pack.folder, web.extensions),
  }));
  return named.toSorted((one, other) => other.files - one.files || weight(other.web) - weight(one.web))[0] ?? null;
};

const fact = (title: string, version: string, source: string): Fact => ({
  fact: plainText(`${title} ${version === '*' ? '' : version}`),
  source,
});

/** Tools stand in the package itself or, in a repository of many, in the one at the root. */
const toolFacts = (packages: readonly PackageJson[], pack: PackageJson): Fact[] => {
  const root = packages.find((other) => other.folder === '');
  return Object.entries(WEB_TOOLS).flatMap(([name, title]) => {
    const holder = [pack, root].find((one) => one !== undefined && versionIn(one, name) !== null);
    return holder ? [fact(title, versionIn(holder, name) ?? '', holder.path)] : [];
  });
};

const languageOf = (project: Project, found: Found, facts: readonly Fact[]): string => {
  const typed = project.files.some(
    (path) => isBelow(path, found.pack.folder) && (/^tsconfig.*\.json$/.test(nameOf(path)) || path.endsWith('.tsx')),
  );
  return typed || facts.some((one) => one.fact.startsWith('TypeScript')) ? 'TypeScript' : 'JavaScript';
};

/** React, Vue, Svelte and their like: from the packages of the project, workspaces included. */
export const readWeb: StackReader = async (project) => {
  const packages = await readPackages(project);
  const found = packages
    .map((pack) => frameworkOf(project, pack))
    .filter((one) => one !== null)
    .toSorted((one, other) => depthOf(one.pack.path) - depthOf(other.pack.path) || other.files - one.files)[0];
  if (found === undefined) return null;
  const tools = toolFacts(packages, found.pack);
  return {
    framework: found.web.framework,
    language: languageOf(project, found, tools),
    depth: depthOf(found.pack.path),
    facts: [fact(found.web.title, versionIn(found.pack, found.web.package) ?? '', found.pack.path), ...tools],
  };
};
