import type { Project } from '#workspace/detect/open-project';
import { readPackages, versionIn } from '#workspace/detect/stacks/package-json';
import type { TailwindFacts } from '../project-facts.ts';

interface Sheet {
  readonly path: string;
  readonly text: string;
}

const TAKEN_IN = /@import\s+(?:url\()?["']tailwindcss(?:\/[\w./-]*)?["']/;
const DIRECTIVE = /@tailwind\s+(?:base|components|utilities)\b/;
const CONFIG = /(?:^|\/)tailwind\.config\.[cm]?[jt]s$/;

const LATEST = 4;

/** Classes with a prefix, and a project without Tailwind's base: what is written for both is style sheets. */
const PREFIXED = /@import\s+["']tailwindcss["'][^;]{0,200}\bprefix\(/;
const WHOLE = /@import\s+["']tailwindcss(?:\/preflight(?:\.css)?)?["']/;
const UNUSUAL_CONFIG = /\bprefix\s*:\s*["'`][^"'`]|\bpreflight\s*:\s*false\b/;

const isUnusual = async (project: Project, sheets: readonly Sheet[]): Promise<boolean> => {
  const takingIn = sheets.filter(({ text }) => TAKEN_IN.test(text));
  if (takingIn.some(({ text }) => PREFIXED.test(text))) return true;
  if (takingIn.length > 0 && !takingIn.some(({ text }) => WHOLE.test(text))) return true;
  const configs = await Promise.all(
    project.files.filter((path) => CONFIG.test(path)).map((path) => project.read(path)),
  );
  return configs.some((text) => UNUSUAL_CONFIG.test(text ?? ''));
};

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
 * Tailwind as a project has it: by its package, by what its style sheets take in, or by its configuration. Null as well where
 * its classes have a prefix or its base is left out.
 * @param sheets of the project, those that code-gen changed among them
 */
export const readTailwind = async (project: Project, sheets: readonly Sheet[]): Promise<TailwindFacts | null> => {
  const sheet = sheets.find(({ text }) => TAKEN_IN.test(text)) ?? null;
  const version = await versionOf(project);
  const isOld = sheets.some(({ text }) => DIRECTIVE.test(text)) || project.files.some((path) => CONFIG.test(path));
  if ((sheet === null && version === null && !isOld) || (await isUnusual(project, sheets))) return null;
  const major = majorOf(version) ?? (sheet === null && isOld ? LATEST - 1 : LATEST);
  return { major: major < LATEST ? 3 : LATEST, sheet };
};
