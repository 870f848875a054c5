import { createHash } from 'node:crypto';
import type { SnapshotCounts, SnapshotHead } from '#contract/snapshot';
import { readImageDecisions } from '#workspace/image-decisions';
import { latestSnapshot, newestHead } from '#workspace/snapshots';
import type { ImportRequest, ParserRun } from './parser-run.ts';

/** Changed when the same inputs give another snapshot than before. */
const PARSER_VERSION = 3;

/**
 * One hash over everything that a snapshot is made of: what the source holds, the adapter, the settings, and what was asked.
 * @param fingerprint of the source, as it says itself
 * @throws CodedError `image-decisions-invalid`
 */
export const inputsDigest = async (run: ParserRun, request: ImportRequest, fingerprint: string): Promise<string> => {
  const { framework } = run.config;
  const { alias, description, dedup, screens, draw } = request;
  const asked = { alias, description, dedup, screens: [...screens].sort(), draw };
  // What was said about pictures holds for the next import, so there has to be one.
  const decisions = await readImageDecisions(run.workspace);
  const inputs = [PARSER_VERSION, fingerprint, run.adapter.digest, framework, asked, decisions];
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
};

export interface SameSnapshot {
  readonly name: string;
  readonly path: string;
  readonly counts: SnapshotCounts;
  readonly version: string | null;
  /** Of its inputs; absent where the source could not tell what it held. */
  readonly digest: string | undefined;
  readonly head: SnapshotHead;
}

/** The newest snapshot: an older one of the same inputs would not be what code is made of. */
export const newestSnapshot = async (run: ParserRun): Promise<SameSnapshot | null> => {
  const newest = await newestHead(run.workspace, run.config.framework);
  // Somebody may have pointed at another one: an import points at its own again.
  if (newest === null || (await latestSnapshot(run.workspace, run.config.framework)) !== newest.name) return null;
  const { name, path, head } = newest;
  return { name, path, counts: head.counts, version: head.figmaVersion, digest: head.inputsDigest, head };
};
