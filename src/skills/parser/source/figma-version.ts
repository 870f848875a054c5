import { createHash } from 'node:crypto';
import type { SnapshotHead } from '#contract/snapshot';
import { metaPath } from '../figma/client/endpoints.ts';
import { parseJson } from '../figma/client/json.ts';
import type { FigmaSession } from '../figma/client/session.ts';
import { isFields } from '../figma/fields.ts';
import type { DesignVersion } from './design-source.ts';

const LONGEST = 1_000;
/** Figma's clock and this one may differ so much. */
const CLOCKS_APART_MS = 120_000;

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST ? value : null;

/**
 * The version that the file has now, by the cheapest call there is. An endpoint or scope that this token lacks, a limit,
 * or an answer that makes no sense gives null, and the import goes on as if it had not been asked. One attempt.
 * @throws CodedError only when the signal fires
 */
export const fetchFigmaVersion = async (session: FigmaSession): Promise<DesignVersion | null> => {
  const outcome = await session.client.api('meta', metaPath(session.fileKey), () => true);
  if (outcome.kind !== 'answer' || outcome.status !== 200) return null;
  const parsed = parseJson(outcome.body);
  if (!parsed.ok || !isFields(parsed.value)) return null;
  const { file = parsed.value } = parsed.value;
  const version = isFields(file) ? text(file['version']) : null;
  if (version === null || !isFields(file)) return null;
  const lastModified = text(file['last_touched_at']);
  const at = Date.parse(lastModified ?? '');
  session.known.changedAt = Number.isNaN(at) ? Number.POSITIVE_INFINITY : at + CLOCKS_APART_MS;
  return { version, lastModified };
};

/** What a snapshot of this version of these layers is made of. Null without a version. */
export const versionFingerprint = ({ fileKey, nodeIds }: FigmaSession, version: string | null): string | null =>
  version === null
    ? null
    : createHash('sha256')
        .update(JSON.stringify(['figma-rest', fileKey, [...nodeIds].sort(), version]))
        .digest('hex');

const isOf = (head: SnapshotHead, { fileKey, nodeIds }: FigmaSession): boolean =>
  head.source === 'figma-rest' &&
  head.fileKey === fileKey &&
  JSON.stringify([...head.nodeIds].sort()) === JSON.stringify([...nodeIds].sort());

/** Asks for the version only where the newest snapshot is of the same file and layers, so a first import asks nothing needless. */
export const figmaFingerprint = async (session: FigmaSession, newest: SnapshotHead | null): Promise<string | null> => {
  if (newest === null || !isOf(newest, session)) return null;
  const now = await fetchFigmaVersion(session);
  return versionFingerprint(session, now?.version ?? null);
};
