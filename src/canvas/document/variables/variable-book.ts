import { z } from 'zod';
import { frozenCopy } from '../frozen.ts';
import type { NodeRecord } from '../nodes/node-record.ts';
import { checked } from '../properties/property.ts';
import type { Store } from '../store.ts';

const KINDS = z.enum(['BOOLEAN', 'COLOR', 'FLOAT', 'STRING']);
type Kind = z.infer<typeof KINDS>;

const colour = z.object({ r: z.number(), g: z.number(), b: z.number(), a: z.number().optional() });
const alias = z.object({ type: z.literal('VARIABLE_ALIAS'), id: z.string() });

const VALUES: Readonly<Record<Kind, z.ZodType>> = {
  BOOLEAN: z.boolean(),
  COLOR: colour,
  FLOAT: z.number(),
  STRING: z.string(),
};

/** Collections and variables as `GET /v1/files/:key/variables/local` names them. */
export interface CollectionRecord {
  id: string;
  name: string;
  key: string;
  remote: boolean;
  hiddenFromPublishing: boolean;
  modes: { modeId: string; name: string }[];
  defaultModeId: string;
  variableIds: string[];
}

export interface VariableRecord {
  id: string;
  name: string;
  key: string;
  remote: boolean;
  hiddenFromPublishing: boolean;
  description: string;
  variableCollectionId: string;
  resolvedType: Kind;
  valuesByMode: Record<string, unknown>;
  scopes: string[];
  codeSyntax: Record<string, string>;
}

type Handle = object;

/** The variables of a document, and the objects by which a plugin has them. */
export interface VariableBook {
  readonly collections: Map<string, CollectionRecord>;
  readonly variables: Map<string, VariableRecord>;
  /** `figma.variables` */
  readonly api: Handle;
  idOf(handle: unknown): string | null;
}

/** An object whose properties read and write the fields of a record, each write a change of the history. */
const handleFor = <T extends object>(record: T, store: Store, writable: readonly (keyof T & string)[]): Handle => {
  const handle = {};
  for (const name of Object.keys(record) as (keyof T & string)[])
    Object.defineProperty(handle, name, {
      enumerable: true,
      get: () => frozenCopy(record[name]),
      ...(writable.includes(name) ? { set: (value: T[typeof name]) => setOf(record, name, value, store) } : {}),
    });
  return handle;
};

const setOf = <T extends object, K extends keyof T>(record: T, name: K, value: T[K], store: Store): void => {
  const before = record[name];
  store.history.change({
    apply: () => {
      record[name] = value;
    },
    revert: () => {
      record[name] = before;
    },
  });
};

/** What both kinds of objects are made with. */
interface Bench {
  readonly store: Store;
  readonly collections: Map<string, CollectionRecord>;
  readonly variables: Map<string, VariableRecord>;
  /** The same object for the same record. */
  keep(record: { id: string }, make: () => Handle): Handle;
  idOf(handle: unknown): string | null;
}

const putIn = <T extends { id: string }>(store: Store, map: Map<string, T>, record: T): void =>
  store.history.change({ apply: () => void map.set(record.id, record), revert: () => void map.delete(record.id) });

const takeOut = <T extends { id: string }>(store: Store, map: Map<string, T>, record: T): void =>
  store.history.change({ apply: () => void map.delete(record.id), revert: () => void map.set(record.id, record) });

const variableHandle = ({ store, keep, collections, variables }: Bench, record: VariableRecord): Handle =>
  keep(record, () =>
    Object.assign(handleFor(record, store, ['name', 'description', 'scopes', 'hiddenFromPublishing']), {
      setValueForMode: (modeId: string, value: unknown) => {
        const known = collections.get(record.variableCollectionId)?.modes.some((mode) => mode.modeId === modeId);
        if (known !== true) throw new Error(`in setValueForMode: no mode "${modeId}"`);
        const next = checked(z.union([alias, VALUES[record.resolvedType]]), value, 'setValueForMode');
        setOf(record, 'valuesByMode', { ...record.valuesByMode, [modeId]: next }, store);
      },
      setVariableCodeSyntax: (platform: string, value: string) =>
        setOf(record, 'codeSyntax', { ...record.codeSyntax, [platform]: value }, store),
      remove: () => takeOut(store, variables, record),
    }),
  );

const removeCollection = ({ store, collections, variables }: Bench, record: CollectionRecord): void => {
  for (const id of record.variableIds) {
    const one = variables.get(id);
    if (one !== undefined) takeOut(store, variables, one);
  }
  takeOut(store, collections, record);
};

const collectionHandle = (bench: Bench, record: CollectionRecord): Handle => {
  const { store } = bench;
  const setModes = (modes: CollectionRecord['modes']): void => setOf(record, 'modes', modes, store);
  return bench.keep(record, () =>
    Object.assign(handleFor(record, store, ['name', 'hiddenFromPublishing']), {
      addMode: (name: string) => {
        const modeId = store.newId();
        setModes([...record.modes, { modeId, name }]);
        // A new mode begins with the values of the default one.
        for (const one of record.variableIds.flatMap((id) => bench.variables.get(id) ?? []))
          setOf(one, 'valuesByMode', { ...one.valuesByMode, [modeId]: one.valuesByMode[record.defaultModeId] }, store);
        return modeId;
      },
      renameMode: (modeId: string, name: string) =>
        setModes(record.modes.map((mode) => (mode.modeId === modeId ? { modeId, name } : mode))),
      removeMode: (modeId: string) => {
        if (record.modes.length < 2) throw new Error('in removeMode: a collection needs at least one mode');
        setModes(record.modes.filter((mode) => mode.modeId !== modeId));
      },
      remove: () => removeCollection(bench, record),
    }),
  );
};

const createVariableCollection = (bench: Bench, name: string): Handle => {
  const { store, collections } = bench;
  const [id, modeId] = [`VariableCollectionId:${store.newId()}`, store.newId()];
  const record: CollectionRecord = {
    id,
    name: checked(z.string().min(1), name, 'createVariableCollection'),
    key: `key-${id}`,
    remote: false,
    hiddenFromPublishing: false,
    modes: [{ modeId, name: 'Mode 1' }],
    defaultModeId: modeId,
    variableIds: [],
  };
  putIn(store, collections, record);
  return collectionHandle(bench, record);
};

const START: Readonly<Record<Kind, unknown>> = {
  BOOLEAN: false,
  COLOR: { r: 1, g: 1, b: 1, a: 1 },
  FLOAT: 0,
  STRING: '',
};

const createVariable = (
  bench: Bench,
  name: string,
  { collection, type }: { collection: unknown; type: string },
): Handle => {
  const { store, collections, variables } = bench;
  const of = typeof collection === 'string' ? collection : (bench.idOf(collection) ?? '');
  const holder = collections.get(of);
  if (holder === undefined) throw new Error('in createVariable: no such collection');
  const id = `VariableID:${store.newId()}`;
  const resolvedType = checked(KINDS, type, 'createVariable');
  const record: VariableRecord = {
    id,
    name: checked(z.string().min(1), name, 'createVariable'),
    key: `key-${id}`,
    remote: false,
    hiddenFromPublishing: false,
    description: '',
    variableCollectionId: of,
    resolvedType,
    valuesByMode: Object.fromEntries(holder.modes.map(({ modeId }) => [modeId, START[resolvedType]])),
    scopes: ['ALL_SCOPES'],
    codeSyntax: {},
  };
  putIn(store, variables, record);
  setOf(holder, 'variableIds', [...holder.variableIds, id], store);
  return variableHandle(bench, record);
};

const boundPaint = (
  { idOf }: Bench,
  paint: Record<string, unknown>,
  [field, variable]: readonly [string, unknown],
): unknown => {
  const id = variable === null ? null : idOf(variable);
  if (id === null && variable !== null) throw new Error('in setBoundVariableForPaint: no such variable');
  const { [field]: _gone, ...others } = (paint['boundVariables'] ?? {}) as Record<string, unknown>;
  const boundVariables = id === null ? others : { ...others, [field]: { type: 'VARIABLE_ALIAS', id } };
  return frozenCopy({ ...paint, boundVariables });
};

const local = <T extends { remote: boolean }>(map: ReadonlyMap<string, T>): T[] =>
  [...map.values()].filter(({ remote }) => !remote);

const apiOf = (bench: Bench): Handle => {
  const { collections, variables, idOf } = bench;
  return {
    createVariableCollection: (name: string) => createVariableCollection(bench, name),
    createVariable: (name: string, collection: unknown, type: string) =>
      createVariable(bench, name, { collection, type }),
    getLocalVariablesAsync: async (type?: string) =>
      local(variables)
        .filter(({ resolvedType }) => type === undefined || resolvedType === type)
        .map((record) => variableHandle(bench, record)),
    getLocalVariableCollectionsAsync: async () => local(collections).map((record) => collectionHandle(bench, record)),
    getVariableByIdAsync: async (id: string) => {
      const found = variables.get(id);
      return found === undefined ? null : variableHandle(bench, found);
    },
    getVariableCollectionByIdAsync: async (id: string) => {
      const found = collections.get(id);
      return found === undefined ? null : collectionHandle(bench, found);
    },
    createVariableAlias: (variable: unknown) => ({ type: 'VARIABLE_ALIAS', id: idOf(variable) }),
    setBoundVariableForPaint: (paint: Record<string, unknown>, field: string, variable: unknown) =>
      boundPaint(bench, paint, [field, variable]),
  };
};

export const createVariableBook = (store: Store): VariableBook => {
  const handles = new Map<object, Handle>();
  const records = new WeakMap<Handle, { id: string }>();
  const bench: Bench = {
    store,
    collections: new Map(),
    variables: new Map(),
    keep: (record, make) => {
      const known = handles.get(record);
      if (known !== undefined) return known;
      const handle = make();
      handles.set(record, handle);
      records.set(handle, record);
      return handle;
    },
    idOf: (handle) => records.get(handle as Handle)?.id ?? null,
  };
  const { collections, variables, idOf } = bench;
  return { collections, variables, idOf, api: apiOf(bench) };
};

/** Binds a field of a layer to a variable, or frees it. */
export const bindField = (record: NodeRecord, field: string, id: string | null, store: Store): void => {
  const { [field]: _gone, ...others } = (record.fields['boundVariables'] ?? {}) as Record<string, unknown>;
  const next = id === null ? others : { ...others, [field]: { type: 'VARIABLE_ALIAS', id } };
  store.setField(record, 'boundVariables', frozenCopy(next));
};
