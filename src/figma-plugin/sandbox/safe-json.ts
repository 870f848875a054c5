/** Plain data that JSON can say, of whatever a snippet gives back. */
export type Safe = null | boolean | number | string | readonly Safe[] | { readonly [key: string]: Safe };

const MOST_ENTRIES = 200_000;
const DEEPEST = 100;
const LONGEST_RESULT = 8 * 1024 * 1024;

interface Walk {
  readonly above: Set<object>;
  entries: number;
  characters: number;
}

/** More than can be sent back. */
export class TooLarge extends Error {}

const spend = (walk: Walk, characters: number): void => {
  walk.entries += 1;
  walk.characters += characters;
  if (walk.entries > MOST_ENTRIES || walk.characters > LONGEST_RESULT)
    throw new TooLarge(
      `The result is too large to send back: at most ${LONGEST_RESULT / 1024 / 1024} MB and ${MOST_ENTRIES} values. Give back less of it.`,
    );
};

interface NodeLike {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

/** A layer of the document: the getters of its hundred fields are not all asked. */
const isNode = (value: object): value is NodeLike =>
  'removed' in value && 'getPluginData' in value && 'type' in value && 'id' in value;

const safely = <T>(work: () => T): T | string => {
  try {
    return work();
  } catch (error) {
    return `[${String((error as Error | undefined)?.message ?? error)}]`;
  }
};

/** A layer in a few words. */
export const serializeNode = (node: NodeLike): Safe =>
  safely((): Safe => {
    const fields = node as unknown as Record<string, unknown>;
    const told: Record<string, Safe> = { id: node.id, name: node.name, type: node.type };
    for (const key of ['x', 'y', 'width', 'height', 'visible', 'characters']) {
      const value = key in node ? fields[key] : undefined;
      if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') told[key] = value;
    }
    return told;
  });

const ofObject = (value: object, walk: Walk): Safe => {
  if (walk.above.has(value)) return '[Circular]';
  if (walk.above.size >= DEEPEST) return '[Too deep]';
  walk.above.add(value);
  try {
    if (Array.isArray(value)) return Array.from(value, (entry) => safe(entry, walk));
    if (value instanceof Map) return Array.from(value, (entry) => safe(entry, walk));
    if (value instanceof Set) return Array.from(value, (entry) => safe(entry, walk));
    if (ArrayBuffer.isView(value))
      return Array.from(
        new Uint8Array(value.buffer, value.byteOffset, Math.min(value.byteLength, MOST_ENTRIES + 1)),
        (byte) => safe(byte, walk),
      );
    const told: Record<string, Safe> = Object.create(null) as Record<string, Safe>;
    for (const key of Object.keys(value)) {
      const entry = safely(() => (value as Record<string, unknown>)[key]);
      if (entry === undefined || typeof entry === 'function') continue;
      spend(walk, key.length);
      told[key] = safe(entry, walk);
    }
    return told;
  } finally {
    walk.above.delete(value);
  }
};

const safe = (value: unknown, walk: Walk): Safe => {
  spend(walk, typeof value === 'string' ? value.length : 8);
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'bigint':
      return `${value}n`;
    case 'function':
      return `[Function ${value.name || 'anonymous'}]`;
    case 'symbol':
      return value.toString();
    case 'undefined':
      return null;
    case 'object': {
      if (value === null) return null;
      if (value instanceof Date) return safely(() => value.toISOString());
      if (value instanceof Error) return `${value.name}: ${value.message}`;
      return isNode(value) ? serializeNode(value) : ofObject(value, walk);
    }
  }
};

/** @throws TooLarge */
export const safeJson = (value: unknown): Safe => safe(value, { above: new Set(), entries: 0, characters: 0 });
