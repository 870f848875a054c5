import { parseFigmaUrl, requestKey } from '#contract/design/figma-url';
import type { SnapshotHead } from '#contract/snapshot';
import { listSnapshots, readSnapshotHead } from '#workspace/snapshots';
import type { DesignSource } from '../source/design-source.ts';
import type { ParserRun } from './parser-run.ts';

/** A snapshot of the version that the file still has. */
export interface SameVersion {
  readonly snapshot: string;
  readonly head: SnapshotHead;
}

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [...a].sort().join() === [...b].sort().join();

/** The newest snapshot of the file and layers of an address; null when there is none, or none that can be read. */
const newestOf = async (run: ParserRun, url: string): Promise<SameVersion | null> => {
  const address = parseFigmaUrl(url);
  if (address.kind === 'refused') return null;
  const { framework } = run.config;
  for (const { name } of await listSnapshots(run.workspace, framework).catch(() => [])) {
    const head = await readSnapshotHead(run.workspace, framework, name).catch(() => null);
    const isSame =
      head?.source === 'figma-rest' && head.fileKey === requestKey(address) && sameIds(head.nodeIds, address.nodeIds);
    if (isSame) return { snapshot: name, head };
  }
  return null;
};

/**
 * The newest snapshot of the same file and layers when the file has not changed since. Figma is asked for the version only
 * where such a snapshot is, so a first import makes exactly the calls that were planned.
 * @throws CodedError only when the import is stopped
 */
export const sameVersion = async (run: ParserRun, source: DesignSource, url: string): Promise<SameVersion | null> => {
  const newest = await newestOf(run, url);
  if (newest === null || newest.head.figmaVersion === null) return null;
  const now = (await source.currentVersion?.()) ?? null;
  return now?.version === newest.head.figmaVersion ? newest : null;
};
