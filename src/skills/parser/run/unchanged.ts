import { createHash } from 'node:crypto';
import type { SnapshotCounts } from '#contract/snapshot';
import { latestSnapshot, newestHead } from '#workspace/snapshots';
import type { ImportRequest, ParserRun } from './parser-run.ts';

/** Changed when the same inputs give another snapshot than before. */
const PARSER_VERSION = 2;

/**
 * One hash over everything that a snapshot is made of: what the source holds, the adapter, the settings, and what was asked.
 * @param fingerprint of the source, as it says itself
 */
export const inputsDigest = (run: ParserRun, request: ImportRequest, fingerprint: string): string => {
  const { framework } = run.config;
  const { alias, description, dedup, screens } = request;
  const asked = { alias, description, dedup, screens: [...screens].sort() };
  const inputs = [PARSER_VERSION, fingerprint, run.adapter.digest, framework, asked];
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
};

export interface SameSnapshot {
  readonly name: string;
  readonly path: string;
  readonly counts: SnapshotCounts;
  readonly version: string | null;
}

/** The newest snapshot when it was made of the same inputs; an older one would not be what code is made of. */
export const sameSnapshot = async (run: ParserRun, digest: string): Promise<SameSnapshot | null> => {
  const newest = await newestHead(run.workspace, run.config.framework);
  if (newest === null || newest.head.inputsDigest !== digest) return null;
  // Somebody has pointed at another one: an import points at its own again.
  if ((await latestSnapshot(run.workspace, run.config.framework)) !== newest.name) return null;
  const { name, path, head } = newest;
  return { name, path, counts: head.counts, version: head.figmaVersion };
};
