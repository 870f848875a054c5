import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of tests, and the ids that are written in it in the way of a name. */
export interface TestFile {
  readonly path: string;
  readonly kind: 'unit' | 'window';
  readonly ids: ReadonlySet<string>;
}

const ID_IN_NAME = /\[([A-Z]{2}\d{2})\]/g;
const UNIT = /\.test\.tsx?$/;
const WINDOW = /\.spec\.ts$/;

/** The ids that a text names: `[SW01] [I1] …` names SW01. */
export const idsIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(ID_IN_NAME)].map((match) => match[1] as string));

const filesBelow = (dir: string, name: RegExp): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((path) => name.test(path))
    .map((path) => join(dir, path))
    .sort();

/** All tests of a checkout that carry one of the ids, found by reading alone. */
export const findTests = (root: string, wanted: ReadonlySet<string>): readonly TestFile[] => {
  const found = (folder: string, name: RegExp, kind: TestFile['kind']): TestFile[] =>
    filesBelow(join(root, folder), name).map((path) => ({ path, kind, ids: idsIn(readFileSync(path, 'utf8')) }));
  return [...found('src', UNIT, 'unit'), ...found('e2e', WINDOW, 'window')].filter(({ ids }) =>
    [...ids].some((id) => wanted.has(id)),
  );
};
