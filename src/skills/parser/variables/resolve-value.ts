import type { RGBA } from '#contract/adapter';
import { aliasId, rgba } from '../figma/fields.ts';
import type { Collection, Variable, VariableModel, VariableType } from './variable-model.ts';

/** From alias to alias so many steps are followed; a seventh is reported. */
const MAX_HOPS = 6;

/** Why a variable has no value here. */
type Unresolved =
  | 'dangling'
  | 'remote'
  | 'cycle'
  | 'too-deep'
  | 'no-such-mode'
  | 'deleted'
  | 'bad-value'
  | 'unknown-type'
  | 'unavailable';

type Resolved = { readonly value: RGBA | number | string | boolean } | { readonly unresolved: Unresolved };

/** A resolved value with the ids that were walked, the asked one first. */
export type Walk = Resolved & { readonly chain: readonly string[] };

/** Collection id → mode id, as layers set them. */
export type Modes = Readonly<Record<string, string>>;

const READERS: Readonly<Record<VariableType, (raw: unknown) => RGBA | number | string | boolean | undefined>> = {
  BOOLEAN: (raw) => (typeof raw === 'boolean' ? raw : undefined),
  FLOAT: (raw) => (typeof raw === 'number' && Number.isFinite(raw) ? raw : undefined),
  STRING: (raw) => (typeof raw === 'string' ? raw : undefined),
  COLOR: rgba,
};

/** A library id names its library: what is not here may well exist there. */
const absence = (id: string): Unresolved => (id.includes('/') ? 'remote' : 'dangling');

const modeFrom = (modes: Modes, collection: Collection, model: VariableModel): string | undefined => {
  if (Object.hasOwn(modes, collection.id)) return modes[collection.id];
  // A layer may name the collection by its library id.
  const named = Object.keys(modes).find((id) => id !== collection.id && model.collection(id)?.id === collection.id);
  return named === undefined ? undefined : modes[named];
};

interface Choice {
  readonly collection: Collection;
  readonly modeId: string;
}

/** An extension in force wins over the collection it extends, and that over the default mode. */
const choose = (home: Collection, modes: Modes, model: VariableModel): Choice => {
  for (const extension of model.extensions(home.id)) {
    const modeId = modeFrom(modes, extension, model);
    if (modeId !== undefined) return { collection: extension, modeId };
  }
  return { collection: home, modeId: modeFrom(modes, home, model) ?? home.defaultModeId };
};

const own = (fields: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(fields, key) ? fields[key] : undefined;

/** The value in a mode, looked for upwards along the collections that are extended. */
const rawValue = (variable: Variable, choice: Choice, model: VariableModel): unknown => {
  let { collection, modeId } = choice;
  for (let level = 0; level <= MAX_HOPS; level += 1) {
    const overrides = own(collection.overrides, variable.id);
    const found =
      (typeof overrides === 'object' && overrides !== null ? own(overrides as Modes, modeId) : undefined) ??
      own(variable.values, modeId);
    const parent = collection.parentId === null ? undefined : model.collection(collection.parentId);
    const parentModeId = collection.modes.find(({ id }) => id === modeId)?.parentModeId ?? null;
    if ((found !== undefined && found !== null) || parent === undefined || parentModeId === null) return found;
    collection = parent;
    modeId = parentModeId;
  }
  return undefined;
};

const valueIn = (variable: Variable, modes: Modes, model: VariableModel): unknown => {
  const home = model.collection(variable.collectionId);
  // Without its collection a variable still has values; the first by id is as good as any.
  if (home === undefined) return variable.values[Object.keys(variable.values).sort()[0] ?? ''];
  return rawValue(variable, choose(home, modes, model), model);
};

const literal = (raw: unknown, type: VariableType): Resolved => {
  const value = READERS[type](raw);
  return value === undefined ? { unresolved: 'bad-value' } : { value };
};

/**
 * Follows a variable to its literal.
 * @param modes in force; a collection that is not among them stands in its default mode
 */
export const resolveVariable = (start: Variable, modes: Modes, model: VariableModel): Walk => {
  const chain = [start.id];
  if (start.type === null) return { unresolved: 'unknown-type', chain };
  let variable = start;
  for (let hops = 0; ; ) {
    const raw = valueIn(variable, modes, model);
    if (raw === undefined || raw === null) return { unresolved: variable.deleted ? 'deleted' : 'no-such-mode', chain };
    const next = aliasId(raw);
    if (next === undefined) return { ...literal(raw, start.type), chain };
    const target = model.variable(next);
    const isSeen = chain.includes(target?.id ?? next);
    chain.push(target?.id ?? next);
    hops += 1;
    if (target === undefined) return { unresolved: absence(next), chain };
    if (isSeen) return { unresolved: 'cycle', chain };
    if (hops > MAX_HOPS) return { unresolved: 'too-deep', chain };
    variable = target;
  }
};

/** What is said of an id that no variable has. */
export const missingVariable = (id: string): Walk => ({ unresolved: absence(id), chain: [id] });
