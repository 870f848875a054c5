import { join } from 'node:path';
import { type SnapshotHead, snapshotHead } from '#contract/snapshot';
import { readPrefix } from '../files/bounded-read.ts';
import { jsonMembers } from '../files/json-members.ts';
import { HEAD_FILE } from './manifest.ts';

const HEAD_KEYS = Object.keys(snapshotHead.shape);
/** The head stands before the document, so a small part of a large file is enough. */
const PREFIXES = [64 * 1024, 4 * 1024 * 1024];

const parseHead = (text: string): SnapshotHead | null => {
  const { members } = jsonMembers(text);
  const wanted = members.filter((member) => HEAD_KEYS.includes(member.key));
  try {
    const values = wanted.map(({ key, text: value }) => [key, JSON.parse(value) as unknown]);
    const parsed = snapshotHead.safeParse(Object.fromEntries(values));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

/** Head of the `design-context.json` in a folder, read without its document; null when it is not there or not one. */
export const readHead = async (dir: string): Promise<SnapshotHead | null> => {
  for (const length of PREFIXES) {
    const read = await readPrefix(join(dir, HEAD_FILE), length);
    if (read.kind !== 'ok') return null;
    const head = parseHead(new TextDecoder().decode(read.bytes));
    if (head !== null || read.bytes.length < length) return head;
  }
  return null;
};
