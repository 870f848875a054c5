import type { ChangesPage, FilesPage, ProjectChange } from '#contract/code-gen/project-view';
import type { Scanned } from '../changes/scanned.ts';
import type { FileList } from './list-files.ts';

/** What a page may be as JSON, with room for what is escaped. */
const PAGE_BYTES = 200_000;
const MOST_UNREADABLE = 100;

/** Where a page ends that begins at `from`: behind at least one item, unless there is none. */
const pageEnd = <T>(items: readonly T[], from: number, sizeOf: (item: T) => number): number => {
  let size = 0;
  for (let at = from; at < items.length; at += 1) {
    size += sizeOf(items[at] as T);
    if (size > PAGE_BYTES && at > from) return at;
  }
  return items.length;
};

const restOf = (end: number, length: number): number | null => (end < length ? end : null);

const sizeOfPath = (path: string): number => Buffer.byteLength(path) + 3;

export const filesPage = ({ paths, links, unreadable, left }: FileList, from: number): FilesPage => {
  const end = pageEnd(paths, from, sizeOfPath);
  const page = paths.slice(from, end);
  return {
    paths: page,
    links: links.size === 0 ? [] : page.filter((path) => links.has(path)),
    rest: restOf(end, paths.length),
    left,
    ...(from === 0 && unreadable.length > 0 ? { unreadable: unreadable.slice(0, MOST_UNREADABLE) } : {}),
  };
};

const sizeOfChange = ({ path, from, marks }: ProjectChange): number =>
  sizeOfPath(path) + sizeOfPath(from ?? '') + marks.join().length + 60;

/** A scan that is not there has no changes. */
export const changesPage = (found: Scanned | null, from: number): ChangesPage => {
  const changes = found?.changes ?? [];
  const end = pageEnd(changes, from, sizeOfChange);
  return { changes: changes.slice(from, end), rest: restOf(end, changes.length), total: found?.total ?? 0 };
};
