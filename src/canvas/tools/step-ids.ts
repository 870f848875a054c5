type Result = Readonly<Record<string, unknown>>;

/** Tools after which there are layers with new ids. */
const MAKES = /^(?:create_|clone$|group$|set_instance_properties$)/;

/** Parameters that name a layer, a page or a variable. Words of a text are none, whatever they look like. */
const NAMES_IDS = new Set(['nodeId', 'parentId', 'componentId', 'variableId', 'nodeIds']);

const idsBelow = (node: BaseNode): string[] => {
  const ids: string[] = [];
  const open: BaseNode[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    ids.push(next.id);
    if ('children' in next) open.push(...[...next.children].reverse());
  }
  return ids;
};

/** Ids of all that a call made, in an order that is the same in every document: outermost first. */
export const idsMadeBy = async (figma: PluginAPI, command: string, result: Result): Promise<string[]> => {
  const others = [result['pageId'], result['variableId'], result['collectionId']];
  const ids = others.filter((id): id is string => typeof id === 'string');
  const { nodeId } = result;
  if (!MAKES.test(command) || typeof nodeId !== 'string') return ids;
  const node = await figma.getNodeByIdAsync(nodeId);
  return node === null ? ids : [...ids, ...idsBelow(node)];
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
