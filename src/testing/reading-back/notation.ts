/** Reads the values of a reading form back. Written from its explanations alone, so that it shows whether they are enough. */
export type TokenTable = ReadonlyMap<string, { readonly token: string; readonly value: string | null }>;

const OPEN = '([{';
const CLOSE = ')]}';

/** Splits at a sign that stands in no quotes and no brackets. */
export const split = (text: string, sign: string, limit = Number.POSITIVE_INFINITY): string[] => {
  const parts: string[] = [];
  let [start, depth, quote] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quote) {
      if (char === '\\') at += 1;
      else if (char === "'") quote = false;
    } else if (char === "'") quote = true;
    else if (OPEN.includes(char)) depth += 1;
    else if (CLOSE.includes(char)) depth -= 1;
    else if (char === sign && depth === 0 && parts.length < limit - 1) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  if (quote || depth !== 0) throw new Error(`not closed: ${text}`);
  parts.push(text.slice(start));
  return parts;
};

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\', "'": "'" };

export const unquote = (text: string): string => {
  if (!/^'.*'$/.test(text)) throw new Error(`not quoted: ${text}`);
  return text
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_, hex: string | undefined, char: string) =>
      hex === undefined ? (ESCAPES[char] as string) : String.fromCharCode(Number.parseInt(hex, 16)),
    );
};

const text = (word: string): string => (word.startsWith("'") ? unquote(word) : word);

/** A token with its value, or alone. */
export const token = (word: string, tokens: TokenTable): { token: string; text: string | null } => {
  const [name = '', value] = split(word, ':', 2);
  const known = tokens.get(name);
  if (known === undefined) throw new Error(`no such token: ${word}`);
  return { token: known.token, text: value ?? known.value };
};

/** Members whose token is a member of its own. */
const BESIDE: Readonly<Record<string, string>> = { color: 'token', family: 'familyToken', weight: 'weightToken' };

const TOKENS = new Set(['token', 'familyToken', 'weightToken', 'styleToken']);

/** A member of an object, as one or two members of the AST. */
export const member = (key: string, word: string, tokens: TokenTable): [string, unknown][] => {
  if (!word.startsWith('$')) return [[key, value(word, tokens)]];
  const bound = token(word, tokens);
  if (TOKENS.has(key)) return [[key, bound.token]];
  const beside = BESIDE[key];
  if (beside === undefined) return [[key, value(word, tokens)]];
  return [
    [key, value(bound.text ?? 'null', tokens)],
    [beside, bound.token],
  ];
};

const object = (inside: string, tokens: TokenTable): Record<string, unknown> =>
  Object.fromEntries(
    (inside === '' ? [] : split(inside, ',')).flatMap((one) => {
      const [key = '', word = ''] = split(one, ':', 2);
      return member(text(key), word, tokens);
    }),
  );

export const value = (word: string, tokens: TokenTable): unknown => {
  const inside = word.slice(1, -1);
  if (word.startsWith('$')) {
    const bound = token(word, tokens);
    return bound.text === null ? bound.token : { value: value(bound.text, tokens), token: bound.token };
  }
  if (word.startsWith('[')) return inside === '' ? [] : split(inside, ',').map((one) => value(one, tokens));
  if (word.startsWith('{')) return object(inside, tokens);
  if (word === 'true' || word === 'false') return word === 'true';
  if (word === 'null') return null;
  return /^-?[\d.]+(?:e[+-]?\d+)?$/.test(word) ? Number(word) : text(word);
};

/** CSS order: all, vertical and horizontal, or clockwise. */
export const sides = (word: string, tokens: TokenTable): unknown[] => {
  const list = split(word, ',').map((one) => value(one, tokens));
  const [top, right = top, bottom = top, left = right] = list;
  return [top, right, bottom, left];
};

export const paints = (word: string, tokens: TokenTable): unknown[] =>
  split(word, '+').map((one) => {
    if (one.startsWith('{')) return value(one, tokens);
    const [rest = '', blendMode] = split(one, '&', 2);
    const [colour = '', opacity] = split(rest, '@', 2);
    return {
      kind: 'solid',
      ...Object.fromEntries(member('color', colour, tokens)),
      ...(opacity === undefined ? {} : { opacity: Number(opacity) }),
      ...(blendMode === undefined ? {} : { blendMode: text(blendMode) }),
    };
  });

export const plain = text;
