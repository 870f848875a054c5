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
