import { LAYOUT_MAP_KEYS, type LayoutMaps, type NodeTypeContext } from '#contract/adapter';
import { CodedError } from '#contract/errors';
import { PARSER_EXTENSION } from '#workspace/extensions/extension-place';
import { visibleText } from '#workspace/files/visible-text';

/** Reads what an adapter says about itself. Every value is looked at: the child may say anything. */
export interface AdapterMembers {
  readonly layoutMaps: LayoutMaps;
  readonly svgPictureType: string;
  readonly staticImageType: string;
}

export const MAX_WORD = 1_024;
const MAX_PROBLEM = 300;
const MAX_MAP_ENTRIES = 200;

const plain: NodeTypeContext = {
  layoutMode: 'NONE',
  wraps: false,
  hasChildren: false,
  hasImageFill: false,
  onlyVectors: false,
  scrolls: false,
};

/** What the two picture types are compared with: `mapNodeType('VECTOR')` and `mapNodeType('IMAGE')`. */
export const SAMPLE_REQUESTS: readonly (readonly [string, NodeTypeContext])[] = [
  ['VECTOR', { ...plain, onlyVectors: true }],
  ['IMAGE', { ...plain, hasImageFill: true }],
];

export const invalidAdapter = (what: string, problem: string): CodedError =>
  new CodedError('adapter-invalid', { file: PARSER_EXTENSION, what, problem: visibleText(problem, MAX_PROBLEM) });

export const failedAdapter = (what: string, node: string, problem: string): CodedError =>
  new CodedError('adapter-failed', {
    file: PARSER_EXTENSION,
    what,
    node: visibleText(node, 200),
    problem: visibleText(problem, MAX_PROBLEM),
  });

export const slowAdapter = (what: string, ms: number): CodedError =>
  new CodedError('adapter-timeout', { file: PARSER_EXTENSION, what, seconds: ms / 1_000 });

export const isWord = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= MAX_WORD;

type Fields = Readonly<Record<string, unknown>>;
const asFields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

const readWord = (value: unknown, what: string): string => {
  const { text, fault } = asFields(value);
  if (isWord(text)) return text;
  throw invalidAdapter(what, fault === 'undefined' ? 'is missing' : `is ${String(fault)} and must be a text`);
};

const readMap = (entries: unknown, name: keyof LayoutMaps): Readonly<Record<string, string>> => {
  const what = `layoutMaps.${name}`;
  if (!Array.isArray(entries)) throw invalidAdapter(what, 'is missing');
  const pairs = entries.slice(0, MAX_MAP_ENTRIES).map((entry: unknown) => {
    const [key, value] = Array.isArray(entry) ? (entry as unknown[]) : [];
    if (!isWord(key)) throw invalidAdapter(what, 'holds a key that is no text');
    return [key, readWord(value, `${what}.${visibleText(key, 100)}`)] as const;
  });
  const map = new Map(pairs);
  const missing = LAYOUT_MAP_KEYS[name].filter((key) => !map.has(key));
  if (missing.length > 0) throw invalidAdapter(what, `has no word for ${missing.join(', ')}`);
  return Object.fromEntries(map);
};

const readMaps = (maps: unknown): LayoutMaps => {
  const byName = new Map(Array.isArray(maps) ? (maps as [unknown, unknown][]) : []);
  const names = Object.keys(LAYOUT_MAP_KEYS) as (keyof LayoutMaps)[];
  if (names.every((name) => byName.get(name) == null)) throw invalidAdapter('layoutMaps', 'is missing');
  const read = names.map((name) => [name, readMap(byName.get(name), name)] as const);
  return Object.fromEntries(read) as unknown as LayoutMaps;
};

const requireFunctions = (functions: unknown, names: readonly string[]): void => {
  const there: readonly unknown[] = Array.isArray(functions) ? functions : [];
  for (const name of names) {
    if (!there.includes(name)) throw invalidAdapter(name, 'is missing or is not a function');
  }
};

const checkSample = (word: string, sample: unknown, [member, type]: readonly [string, string]): void => {
  const answer = readWord(sample, `mapNodeType('${type}')`);
  if (answer === word) return;
  throw invalidAdapter(member, `is "${word}", but mapNodeType('${type}') answers "${answer}"`);
};

/** @throws CodedError `adapter-invalid` that names the first member that is not as it must be. */
export const readMembers = (value: unknown): AdapterMembers => {
  const { functions, maps, svgPictureType, staticImageType, samples } = asFields(value);
  const answers: readonly unknown[] = Array.isArray(samples) ? samples : [];
  requireFunctions(functions, ['transformColor']);
  const layoutMaps = readMaps(maps);
  requireFunctions(functions, ['mapNodeType']);
  const svg = readWord(svgPictureType, 'svgPictureType');
  const image = readWord(staticImageType, 'staticImageType');
  requireFunctions(functions, ['postAstTokenGenerated']);
  checkSample(svg, answers[0], ['svgPictureType', 'VECTOR']);
  checkSample(image, answers[1], ['staticImageType', 'IMAGE']);
  return { layoutMaps, svgPictureType: svg, staticImageType: image };
};
