import { type Fields, isFields, record, records, str } from '../figma/fields.ts';

const VARIABLE_TYPES = ['BOOLEAN', 'FLOAT', 'STRING', 'COLOR'] as const;
export type VariableType = (typeof VARIABLE_TYPES)[number];

export interface Variable {
  readonly id: string;
  readonly name: string;
  readonly collectionId: string;
  /** Null for a type that did not exist when this was written. */
  readonly type: VariableType | null;
  /** Mode id → literal or alias, unchecked. */
  readonly values: Fields;
  /** Deleted in the editor, but layers still refer to it. */
  readonly deleted: boolean;
}

export interface Mode {
  readonly id: string;
  readonly name: string;
  /** In a collection that extends another: the mode whose values it inherits. */
  readonly parentModeId: string | null;
}

export interface Collection {
  readonly id: string;
  readonly name: string;
  readonly modes: readonly Mode[];
  readonly defaultModeId: string;
  /** The collection it extends, if any, and the one at the top of that chain. */
  readonly parentId: string | null;
  readonly rootId: string | null;
  /** Variable id → mode id → value, where it differs from the parent. */
  readonly overrides: Fields;
  /** In the order of the editor. */
  readonly variableIds: readonly string[];
}

/** The answer of the variables endpoint, sorted so that the key order of the JSON means nothing. */
export interface VariableModel {
  readonly collections: readonly Collection[];
  readonly variables: readonly Variable[];
  collection(id: string): Collection | undefined;
  /** By id, or by the library key inside an id such as `VariableID:<key>/1:2`. */
  variable(id: string): Variable | undefined;
  /** Collections that extend the given one. */
  extensions(rootId: string): readonly Collection[];
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const LIBRARY_KEY = /^[A-Za-z]+:([0-9a-f]{40})\//;

const keyOf = (id: string): string | undefined => LIBRARY_KEY.exec(id)?.[1];

const readMode = (fields: Fields): Mode => {
  const id = str(fields, 'modeId') ?? '';
  return { id, name: str(fields, 'name') ?? id, parentModeId: str(fields, 'parentModeId') ?? null };
};

const readCollection = (id: string, fields: Fields): Collection => {
  const modes = records(fields, 'modes').map(readMode);
  const ids = fields['variableIds'];
  return {
    id,
    name: str(fields, 'name') ?? '',
    modes,
    defaultModeId: str(fields, 'defaultModeId') ?? modes[0]?.id ?? '',
    parentId: str(fields, 'parentVariableCollectionId') ?? null,
    rootId: str(fields, 'rootVariableCollectionId') ?? null,
    overrides: record(fields, 'variableOverrides') ?? {},
    variableIds: Array.isArray(ids) ? ids.filter((item) => typeof item === 'string') : [],
  };
};

const readVariable = (id: string, fields: Fields): Variable => ({
  id,
  name: str(fields, 'name') ?? '',
  collectionId: str(fields, 'variableCollectionId') ?? '',
  type: VARIABLE_TYPES.find((type) => type === fields['resolvedType']) ?? null,
  values: record(fields, 'valuesByMode') ?? {},
  deleted: fields['deletedButReferenced'] === true,
});

const entries = (fields: Fields): [string, Fields][] =>
  Object.entries(fields).filter((pair): pair is [string, Fields] => isFields(pair[1]));

/** Finds by id, and by key where another file names the same thing by its library id. */
const index = <Item extends { readonly id: string }>(items: readonly Item[], keys: ReadonlyMap<string, string>) => {
  const byId = new Map(items.map((item) => [item.id, item]));
  const byKey = new Map(
    items.flatMap((item) => {
      const key = keys.get(item.id);
      return key === undefined ? [] : [[key, item] as const];
    }),
  );
  return (id: string): Item | undefined => byId.get(id) ?? byKey.get(keyOf(id) ?? '');
};

const keysOf = (found: readonly [string, Fields][]): Map<string, string> =>
  new Map(found.map(([id, fields]) => [id, str(fields, 'key') ?? id]));

/** The order of the editor within a collection; collections by name. */
const sorted = (variables: Variable[], collections: readonly Collection[]): readonly Variable[] => {
  const place = new Map<string, number>();
  for (const { variableIds } of collections)
    for (const id of variableIds) if (!place.has(id)) place.set(id, place.size);
  const rank = new Map(collections.map((collection, at) => [collection.id, at]));
  const compare = (a: Variable, b: Variable): number =>
    (rank.get(a.collectionId) ?? Infinity) - (rank.get(b.collectionId) ?? Infinity) ||
    (place.get(a.id) ?? Infinity) - (place.get(b.id) ?? Infinity) ||
    byText(a.id, b.id);
  // Infinity minus Infinity is no number, and counts as equal.
  return variables.sort((a, b) => compare(a, b) || 0);
};

/** Whether a body is an answer of the variables endpoint at all. */
export const isVariablesAnswer = (body: unknown): body is { readonly meta: Fields } =>
  isFields(body) && isFields(body['meta']) && isFields(body['meta']['variables']);

/** Reads an answer without trusting it; what is no object is left out. */
export const readVariableModel = (body: unknown): VariableModel => {
  const meta = isVariablesAnswer(body) ? body.meta : {};
  const foundCollections = entries(record(meta, 'variableCollections') ?? {});
  const foundVariables = entries(record(meta, 'variables') ?? {});
  const collections = foundCollections
    .map(([id, fields]) => readCollection(id, fields))
    .sort((a, b) => byText(a.name, b.name) || byText(a.id, b.id));
  const variables = sorted(
    foundVariables.map(([id, fields]) => readVariable(id, fields)),
    collections,
  );
  const extensions = Map.groupBy(
    collections.filter(({ parentId, rootId }) => (rootId ?? parentId) !== null),
    ({ parentId, rootId }) => rootId ?? parentId ?? '',
  );
  return {
    collections,
    variables,
    collection: index(collections, keysOf(foundCollections)),
    variable: index(variables, keysOf(foundVariables)),
    extensions: (rootId) => extensions.get(rootId) ?? [],
  };
};
