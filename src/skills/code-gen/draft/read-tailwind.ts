import type { Project } from '#workspace/detect/open-project';
import { readPackages, versionIn } from '#workspace/detect/stacks/package-json';
import type { TailwindFacts } from './project-facts.ts';

interface Sheet {
  readonly path: string;
  readonly text: string;
}

const TAKEN_IN = /@import\s+(?:url\()?["']tailwindcss(?:\/[\w./-]*)?["']/;
const DIRECTIVE = /@tailwind\s+(?:base|components|utilities)\b/;
const CONFIG = /(?:^|\/)tailwind\.config\.[cm]?[jt]s$/;

const LATEST = 4;

/** `^4.1.0` → 4; null for `latest` and the like. */
const majorOf = (version: string | null): number | null => {
  const major = /^[\^~>=v\s]*(\d{1,4})(?:\.|$|\s)/.exec(version ?? '')?.[1];
  return major === undefined ? null : Number(major);
};

const versionOf = async (project: Project): Promise<string | null> => {
  const packages = await readPackages(project);
  return packages.map((pack) => versionIn(pack, 'tailwindcss')).find((version) => version !== null) ?? null;
};

/**
 * Tailwind as a project has it: by its package, by what its style sheets take in, or by its configuration.
 * @param sheets of the project, those that code-gen changed among them
 */
export const readTailwind = async (project: Project, sheets: readonly Sheet[]): Promise<TailwindFacts | null> => {
  const sheet = sheets.find(({ text }) => TAKEN_IN.test(text)) ?? null;
  const version = await versionOf(project);
  const isOld = sheets.some(({ text }) => DIRECTIVE.test(text)) || project.files.some((path) => CONFIG.test(path));
  if (sheet === null && version === null && !isOld) return null;
  const major = majorOf(version) ?? (sheet === null && isOld ? LATEST - 1 : LATEST);
  return { major: major < LATEST ? 3 : LATEST, sheet };
};
