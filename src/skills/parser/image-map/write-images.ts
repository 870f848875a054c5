import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { CodedError } from '#contract/errors';
import type { ImageEntry, ImageMap } from '#contract/snapshot';
import type { SnapshotStaging } from '#workspace/snapshot-staging';
import type { Decoder } from '../dedup/decode/decoder.ts';
import { mapBounded } from '../dedup/map-bounded.ts';
import type { DrawnHere } from '../run/parser-run.ts';
import type { PictureStore, StoredPicture } from '../run/picture-store.ts';
import { stopIfAborted } from '../semantic-ast/plan-pictures.ts';
import type { KeyedImage } from './key-images.ts';

const WRITTEN_AT_ONCE = 8;

/** Where pictures come from, where they go, and who draws what is not drawn yet. */
export interface Drawing {
  readonly staging: SnapshotStaging;
  readonly pictures: PictureStore;
  readonly decoder: Decoder;
  readonly missing: ReadonlyMap<string, string>;
  readonly missingFills: ReadonlyMap<string, string>;
  readonly drawn: ReadonlyMap<string, DrawnHere>;
  readonly notDrawn: ReadonlyMap<string, string>;
  readonly signal: AbortSignal;
}

const without = (reason: string): ImageEntry & { readonly snapshot: null } => ({ snapshot: null, md5: null, reason });

/** A layer that came without a picture and was not drawn here either. */
const withoutDrawing = ({ notDrawn }: Drawing, id: string, reason: string): ImageEntry => {
  const drawing = notDrawn.get(id);
  return { ...without(reason), ...(drawing === undefined ? {} : { drawing }) };
};

async function* hashed(path: string, hash: Hash, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    stopIfAborted(signal);
    hash.update(chunk as Uint8Array);
    yield chunk as Uint8Array;
  }
}

/** Copies a file into the snapshot. A file that cannot be read is flagged; a disk that cannot be written ends the import. */
const copyIn = async ({ staging, signal }: Drawing, from: string, snapshot: string): Promise<ImageEntry> => {
  const hash = createHash('md5');
  try {
    await staging.writeFile(snapshot, hashed(from, hash, signal));
    return { snapshot, md5: hash.digest('hex') };
  } catch (error) {
    if (error instanceof CodedError) throw error;
    return without('unreadable');
  }
};

/** The path of a PNG: the picture as it came, or a drawing of it at scale 2. */
const pngOf = async ({ decoder }: Drawing, { path, format }: StoredPicture): Promise<string | { reason: string }> => {
  if (format === 'png') return path;
  const out = `${path}.png`;
  const drawn = await decoder.toPng(path, out);
  return 'reason' in drawn ? { reason: drawn.reason } : out;
};

/** Writes one picture of a layer below `screenshots/` and says what the image map says of it. */
export const writePicture = async (drawing: Drawing, id: string, name: string): Promise<ImageEntry> => {
  const stored = drawing.pictures.get(id);
  if (stored === undefined) return withoutDrawing(drawing, id, drawing.missing.get(id) ?? 'no-file');
  const png = await pngOf(drawing, stored);
  if (typeof png !== 'string') return without(png.reason);
  const entry = await copyIn(drawing, png, `screenshots/${name}.png`);
  const drawn = drawing.drawn.get(id);
  return entry.snapshot === null || drawn === undefined ? entry : { ...entry, drawn };
};

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** Writes every kept picture and returns the image map, by key. @throws CodedError `cancelled`, and those of the staging */
export const writeImages = async (drawing: Drawing, images: readonly KeyedImage[]): Promise<ImageMap> => {
  const entries: [string, ImageEntry][] = [];
  await mapBounded(images, WRITTEN_AT_ONCE, async ({ key, ids, kept, reason }) => {
    stopIfAborted(drawing.signal);
    const blank = (): ImageEntry => withoutDrawing(drawing, ids[0] ?? '', reason ?? 'no-file');
    entries.push([key, kept === null ? blank() : await writePicture(drawing, kept, key)]);
  });
  return Object.fromEntries(entries.sort(byKey));
};

const fillKey = (ref: string): string => `fillImage${createHash('sha256').update(ref).digest('hex').slice(0, 10)}`;

/** Where the picture of a fill stands among those of layers. */
export const fillId = (ref: string): string => `fill:${ref}`;

const writeFill = async (drawing: Drawing, ref: string): Promise<ImageEntry> => {
  const stored = drawing.pictures.get(fillId(ref));
  if (stored === undefined) return without(drawing.missingFills.get(ref) ?? 'no-file');
  return copyIn(drawing, stored.path, `screenshots/${fillKey(ref)}.${stored.format}`);
};

/** Image fills keep their bytes and format: they are photographs more often than not. */
export const writeFills = async (drawing: Drawing, refs: readonly string[]): Promise<ImageMap> => {
  const entries: [string, ImageEntry][] = [];
  await mapBounded(refs, WRITTEN_AT_ONCE, async (ref) => {
    stopIfAborted(drawing.signal);
    entries.push([fillKey(ref), { ...(await writeFill(drawing, ref)), imageRef: ref }]);
  });
  return Object.fromEntries(entries.sort(byKey));
};
