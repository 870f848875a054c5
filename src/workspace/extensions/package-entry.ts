import { dirname, join } from 'node:path';
import { readBounded } from '../files/bounded-read.ts';
import { fileCandidates } from './file-candidates.ts';

export interface PackageImport {
  readonly specifier: string;
  /** Absolute path of the file that imports. */
  readonly importer: string;
  /** Real path of the workspace; the search for `node_modules` ends there. */
  readonly root: string;
  readonly isRequire: boolean;
  /** A style sheet takes in another. */
  readonly isStyle?: boolean;
}

const PACKAGE_JSON_BYTES = 256 * 1024;
/** More conditions inside each other than any package has. */
const MAX_NESTING = 8;

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const splitSpecifier = (specifier: string): { name: string; rest: string } => {
  const parts = specifier.split('/');
  const length = specifier.startsWith('@') ? 2 : 1;
  return { name: parts.slice(0, length).join('/'), rest: parts.slice(length).join('/') };
};

const conditionTarget = (value: unknown, conditions: readonly string[], depth = 0): string | null => {
  if (typeof value === 'string') return value.startsWith('./') ? value : null;
  if (typeof value !== 'object' || value === null || depth > MAX_NESTING) return null;
  const choices = Array.isArray(value)
    ? value
    : Object.entries(value).flatMap(([key, choice]) => (conditions.includes(key) ? [choice] : []));
  for (const choice of choices) {
    const target = conditionTarget(choice, conditions, depth + 1);
    if (target !== null) return target;
  }
  return null;
};

/** `./icons/*` → the part that the star stands for, when `subpath` has the form of `pattern`. */
const starOf = (pattern: string, subpath: string): string | null => {
  const [head, tail, ...more] = pattern.split('*');
  if (head === undefined || tail === undefined || more.length > 0) return null;
  if (!subpath.startsWith(head) || !subpath.endsWith(tail) || subpath.length < pattern.length) return null;
  return subpath.slice(head.length, subpath.length - tail.length);
};

const exportsTarget = (exported: unknown, subpath: string, conditions: readonly string[]): string | null => {
  const table = isObject(exported) && Object.keys(exported).every((key) => key.startsWith('.')) ? exported : null;
  if (table === null) return subpath === '.' ? conditionTarget(exported, conditions) : null;
  if (Object.hasOwn(table, subpath)) return conditionTarget(table[subpath], conditions);
  const patterns = Object.keys(table).sort((a, b) => b.length - a.length);
  for (const pattern of patterns) {
    const star = starOf(pattern, subpath);
    if (star !== null) return conditionTarget(table[pattern], conditions)?.replaceAll('*', () => star) ?? null;
  }
  return null;
};

const readPackage = async (folder: string): Promise<Json> => {
  const found = await readBounded(join(folder, 'package.json'), PACKAGE_JSON_BYTES).catch(() => null);
  if (found?.kind !== 'ok') return {};
  try {
    const parsed: unknown = JSON.parse(Buffer.from(found.bytes).toString('utf8'));
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
};

type Wish = Pick<PackageImport, 'isRequire' | 'isStyle'>;

const candidatesIn = async (folder: string, rest: string, { isRequire, isStyle }: Wish): Promise<string[]> => {
  const description = await readPackage(folder);
  if (description['exports'] !== undefined) {
    const conditions = isStyle ? ['style', 'default'] : ['node', isRequire ? 'require' : 'import', 'default'];
    const target = exportsTarget(description['exports'], rest === '' ? '.' : `./${rest}`, conditions);
    return target === null ? [] : [join(folder, target)];
  }
  if (rest !== '') return fileCandidates(join(folder, rest));
  const ofScripts = [isRequire ? undefined : description['module'], description['main'], 'index'];
  const mains = isStyle ? [description['style'], 'index.css', ...ofScripts] : ofScripts;
  return mains.flatMap((main) => (typeof main === 'string' ? fileCandidates(join(folder, main)) : []));
};

/** Files that an import of a package may mean, nearest `node_modules` first; whether they are there is not asked here. */
export const packageCandidates = async (request: PackageImport): Promise<string[]> => {
  const { name, rest } = splitSpecifier(request.specifier);
  if (/(^|\/)\.{0,2}(\/|$)/.test(rest) && rest !== '') return [];
  const found: string[] = [];
  for (let at = dirname(request.importer); ; at = dirname(at)) {
    found.push(...(await candidatesIn(join(at, 'node_modules', name), rest, request)));
    if (at === request.root || at === dirname(at)) return found;
  }
};
