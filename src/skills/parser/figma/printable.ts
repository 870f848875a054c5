/** Text of a design or a server for a message: invisible characters become visible marks, long text is cut. */
export const printable = (text: string, longest = 120): string => {
  const shown = text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
    (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return shown.length > longest ? `${shown.slice(0, longest - 1)}…` : shown;
};

/** `&#95;` and `&#x5f;` as what they stand for: some pages write a token so when they repeat what they were sent. */
const withoutEntities = (text: string): string =>
  text.replace(/&#(?:x([\da-f]{1,5})|(\d{1,6}));?/gi, (_entity, hex: string | undefined, decimal: string) =>
    String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
  );

/** At most 80 characters of an answer that should have been JSON: no tags, no line breaks, no secret. */
export const excerpt = (bytes: Uint8Array, secret: string | null): string => {
  const text = new TextDecoder().decode(bytes.subarray(0, 8_192));
  const plain = text.replace(/<(script|style)\b.*?(<\/\1>|$)/gis, ' ').replace(/<[^>]*>?/g, ' ');
  return printable(withoutSecret(withoutEntities(plain), secret).replace(/\s+/g, ' ').trim(), 80);
};

/** A server may repeat what it was sent. */
export const withoutSecret = (text: string, secret: string | null): string =>
  secret === null || secret === '' ? text : text.replaceAll(secret, '•••');
