type Bag = Record<PropertyKey, unknown>;

/** What the plugin itself and the next snippet need as it was. */
const NAMES = [
  'JSON',
  'Object',
  'Array',
  'Promise',
  'String',
  'Number',
  'Map',
  'Set',
  'Math',
  'Error',
  'Date',
  'Symbol',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'console',
  'figma',
  'globalThis',
  'fetch',
  'eval',
  'Function',
  'parseInt',
  'parseFloat',
];

interface Kept {
  readonly holder: Bag;
  readonly key: PropertyKey;
  readonly descriptor: PropertyDescriptor;
}

const descriptorsOf = (holder: object): Kept[] =>
  Reflect.ownKeys(holder).flatMap((key) => {
    const descriptor = Reflect.getOwnPropertyDescriptor(holder, key);
    return descriptor === undefined || typeof descriptor.value !== 'function'
      ? []
      : [{ holder: holder as Bag, key, descriptor }];
  });

/** Remembers what a snippet might replace, and puts it back; what it has added of its own goes. */
export const keepGlobals = (): (() => void) => {
  const { defineProperty, getOwnPropertyDescriptor, ownKeys, deleteProperty } = Reflect;
  const world = globalThis as unknown as Bag;
  const kept: Kept[] = NAMES.flatMap((key) => {
    const descriptor = getOwnPropertyDescriptor(world, key);
    return descriptor === undefined ? [] : [{ holder: world, key, descriptor }];
  });
  for (const holder of [
    JSON,
    Math,
    Object,
    Array,
    Array.prototype,
    String.prototype,
    Promise,
    Promise.prototype,
    Map.prototype,
    Set.prototype,
  ])
    kept.push(...descriptorsOf(holder));
  const known = new Set(ownKeys(world));
  return () => {
    for (const { holder, key, descriptor } of kept) {
      const now = getOwnPropertyDescriptor(holder, key);
      if (now === undefined || now.value !== descriptor.value || now.get !== descriptor.get) {
        try {
          defineProperty(holder, key, descriptor);
        } catch {
          // Made unchangeable by the snippet: the plugin works with what it took hold of at its start.
        }
      }
    }
    for (const key of ownKeys(world)) if (!known.has(key)) deleteProperty(world, key);
  };
};
