import type { Project } from '../open-project.ts';

export interface Fact {
  readonly fact: string;
  readonly source: string;
}

/** A stack that the project seems to be written in. */
export interface StackCandidate {
  /** One of the known frameworks, or the plain name of one without a template; null when only the language is known. */
  readonly framework: string | null;
  readonly language: string;
  /** How deep the file lies that gave it away: what is nearer to the root says more. */
  readonly depth: number;
  /** What it was read from; the first one names the stack. */
  readonly facts: readonly Fact[];
}

export type StackReader = (project: Project) => Promise<StackCandidate | null>;

export const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
export const extensionOf = (path: string): string => /\.[^./]+$/.exec(path)?.[0].toLowerCase() ?? '';

export const isBelow = (path: string, folder: string): boolean => folder === '' || path.startsWith(`${folder}/`);

/** The first capture of a pattern in a text. */
export const capture = (text: string | null, pattern: RegExp): string | null => pattern.exec(text ?? '')?.[1] ?? null;

/** A list read a few files at a time is enough to know a convention. */
export const everyNth = <T>(items: readonly T[], count: number): readonly T[] => {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)] as T);
};
