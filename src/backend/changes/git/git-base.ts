import type { BaseFile } from '../base-file.ts';
import { hasRawBytes } from '../byte-text.ts';
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

const COMMAND = ['ls-tree', '-z', '-l'];

/**
 * What stands at the path in HEAD. With dots before it no name is taken for a pattern. An argument holds text only: a name with
 * other bytes in it is looked for among all.
 */
const entryAt = async (git: Git, path: string): Promise<string> => {
  const isRaw = hasRawBytes(path);
  const args = isRaw ? [...COMMAND, '-r', 'HEAD'] : [...COMMAND, 'HEAD', '--', `./${path}`];
  const { records } = await git.records({ args });
  return records.find((record) => record.slice(record.indexOf('\t') + 1) === path) ?? '';
};

/**
 * The bytes of a file in HEAD as they are stored: no filter and no text conversion is applied to them.
 * @param path relative to the workspace
 */
export const gitBase = async (git: Git, path: string, most: number): Promise<BaseFile> => {
  if (!(await hasHead(git))) return ABSENT;
  const [, mode = '', type = '', oid = '', size = '0'] = ENTRY.exec(await entryAt(git, path)) ?? [];
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
