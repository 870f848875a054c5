import type { BaseFile } from '../base-file.ts';
import type { Git } from './run-git.ts';

const ABSENT: BaseFile = { kind: 'absent' };
/** `mode type oid size\tpath`; the size of a submodule is `-`, that of what is missing `BAD`. */
const ENTRY = /^(\d+) (\w+) ([0-9a-f]+) +(\S+)\t/;
const LONGEST_TARGET = 4_096;

const hasHead = async (git: Git): Promise<boolean> =>
  git.text({ args: ['rev-parse', '--quiet', '--verify', 'HEAD^{commit}'] }).then(
    (oid) => oid !== '',
    () => false,
  );

/**
 * The bytes of a file in HEAD as they are stored: no filter and no text conversion is applied to them.
 * @param path relative to the workspace
 */
export const gitBase = async (git: Git, path: string, most: number): Promise<BaseFile> => {
  if (!(await hasHead(git))) return ABSENT;
  const { records } = await git.records({ args: ['ls-tree', '-z', '-l', 'HEAD', '--', path] });
  const [, mode = '', type = '', oid = '', size = '0'] = ENTRY.exec(records[0] ?? '') ?? [];
  if (type === 'commit') {
    const bytes = Buffer.from(`Subproject commit ${oid}\n`);
    return { kind: 'bytes', bytes, size: bytes.length };
  }
  if (type !== 'blob') return ABSENT;
  const isLink = mode.startsWith('12');
  const { bytes } = await git.bytes({ args: ['cat-file', 'blob', oid], most: isLink ? LONGEST_TARGET : most });
  if (isLink) return { kind: 'link', target: bytes.toString('utf8') };
  return { kind: 'bytes', bytes, size: Number(size) };
};
