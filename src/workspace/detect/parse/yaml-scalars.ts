/** `  key: value`, `- item` or `- key: value`; quotes, comments and anchors are handled as far as settings need. */
const LINE = /^(?<indent> *)(?<dash>- +)?(?:(?<key>["']?[\w./@-]+["']?) *:(?: +(?<value>.*))?|(?<item>.+))$/;

/** No setting is longer; whoever made such a line wants to keep us busy. */
const MAX_LINE = 1_000;

const unquote = (value: string): string => {
  const quoted = /^(["'])(.*?)\1/.exec(value);
  return quoted ? (quoted[2] ?? '') : value.replace(/\s+#.*$/, '').trim();
};

/**
 * The scalars of a YAML file by their path: `environment.sdk` → `^3.5.0`; items of a list stand under `list.item` with the value `true`.
 * Settings files need no more; flow collections and block texts are left out.
 */
export const yamlScalars = (text: string | null): ReadonlyMap<string, string> => {
  const scalars = new Map<string, string>();
  const stack: { indent: number; key: string }[] = [];
  for (const line of (text ?? '').split(/\r?\n/)) {
    const isSetting = line.length <= MAX_LINE && !/^\s*(?:#|$)/.test(line);
    const groups = isSetting ? LINE.exec(line)?.groups : undefined;
    if (groups === undefined) continue;
    const indent = (groups['indent'] ?? '').length + (groups['dash'] ?? '').length;
    while ((stack.at(-1)?.indent ?? -1) >= indent) stack.pop();
    const key = unquote(groups['key'] ?? groups['item'] ?? '');
    const path = [...stack.map((outer) => outer.key), key].join('.');
    const value = groups['key'] === undefined ? 'true' : unquote(groups['value'] ?? '');
    if (value === '') stack.push({ indent, key });
    else scalars.set(path, value);
  }
  return scalars;
};
