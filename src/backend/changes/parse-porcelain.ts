export interface Changes {
  readonly added: number;
  readonly modified: number;
  readonly deleted: number;
}

type Kind = keyof Changes;

/** `XY` of porcelain v2: X is the index against HEAD, Y the work tree against the index. */
const kindOf = (xy: string): Kind => {
  if (xy.includes('D')) return 'deleted';
  return xy.startsWith('A') ? 'added' : 'modified';
};

/**
 * `git status --porcelain=v2 -z --branch`: records end in NUL.
 * `# branch.head main` · `1 XY …` changed · `2 XY …` renamed, with the old path in the record behind · `u XY …` unmerged · `? path` untracked.
 */
export const parsePorcelain = (raw: string): { branch: string | null; changes: Changes } => {
  const counts: Record<Kind, number> = { added: 0, modified: 0, deleted: 0 };
  let branch: string | null = null;
  const records = raw.split('\0');
  for (let index = 0; index < records.length; index += 1) {
    const record = records[index] as string;
    if (record.startsWith('# branch.head ')) branch = record.slice('# branch.head '.length);
    else if (record.startsWith('? ')) counts.added += 1;
    else if (record.startsWith('1 ') || record.startsWith('u ')) counts[kindOf(record.slice(2, 4))] += 1;
    else if (record.startsWith('2 ')) {
      counts.modified += 1;
      index += 1;
    }
  }
  return { branch: branch === '(detached)' ? null : branch, changes: counts };
};
