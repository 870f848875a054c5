import type { PictureReason } from '../../source/design-source.ts';
import { serverMessage } from '../client/api-failure.ts';
import { rendersPath } from '../client/endpoints.ts';
import type { HttpOutcome } from '../client/http-get.ts';
import { type FigmaSession, jsonOf } from '../client/session.ts';
import { isFields } from '../fields.ts';

/** Where the picture of a layer is, unchecked, or why there is none. */
export type RenderAddress = { readonly address: unknown } | { readonly reason: PictureReason };

/** Statuses that mean "this batch is too much": smaller ones may do. */
const TOO_MUCH: ReadonlySet<number> = new Set([413, 414, 500, 504]);

/** Figma's other way to say so: a 400 that speaks of time or size. */
const SPEAKS_OF_SIZE = /time-?out|too large|smaller|fewer/i;

const isTooMuch = (outcome: HttpOutcome): boolean => {
  if (outcome.kind !== 'answer') return outcome.kind === 'timeout';
  return (
    TOO_MUCH.has(outcome.status) || (outcome.status === 400 && SPEAKS_OF_SIZE.test(serverMessage(outcome.body, '')))
  );
};

const request = async (ids: readonly string[], session: FigmaSession): Promise<unknown> => {
  // A batch that is too much is halved at once; only a single layer is worth asking for again.
  const settles = (outcome: HttpOutcome): boolean => ids.length > 1 && isTooMuch(outcome);
  const outcome = await session.client.api('renders', rendersPath(session.fileKey, ids), settles);
  if (isTooMuch(outcome)) {
    // Waiting in vain is dear: four of those and the rest is left alone.
    session.failures.left -= outcome.kind === 'timeout' ? session.limits.renderFailures / 4 : 1;
    return null;
  }
  return jsonOf(outcome, session, 'renders');
};

const addressOf = (answer: unknown, id: string): RenderAddress => {
  const images = isFields(answer) && isFields(answer['images']) ? answer['images'] : {};
  const address = Object.hasOwn(images, id) ? images[id] : null;
  return address === null || address === '' ? { reason: 'null-render' } : { address };
};

/**
 * Asks for the renders of one batch and halves it as long as the server fails, down to single layers.
 * @throws CodedError for failures that are not about the size of the batch
 */
export const renderAddresses = async (
  batch: readonly string[],
  session: FigmaSession,
): Promise<ReadonlyMap<string, RenderAddress>> => {
  const found = new Map<string, RenderAddress>();
  const waiting: (readonly string[])[] = [batch];
  for (let ids = waiting.pop(); ids !== undefined; ids = waiting.pop()) {
    const answer = session.failures.left > 0 ? await request(ids, session) : null;
    if (answer !== null) {
      for (const id of ids) found.set(id, addressOf(answer, id));
    } else if (ids.length === 1 || session.failures.left <= 0) {
      for (const id of ids) found.set(id, { reason: 'server-error' });
    } else {
      const half = Math.ceil(ids.length / 2);
      waiting.push(ids.slice(half), ids.slice(0, half));
    }
  }
  return found;
};
