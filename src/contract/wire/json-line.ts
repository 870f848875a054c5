const unit = (char: string, at: number): string => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`;

/**
 * JSON that is safe on a terminal: JSON escapes the first 32 characters alone; the others that steer a terminal are
 * written as escapes too, which mean the same.
 */
export const jsonLine = (record: object): string =>
  JSON.stringify(record).replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (char) =>
    Array.from({ length: char.length }, (_, at) => unit(char, at)).join(''),
  );
