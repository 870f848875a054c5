import { fillsPath } from '../figma/client/endpoints.ts';
import { type FigmaSession, jsonOf } from '../figma/client/session.ts';
import { isFields } from '../figma/fields.ts';
import { type DownloadContext, downloadPicture } from '../figma/images/download.ts';
import { mapConcurrent } from '../figma/images/map-concurrent.ts';
import { type RenderAddress, renderAddresses } from '../figma/images/render-batches.ts';
import type { FillResult, PictureResult } from './design-source.ts';

/** Ids as Figma writes them; one that it cannot know would spoil the whole batch. */
const NODE_ID = /^[A-Z]?\d+:\d+(;\d+:\d+)*$/;

type Wanted = readonly [key: string, where: RenderAddress];

const batches = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

/** Downloads what has an address and hands the reasons of the rest on. */
const downloadAll = (
  wanted: readonly Wanted[],
  session: FigmaSession,
  formats: DownloadContext['formats'],
): AsyncGenerator<readonly [string, FillResult]> => {
  const { client, limits, failures } = session;
  return mapConcurrent(wanted, limits.downloads, async ([key, where], signal) => {
    if ('reason' in where) return [key, where] as const;
    return [key, await downloadPicture(where.address, { client, limits, failures, formats, signal })] as const;
  });
};

const asPicture = (result: FillResult): PictureResult => {
  if ('reason' in result) return result;
  const { bytes, format } = result;
  return format === 'png' || format === 'svg' ? { bytes, format } : { reason: 'not-an-image' };
};

/** Ceil(n / 100) render requests when all goes well; each batch is downloaded before the next is asked for. */
export async function* fetchFigmaPictures(
  session: FigmaSession,
  ids: readonly string[],
  onProgress: (done: number) => void,
): AsyncGenerator<readonly [string, PictureResult]> {
  const originalOf = (id: string): string => session.known.renamed.get(id) ?? id;
  const wanted = [...new Set(ids)];
  const askable = wanted.filter((id) => NODE_ID.test(originalOf(id)));
  let done = 0;
  for (const id of wanted) {
    if (NODE_ID.test(originalOf(id))) continue;
    onProgress(++done);
    yield [id, { reason: 'null-render' }];
  }
  for (const batch of batches(askable, session.limits.renderBatch)) {
    const addresses = await renderAddresses([...new Set(batch.map(originalOf))], session);
    const placed = batch.map((id): Wanted => [id, addresses.get(originalOf(id)) ?? { reason: 'null-render' }]);
    for await (const [id, result] of downloadAll(placed, session, ['png'])) {
      onProgress(++done);
      yield [id, asPicture(result)];
    }
  }
}

/** One request for all addresses, none when nothing is wanted. */
export async function* fetchFigmaFills(
  session: FigmaSession,
  refs: readonly string[],
): AsyncGenerator<readonly [string, FillResult]> {
  if (refs.length === 0) return;
  const answer = jsonOf(await session.client.api('fills', fillsPath(session.fileKey)), session, 'fills');
  const meta = isFields(answer) ? answer['meta'] : null;
  const images = isFields(meta) && isFields(meta['images']) ? meta['images'] : {};
  const wanted = [...new Set(refs)].map((ref): Wanted => {
    const address = Object.hasOwn(images, ref) ? images[ref] : null;
    return [ref, typeof address === 'string' && address !== '' ? { address } : { reason: 'no-file' }];
  });
  yield* downloadAll(wanted, session, ['png', 'jpeg', 'gif', 'webp', 'svg']);
}
