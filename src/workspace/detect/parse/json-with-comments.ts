/** Comments and trailing commas outside of strings, as configuration files have them. */
const NOISE = /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|,(?=\s*[\]}])/g;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object in a JSON or JSONC text; null for anything else. Never throws. */
export const parseJsonObject = (text: string | null): Record<string, unknown> | null => {
  if (text === null) return null;
  try {
    const withoutComments = text.replace(NOISE, (match) => (match.startsWith('/') ? '' : match));
    const value: unknown = JSON.parse(withoutComments.replace(NOISE, (match) => (match === ',' ? '' : match)));
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
};

/** The value at a path of keys, e.g. `at(config, 'formatter', 'indentWidth')`; undefined where a step is missing. */
export const at = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>((inner, key) => (isRecord(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined), value);

/** The string values of an object, e.g. of `dependencies`. */
export const stringsOf = (value: unknown): Readonly<Record<string, string>> => {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
};
