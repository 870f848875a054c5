import type { CanvasCall } from '#contract/canvas/canvas-tools';

type Result = Readonly<Record<string, unknown>>;

/** Tools after which there are layers with new ids in the one that they answer. */
const MAKES = /^(?:create_|clone$|group$|combine_|detach_|swap_|reset_|set_instance_properties$)/;

/** Parameters that name a layer, a page, a variable or a style. Words of a text are none, whatever they look like. */
const NAMES_IDS = new Set(
  'nodeId parentId componentId layerId pageId variableId styleId collection nodeIds targetIds'.split(' '),
);

const idsBelow = (node: BaseNode): string[] => {
  const ids: string[] = [];
  const open: BaseNode[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    ids.push(next.id);
    if ('children' in next) open.push(...[...next.children].reverse());
  }
  return ids;
};

/** What is named in an answer beside layers: pages, variables, collections, modes. */
const otherIds = (result: Result): string[] =>
  Object.entries(result).flatMap(([name, value]) => {
    if (!/Ids?$/.test(name) || /^nodeIds?$/.test(name)) return [];
    return [value].flat().filter((id): id is string => typeof id === 'string');
  });

/** Layers whose insides may have got new ids. */
const rootsOf = ({ command, params }: CanvasCall, { nodeId }: Result): unknown[] => {
  // What lies in an instance goes with its component.
  if (command === 'copy_overrides') return [(params as Result)['targetIds']].flat();
  return MAKES.test(command) ? [nodeId] : [];
};

/** Ids of all that a call made, in an order that is the same in every document: outermost first. */
export const idsMadeBy = async (figma: PluginAPI, call: CanvasCall, result: Result): Promise<string[]> => {
  const ids = otherIds(result);
  for (const root of rootsOf(call, result)) {
    const node = typeof root === 'string' ? await figma.getNodeByIdAsync(root) : null;
    if (node !== null) ids.push(...idsBelow(node));
  }
  return ids;
};

const walk = (value: unknown, isId: boolean, visit: (id: string) => string): unknown => {
  if (typeof value === 'string') return isId ? visit(value) : value;
  if (Array.isArray(value)) return value.map((entry) => walk(entry, isId, visit));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, walk(entry, NAMES_IDS.has(name), visit)]),
  );
};

/** The same parameters with other ids. */
export const withIds = (params: Result, visit: (id: string) => string): Result => walk(params, false, visit) as Result;

/** Every id that parameters name. */
export const idsIn = (params: Result): string[] => {
  const ids: string[] = [];
  withIds(params, (id) => {
    ids.push(id);
    return id;
  });
  return ids;
};
