const KEY = /^( *)([\w-]+):[ ]*(#.*)?$/;
const ITEM = /^( *)- +(.*)$/;

const indentOf = (line: string): number => line.length - line.trimStart().length;
const isBlank = (line: string): boolean => /^\s*(#.*)?$/.test(line);

/** Place of a key at an indent, between two lines; -1 for none. */
const keyAt = (lines: readonly string[], key: string, { from, to, indent }: Range & { readonly indent: number }) =>
  lines.findIndex((line, at) => {
    const found = at >= from && at < to ? KEY.exec(line) : null;
    return found?.[2] === key && (found[1] ?? '').length === indent;
  });

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Behind the last line of what a key holds: the next one that stands as far out as the key, and is no item of it. */
const endOfBlock = (lines: readonly string[], at: number, indent: number): number => {
  const next = lines.findIndex(
    (line, index) =>
      index > at && !isBlank(line) && indentOf(line) <= indent && !(indentOf(line) === indent && ITEM.test(line)),
  );
  let end = next < 0 ? lines.length : next;
  while (end > at + 1 && isBlank(lines[end - 1] ?? '')) end -= 1;
  return end;
};

const bareItem = (line: string): string | undefined =>
  ITEM.exec(line)?.[2]
    ?.replace(/\s+#.*$/, '')
    .trim()
    .replace(/^(['"])(.*)\1$/, '$2');

/** A text that means what its lines look like: one document, indented by spaces, whose keys open blocks. */
const isPlain = (text: string): boolean =>
  !/^(?:---|\.\.\.|%)/m.test(text.replace(/^---[ ]*\n/, '')) &&
  !/^ *\t/m.test(text) &&
  !/[&*!|>][\w-]*\s*$/m.test(text.replaceAll(/^\s*#.*$/gm, ''));

const inserted = (lines: readonly string[], at: number, more: readonly string[]): string =>
  [...lines.slice(0, at), ...more, ...lines.slice(at)].join('\n');

/** True for an entry that names a folder or a file of YAML without any sign of its own. */
const isSafe = (path: string): boolean => /^[\w./-]+$/.test(path) && !path.startsWith('-');

const withItems = (
  lines: readonly string[],
  at: number,
  { paths, indent }: { paths: readonly string[]; indent: number },
) => {
  const end = endOfBlock(lines, at, indent);
  const items = lines.slice(at + 1, end);
  const has = new Set(items.map(bareItem));
  const missing = paths.filter((path) => !has.has(path) && !has.has(path.replace(/\/$/, '')));
  const own = items.find((line) => ITEM.test(line));
  const lead = ' '.repeat(own === undefined ? indent + 2 : indentOf(own));
  return missing.length === 0
    ? lines.join('\n')
    : inserted(
        lines,
        end,
        missing.map((path) => `${lead}- ${path}`),
      );
};

/**
 * `pubspec.yaml` with folders among its assets, everything else as it stands; the same text where they are there already.
 * Null where it is written in a way in which a line more could mean something else.
 * @param paths folders with a slash at their end
 */
export const withAssets = (text: string, paths: readonly string[]): string | null => {
  if (!isPlain(text) || !paths.every(isSafe)) return null;
  const lines = text.split('\n');
  const top = keyAt(lines, 'flutter', { from: 0, to: lines.length, indent: 0 });
  if (top < 0) {
    if (/^flutter\s*:/m.test(text)) return null;
    const added = ['flutter:', '  assets:', ...paths.map((path) => `    - ${path}`)].join('\n');
    return `${text.replace(/\n*$/, '\n')}\n${added}\n`;
  }
  const end = endOfBlock(lines, top, 0);
  const first = lines.slice(top + 1, end).find((line) => !isBlank(line));
  const indent = first === undefined ? 2 : indentOf(first);
  if (indent === 0 || (first !== undefined && ITEM.test(first))) return null;
  const assets = keyAt(lines, 'assets', { from: top + 1, to: end, indent });
  if (assets >= 0) return withItems(lines, assets, { paths, indent });
  if (lines.slice(top + 1, end).some((line) => /^\s*(?:['"])?assets(?:['"])?\s*:/.test(line))) return null;
  const lead = ' '.repeat(indent);
  return inserted(lines, top + 1, [`${lead}assets:`, ...paths.map((path) => `${lead}  - ${path}`)]);
};
