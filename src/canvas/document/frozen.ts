/** A copy of plain data that nobody can change, as the values that the Plugin API hands out are. */
export const frozenCopy = <T>(value: T): T => {
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy)) as T;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  const entries = Object.entries(value).filter(([, entry]) => typeof entry !== 'function');
  return Object.freeze(Object.fromEntries(entries.map(([key, entry]) => [key, frozenCopy(entry)]))) as T;
};
