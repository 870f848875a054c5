import type { Project } from '../open-project.ts';
import { at, parseJsonObject, stringsOf } from '../parse/json-with-comments.ts';
import { folderOf, nameOf } from './candidate.ts';

export interface PackageJson {
  readonly path: string;
  readonly folder: string;
  /** Packages that the code runs with, then those it is built with: name → version range. */
  readonly runtime: Readonly<Record<string, string>>;
  readonly tools: Readonly<Record<string, string>>;
  readonly content: Readonly<Record<string, unknown>>;
}

/** A repository of many packages has one for each; these many are looked at, nearest first. */
const MAX_PACKAGES = 100;

export const readPackages = async (project: Project): Promise<PackageJson[]> => {
  const paths = project.files.filter((path) => nameOf(path) === 'package.json').slice(0, MAX_PACKAGES);
  const packages: PackageJson[] = [];
  for (const path of paths) {
    const content = parseJsonObject(await project.read(path));
    if (content === null) continue;
    const runtime = stringsOf(at(content, 'dependencies'));
    const tools = { ...stringsOf(at(content, 'peerDependencies')), ...stringsOf(at(content, 'devDependencies')) };
    packages.push({ path, folder: folderOf(path), runtime, tools, content });
  }
  return packages;
};

export const versionIn = (pack: PackageJson, name: string): string | null => {
  if (Object.hasOwn(pack.runtime, name)) return pack.runtime[name] ?? null;
  return Object.hasOwn(pack.tools, name) ? (pack.tools[name] ?? null) : null;
};
