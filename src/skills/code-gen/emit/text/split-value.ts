/** Parts of a value between separators that stand in no bracket and no quotes. */
export const splitValue = (value: string, separator: ',' | ' ' | '/' | ';'): string[] => {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let part = '';
  for (const char of value) {
    if (char === "'") quoted = !quoted;
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (char === separator && depth === 0 && !quoted) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part].map((one) => one.trim()).filter((one) => one !== '');
};
