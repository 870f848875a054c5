import type { CanvasParams } from '#contract/canvas/canvas-tools';
import { CanvasError } from './canvas-error.ts';
import { readHex } from './colours.ts';
import type { ToolsOf } from './tool.ts';

type Kind = CanvasParams<'create_variable'>['type'];
type Value = CanvasParams<'create_variable'>['value'];

const KINDS = { COLOR: 'a colour as #rrggbb', FLOAT: 'number', STRING: 'string', BOOLEAN: 'boolean' } as const;

const isKind = (type: string): type is Kind => Object.hasOwn(KINDS, type);

/** A value as Figma wants it. @throws CanvasError for one of another kind */
export const variableValue = (type: string, value: Value): VariableValue => {
  if (!isKind(type)) throw new CanvasError(`A ${type} variable cannot be set.`);
  if (type === 'COLOR' && typeof value === 'string' && /^#(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(value))
    return readHex(value);
  if (typeof value !== KINDS[type]) throw new CanvasError(`A ${type} variable needs a value of kind ${KINDS[type]}.`);
  return value;
};

const collectionsOf = (figma: PluginAPI): Promise<VariableCollection[]> =>
  figma.variables.getLocalVariableCollectionsAsync();

/** By its name or its id; null when there is none. */
const findCollection = async (figma: PluginAPI, wanted: string): Promise<VariableCollection | null> => {
  const all = await collectionsOf(figma);
  return all.find(({ id }) => id === wanted) ?? all.find(({ name }) => name === wanted) ?? null;
};

export const collectionNamed = async (figma: PluginAPI, name: string): Promise<VariableCollection> =>
  (await findCollection(figma, name)) ?? figma.variables.createVariableCollection(name);

const requireCollection = async (figma: PluginAPI, wanted: string): Promise<VariableCollection> => {
  const found = await findCollection(figma, wanted);
  if (found !== null) return found;
  const names = (await collectionsOf(figma)).map(({ name }) => name).join(', ') || 'none';
  throw new CanvasError(`There is no collection ${wanted}. There are: ${names}.`);
};

const modeOf = ({ name, modes }: VariableCollection, wanted: string): string => {
  const found = modes.find((mode) => mode.name === wanted) ?? modes.find(({ modeId }) => modeId === wanted);
  if (found !== undefined) return found.modeId;
  throw new CanvasError(
    `The collection ${name} has no mode ${wanted}. It has: ${modes.map((one) => one.name).join(', ')}.`,
  );
};

const requireVariable = async (figma: PluginAPI, id: string): Promise<Variable> => {
  const found = await figma.variables.getVariableByIdAsync(id);
  if (found === null) throw new CanvasError(`No variable has the id ${id}.`);
  return found;
};

/** The modes that are wanted: in a new collection the first takes the place of the one that Figma makes. */
const makeModes = (collection: VariableCollection, wanted: readonly string[], isNew: boolean): void => {
  const [first] = collection.modes;
  if (isNew && first !== undefined && wanted[0] !== undefined) collection.renameMode(first.modeId, wanted[0]);
  for (const name of wanted) if (!collection.modes.some((mode) => mode.name === name)) collection.addMode(name);
};

type Wanted = CanvasParams<'create_variables'>['variables'][number];

/** Every value of a variable, checked before anything is made. */
const valuesOf = ({ name, type, value, values = {} }: Wanted): [mode: string | null, value: VariableValue][] => {
  const all: [string | null, VariableValue][] = value === undefined ? [] : [[null, variableValue(type, value)]];
  for (const [mode, one] of Object.entries(values)) all.push([mode, variableValue(type, one)]);
  if (all.length === 0) throw new CanvasError(`The variable ${name} has no value.`);
  return all;
};

const createVariables = async (
  figma: PluginAPI,
  { collection: wanted, modes = [], variables }: CanvasParams<'create_variables'>,
): Promise<Record<string, unknown>> => {
  const planned = variables.map((one) => ({ ...one, all: valuesOf(one) }));
  const known = await findCollection(figma, wanted);
  const there = new Set([...modes, ...(known?.modes ?? [{ name: 'Mode 1' }]).map(({ name }) => name)]);
  const missing = planned
    .flatMap(({ all }) => all.map(([mode]) => mode))
    .find((mode) => mode !== null && !there.has(mode));
  if (missing != null) throw new CanvasError(`There is no mode ${missing}: name it in modes as well.`);
  const collection = known ?? figma.variables.createVariableCollection(wanted);
  makeModes(collection, modes, known === null);
  const variableIds = planned.map(({ name, type, all }) => {
    const variable = figma.variables.createVariable(name, collection, type);
    for (const [mode, value] of all)
      for (const modeId of mode === null ? collection.modes.map((one) => one.modeId) : [modeOf(collection, mode)])
        variable.setValueForMode(modeId, value);
    return variable.id;
  });
  return { collectionId: collection.id, variableIds };
};

type Change = CanvasParams<'set_variables'>['variables'][number];

/** What one change comes to; nothing is written before all of them have been read. */
const readChange = async (figma: PluginAPI, { variableId, name, description, values = {} }: Change) => {
  const variable = await requireVariable(figma, variableId);
  const collection = await requireCollection(figma, variable.variableCollectionId);
  const written = Object.entries(values).map(
    ([mode, value]) => [modeOf(collection, mode), variableValue(variable.resolvedType, value)] as const,
  );
  return (): void => {
    if (name !== undefined) variable.name = name;
    if (description !== undefined) variable.description = description;
    for (const [modeId, value] of written) variable.setValueForMode(modeId, value);
  };
};

/** Tools for variables, their collections and modes. */
export const variableTools: ToolsOf<
  'create_variables' | 'set_variables' | 'delete_variable' | 'add_mode' | 'rename_mode' | 'delete_collection'
> = {
  create_variables: createVariables,
  set_variables: async (figma, { variables }) => {
    const changes = await Promise.all(variables.map((one) => readChange(figma, one)));
    for (const change of changes) change();
    return { changed: changes.length };
  },
  delete_variable: async (figma, { variableId }) => {
    (await requireVariable(figma, variableId)).remove();
    return { variableId };
  },
  add_mode: async (figma, { collection, name }) => ({
    modeId: (await requireCollection(figma, collection)).addMode(name),
  }),
  rename_mode: async (figma, { collection, mode, name }) => {
    const found = await requireCollection(figma, collection);
    const modeId = modeOf(found, mode);
    found.renameMode(modeId, name);
    return { modeId };
  },
  delete_collection: async (figma, { collection }) => {
    const found = await requireCollection(figma, collection);
    found.remove();
    return { collectionId: found.id };
  },
};
