import { type FileChange, type FileChangeKind, MAX_LISTED_CHANGES } from '#contract/file-change';

export interface ParsedStatus {
  /** Null when no branch is checked out. */
  readonly branch: string | null;
  readonly changes: { readonly added: number; readonly modified: number; readonly deleted: number };
  readonly files: readonly FileChange[];
}

/** `XY` of porcelain v2: X is the index against HEAD, Y the work tree against the index. */
const kindOf = (xy: string): FileChangeKind => {
  if (xy.includes('D')) return 'Deleted';
  return xy.startsWith('A') ? 'Added' : 'Modified';
};

/** How many fields stand before the path, by the first letter of the record. */
const FIELDS: Readonly<Record<string, number>> = { '1': 8, '2': 9, u: 10, '?': 1 };

const pathOf = (record: string): string => {
  let at = 0;
  for (let field = FIELDS[record.charAt(0)] ?? 0; field > 0; field -= 1) at = record.indexOf(' ', at) + 1;
  return record.slice(at);
};

/** The workspace itself, untracked as a whole, is `./`. */
const below = (prefix: string, path: string): string =>
  path.startsWith(prefix) ? path.slice(prefix.length) || './' : path;

/**
 * `git status --porcelain=v2 -z --branch`: records end in NUL.
 * `# branch.head main` · `1 XY …` changed · `2 XY …` renamed, with the old path in the record behind · `u XY …` unmerged · `? path` untracked.
 * Paths are relative to the top of the repository; `prefix` (`sub/`) is where the workspace lies in it.
 */
export const parsePorcelain = (raw: string, prefix = ''): ParsedStatus => {
  const counts: Record<FileChangeKind, number> = { Added: 0, Modified: 0, Deleted: 0 };
  const files: FileChange[] = [];
  let branch: string | null = null;
  const records = raw.split('\0');
  for (let index = 0; index < records.length; index += 1) {
    const record = records[index] as string;
    if (record.startsWith('# branch.head ')) branch = record.slice('# branch.head '.length);
    if (!Object.hasOwn(FIELDS, record.charAt(0))) continue;
    const renamed = record.startsWith('2');
    const kind = record.startsWith('?') ? 'Added' : renamed ? 'Modified' : kindOf(record.slice(2, 4));
    counts[kind] += 1;
    if (files.length < MAX_LISTED_CHANGES) files.push({ path: below(prefix, pathOf(record)), kind });
    if (renamed) index += 1;
  }
  const changes = { added: counts.Added, modified: counts.Modified, deleted: counts.Deleted };
  return { branch: branch === '(detached)' ? null : branch, changes, files };
};
