import type { ProjectChange } from '#contract/code-gen/project-view';
import type { FileChangeKind } from '#contract/file-change';

export interface ParsedStatus {
  /** Null when no branch is checked out. */
  readonly branch: string | null;
  /** The commit that is compared with; null before the first one. */
  readonly oid: string | null;
  readonly changes: readonly ProjectChange[];
}

const MISSING = '000000';

/** File, link or submodule: what the first digits of a mode tell. */
const typeOf = (mode: string): string => mode.slice(0, 3);

/** HEAD against the work tree, by their modes alone; the index only adds marks. */
const kindOf = (head: string, work: string): FileChangeKind => {
  if (work === MISSING) return 'Deleted';
  return head === MISSING ? 'Added' : 'Modified';
};

interface Fields {
  /** The first ones, separated by blanks. */
  readonly head: readonly string[];
  readonly path: string;
}

const fieldsOf = (record: string, count: number): Fields => {
  const head: string[] = [];
  let at = 0;
  for (let field = 0; field < count; field += 1) {
    const end = record.indexOf(' ', at);
    head.push(record.slice(at, end));
    at = end + 1;
  }
  return { head, path: record.slice(at) };
};

const marksOf = (xy: string, sub: string, modes: readonly string[]): string[] => {
  const marks: string[] = [];
  if (xy.charAt(0) !== '.') marks.push('staged');
  if (sub.startsWith('S')) marks.push('submodule');
  const types = new Set(modes.filter((mode) => mode !== MISSING).map(typeOf));
  if (types.size > 1) marks.push('type');
  return marks;
};

/** `1 XY sub mH mI mW hH hI path` */
const changed = (record: string): ProjectChange => {
  const { head, path } = fieldsOf(record, 8);
  const [, xy = '', sub = '', mH = '', , mW = ''] = head;
  return { path, kind: kindOf(mH, mW), marks: marksOf(xy, sub, [mH, mW]) };
};

/** `2 XY sub mH mI mW hH hI Xscore path`, the old path in the record behind. Renamed and then deleted: the old path is gone. */
const renamed = (record: string, from: string): ProjectChange => {
  const { head, path } = fieldsOf(record, 9);
  const [, xy = '', sub = '', mH = '', , mW = '', , , score = ''] = head;
  const marks = marksOf(xy, sub, [mH, mW]);
  const isGone = mW === MISSING;
  if (score.startsWith('C')) return { path, kind: isGone ? 'Deleted' : 'Added', from, marks: [...marks, 'copied'] };
  if (isGone) return { path: from, kind: 'Deleted', marks };
  return { path, kind: 'Modified', from, marks: [...marks, 'renamed'] };
};

/** `u XY sub m1 m2 m3 mW h1 h2 h3 path`: m2 is ours, which is HEAD. */
const unmerged = (record: string): ProjectChange => {
  const { head, path } = fieldsOf(record, 10);
  const [, , sub = '', , m2 = '', , mW = ''] = head;
  const marks = ['conflict', ...(sub.startsWith('S') ? ['submodule'] : [])];
  return { path, kind: kindOf(m2, mW), marks };
};

const HEAD = '# branch.head ';
const OID = '# branch.oid ';

const pathBelow = (path: string, prefix: string): string =>
  path.startsWith(prefix) ? path.slice(prefix.length) : path;

const pathsBelow = (change: ProjectChange, prefix: string): ProjectChange => {
  if (prefix === '') return change;
  const path = pathBelow(change.path, prefix);
  return change.from === undefined ? { ...change, path } : { ...change, path, from: pathBelow(change.from, prefix) };
};

/** Renamed in the work tree alone: the old path has a record of its own, of the index, and whether HEAD had it stands there. */
const withoutLeft = (changes: readonly ProjectChange[], left: ReadonlySet<string>): readonly ProjectChange[] => {
  const fresh = new Set(changes.filter(({ path, kind }) => kind === 'Added' && left.has(path)).map(({ path }) => path));
  return changes.map(({ from, ...change }) => {
    if (left.has(change.path)) return { ...change, kind: 'Deleted' };
    if (from === undefined) return change;
    return fresh.has(from) ? { ...change, kind: 'Added', marks: [] } : { ...change, from };
  });
};

/**
 * `git status --porcelain=v2 -z --branch --untracked-files=no`.
 * Paths are relative to the top of the repository; `prefix` (`sub/`) is where the workspace lies in it.
 *
 * | git | here |
 * | --- | --- |
 * | not in HEAD, in the work tree | Added |
 * | in HEAD and in the work tree | Modified |
 * | not in the work tree | Deleted |
 * | `R` | Modified at the new path, `from` the old one, `renamed` |
 * | `C` | Added, `from` the original, `copied` |
 * | `u` | as HEAD and work tree say, `conflict` |
 * | file, link or submodule became another of these | `type` |
 * | `S…` | `submodule` |
 * | X is no dot | `staged` |
 */
export const parsePorcelain = (records: readonly string[], prefix = ''): ParsedStatus => {
  const changes: ProjectChange[] = [];
  const left = new Set<string>();
  let branch: string | null = null;
  let oid: string | null = null;
  for (let index = 0; index < records.length; index += 1) {
    const record = records[index] as string;
    const type = record.slice(0, 2);
    if (type === '1 ') changes.push(pathsBelow(changed(record), prefix));
    else if (type === 'u ') changes.push(pathsBelow(unmerged(record), prefix));
    else if (type === '2 ') {
      index += 1;
      const from = records[index] ?? '';
      if (record.charAt(3) === 'R') left.add(pathBelow(from, prefix));
      changes.push(pathsBelow(renamed(record, from), prefix));
    } else if (record.startsWith(HEAD)) branch = record.slice(HEAD.length);
    else if (record.startsWith(OID)) oid = record.slice(OID.length);
  }
  return {
    branch: branch === '(detached)' ? null : branch,
    oid: oid === '(initial)' ? null : oid,
    changes: left.size === 0 ? changes : withoutLeft(changes, left),
  };
};
