/** Where a string, a comment or a run of anything else that begins at `at` ends; always behind `at`, so the whole is linear. */
const endOfToken = (text: string, at: number): number => {
  if (text.startsWith('//', at)) return endAt(text.indexOf('\n', at), text);
  if (text.startsWith('/*', at)) return endAt(text.indexOf('*/', at + 2) + 2, text, 2);
  if (text[at] !== '"') return at + 1;
  for (let end = at + 1; end < text.length; end += 1) {
    if (text[end] === '\\') end += 1;
    else if (text[end] === '"') return end + 1;
  }
  return text.length;
};

const endAt = (found: number, text: string, missing = 0): number => (found < missing ? text.length : found);

/** Leaves out comments, and commas before a closing bracket; strings stay as they are. */
const toPlainJson = (text: string): string => {
  const parts: string[] = [];
  let comma = -1;
  for (let at = 0; at < text.length; ) {
    const end = endOfToken(text, at);
    const token = text.slice(at, end);
    at = end;
    if (token.startsWith('//') || token.startsWith('/*')) continue;
    if ((token === '}' || token === ']') && comma >= 0) parts[comma] = '';
    if (token.trim() !== '') comma = token === ',' ? parts.length : -1;
    parts.push(token);
  }
  return parts.join('');
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object in a JSON or JSONC text; null for anything else. Never throws. */
export const parseJsonObject = (text: string | null): Record<string, unknown> | null => {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(toPlainJson(text));
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
