import type { PropertyChange, PropertyValue } from '#contract/design/snapshot-diff';

/** More of one layer are counted, not listed. */
const LISTED = 60;
/** Members nested deeper are compared as one text. */
const DEEPEST = 12;
/** Characters of a text that are shown, from a little before the first that differs. */
const SHOWN = 240;
const LEAD_IN = 40;

type Scalar = PropertyValue['value'];
type Fields = Readonly<Record<string, unknown>>;

const isScalar = (value: unknown): value is Scalar => value === null || typeof value !== 'object';
const isFields = (value: unknown): value is Fields => !isScalar(value) && !Array.isArray(value);
const isFigures = (value: unknown): value is readonly Scalar[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => isScalar(one) && typeof one !== 'string');

/** What is shown as one value: a scalar, `{ value, token }`, or figures unless the other side is a list of more. */
const bound = (value: unknown, other: unknown): PropertyValue | null => {
  if (isScalar(value)) return { value };
  if (isFigures(value) && (!Array.isArray(other) || isFigures(other))) return { value: value.join(', ') };
  if (!isFields(value) || !('value' in value) || !('token' in value) || !isScalar(value['value'])) return null;
  return { value: value['value'], token: String(value['token']) };
};

const cut = (value: Scalar, from: number): Scalar => {
  if (typeof value !== 'string' || value.length <= SHOWN) return value;
  const end = from + SHOWN;
  return `${from > 0 ? '…' : ''}${value.slice(from, end)}${end < value.length ? '…' : ''}`;
};

const firstDifference = (a: string, b: string): number => {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
};

/** Collects what differs of one layer. */
class PropertyBook {
  readonly #found: PropertyChange[] = [];
  #count = 0;

  add(path: string, before: PropertyValue | undefined, after: PropertyValue | undefined): void {
    if (before?.value === after?.value && before?.token === after?.token && !before === !after) return;
    this.#count += 1;
    if (this.#found.length >= LISTED) return;
    const [a, b] = [before?.value, after?.value];
    const both = typeof a === 'string' && typeof b === 'string';
    const from = both && a !== b ? Math.max(0, firstDifference(a, b) - LEAD_IN) : 0;
    this.#found.push({
      path,
      ...(before === undefined ? {} : { before: { ...before, value: cut(before.value, from) } }),
      ...(after === undefined ? {} : { after: { ...after, value: cut(after.value, from) } }),
    });
  }

  result(): { readonly properties: readonly PropertyChange[]; readonly more: number } {
    return { properties: this.#found, more: this.#count - this.#found.length };
  }
}

// What is nested without end cannot be written; no import makes such.
const textOf = (value: unknown): PropertyValue | undefined => {
  try {
    return value === undefined ? undefined : { value: JSON.stringify(value) };
  } catch {
    return { value: '…' };
  }
};

/** A colour beside its token is one value, not two. */
const withTokens = (value: unknown): Fields => {
  if (Array.isArray(value)) return Object.fromEntries(value.map((one, at) => [`[${at}]`, one as unknown]));
  if (!isFields(value)) return {};
  const { color, token, ...rest } = value;
  if (typeof color !== 'string' || typeof token !== 'string') return value;
  return { ...rest, color: { value: color, token } };
};

const joined = (path: string, key: string): string =>
  path === '' || key.startsWith('[') ? path + key : `${path}.${key}`;

interface Pair {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

const compare = (pair: Pair, depth: number, book: PropertyBook): void => {
  const { path, before, after } = pair;
  if (before === after) return;
  const [a, b] = [
    before === undefined ? undefined : bound(before, after),
    after === undefined ? undefined : bound(after, before),
  ];
  if (a !== null && b !== null) {
    book.add(path, a, b);
    return;
  }
  if (depth >= DEEPEST) {
    book.add(path, textOf(before), textOf(after));
    return;
  }
  // A value became a list or object, or the other way round: the one goes, the members of the other come.
  if (a) book.add(path, a, undefined);
  if (b) book.add(path, undefined, b);
  const [from, to] = [a ? {} : withTokens(before), b ? {} : withTokens(after)];
  for (const key of [...new Set([...Object.keys(from), ...Object.keys(to)])].sort(byKey))
    compare({ path: joined(path, key), before: own(from, key), after: own(to, key) }, depth + 1, book);
};

const own = (fields: Fields, key: string): unknown => (Object.hasOwn(fields, key) ? fields[key] : undefined);

/** `[2]` before `[10]`, whatever the order of the keys in the file. */
const byKey = (a: string, b: string): number =>
  a.startsWith('[') && b.startsWith('[') ? Number(a.slice(1, -1)) - Number(b.slice(1, -1)) : a < b ? -1 : 1;

/** Told elsewhere: the name by `renamed`, children by their own ids, pictures by their bytes. */
const TOLD = new Set(['id', 'name', 'children', 'screenshot']);

/** What differs between two states of a layer, member by member, sorted by path. */
export const propertyChanges = (
  before: object,
  after: object,
): { readonly properties: readonly PropertyChange[]; readonly more: number } => {
  const book = new PropertyBook();
  const [from, to] = [before as Fields, after as Fields];
  for (const key of [...new Set([...Object.keys(from), ...Object.keys(to)])].sort(byKey)) {
    if (!TOLD.has(key)) compare({ path: key, before: own(from, key), after: own(to, key) }, 0, book);
  }
  return book.result();
};
