import type { Project } from '../open-project.ts';
import type { Scope } from './scope.ts';

/** What a coding standard speaks about, in the order in which it is read. */
export const TOPICS = {
  formatter: 'Formatter',
  linter: 'Linter',
  indentation: 'Indentation',
  'line-width': 'Line width',
  quotes: 'Quotes',
  semicolons: 'Semicolons',
  'trailing-commas': 'Trailing commas',
  braces: 'Braces',
  'line-ends': 'Line ends',
  'component-names': 'File names of components',
  'source-names': 'File names of other code',
  'style-names': 'File names of styles',
  'test-names': 'File names of tests',
  components: 'Folder of components',
  screens: 'Folder of screens',
  assets: 'Folder of assets',
  styles: 'Folder of styles',
  tests: 'Folder of tests',
  styling: 'Styling',
  'component-style': 'How components are written',
  'written-standard': 'Written by the team',
} as const;

export type Topic = keyof typeof TOPICS;
export const TOPIC_NAMES = Object.keys(TOPICS) as Topic[];

/** One convention: what was found, and the file, or the sample of files, that it was read from. */
export interface Finding {
  readonly topic: Topic;
  readonly value: string;
  readonly source: string;
}

/** Reads some conventions off a project's files; runs nothing. */
export type ConventionReader = (project: Project, scope: Scope) => Promise<Finding[]>;

/** `12 files`, `1 file`. */
export const countOf = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
