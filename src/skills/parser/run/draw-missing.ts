import { createHash } from 'node:crypto';
import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { coded } from '#workspace/fs-failure';
import type { Decoder } from '../dedup/decode/decoder.ts';
import { mapBounded } from '../dedup/map-bounded.ts';
import { fillId } from '../image-map/write-images.ts';
import type { DrawAssets, DrawnLayer } from '../read/draw-portion.ts';
import type { RenderImage } from '../render/drawing.ts';
import { embedFills, fillPlaceholder, promisedFill } from '../render/fill-images.ts';
import type { FontBook } from '../render/text/font-book.ts';
import { stopIfAborted } from '../semantic-ast/plan-pictures.ts';
import { type DrawnHere, type ParserRun, part } from './parser-run.ts';
import { withDecoder } from './run-decoder.ts';
import { keepVector } from './write-vectors.ts';

/** Drawing is work of some 10 ms for an icon and 100 ms for a screen: what is beyond is flagged, and the import ends in time. */
const MOST_PICTURES = 1_200;
const MOST_SCREENS = 120;
/** Of a screen: a drawing of 10,000 layers takes as much memory as the rest of an import. */
const MOST_LAYERS = 8_000;
/** Ready pictures that are put into drawings of screens. */
const MOST_EMBEDDED = 2_000;
/** Figma says itself that there is nothing to see. */
const NOTHING = 'null-render';
const PNG_HEAD = 24;

interface Work {
  readonly run: ParserRun;
  readonly decoder: Decoder;
  readonly signal: AbortSignal;
  /** The fonts of the machine; null when nobody knows. */
  fonts(): Promise<FontBook | null>;
  /** PNG files of what drawings refer to, by placeholder. */
  readonly embedded: Map<string, string>;
}

const isDrawable = (run: ParserRun, id: string): boolean => (run.missing.get(id) ?? NOTHING) !== NOTHING;

/** What has no picture, in document order, and what of it is too much. */
const wanted = (run: ParserRun): { readonly ids: ReadonlySet<string>; readonly over: readonly string[] } => {
  const { pictures, screens } = part(run, 'reading');
  const open = pictures.filter(({ id }) => isDrawable(run, id));
  const missing = open.filter(({ shapeless }) => !shapeless).map(({ id }) => id);
  const seen = screens.filter(({ id, unseen }) => unseen === null && isDrawable(run, id));
  const blank = seen.filter(({ nodes }) => nodes <= MOST_LAYERS).map(({ id }) => id);
  // Known beforehand, so that nothing is read again for them.
  for (const { id, shapeless } of open) if (shapeless) run.notDrawn.set(id, 'no-geometry');
  for (const { id, nodes } of seen) if (nodes > MOST_LAYERS) run.notDrawn.set(id, 'too-many-layers');
  return {
    ids: new Set([...missing.slice(0, MOST_PICTURES), ...blank.slice(0, MOST_SCREENS)]),
    over: [...missing.slice(MOST_PICTURES), ...blank.slice(MOST_SCREENS)],
  };
};

const headOf = async (path: string): Promise<Buffer> => {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(PNG_HEAD), 0, PNG_HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

/** The PNG of a stored picture, whatever format it came in; null when no decoder can read it. */
const pngOf = async ({ run, decoder }: Work, id: string): Promise<string | null> => {
  const stored = run.pictures.get(id);
  if (stored === undefined) return null;
  if (stored.format === 'png') return stored.path;
  const out = `${stored.path}.embedded.png`;
  return 'reason' in (await decoder.toPng(stored.path, out)) ? null : out;
};

/** Its size, and a promise that its bytes are put in later. */
const promise = async (work: Work, name: string, id: string): Promise<RenderImage | undefined> => {
  const path = await pngOf(work, id);
  const image = path === null ? undefined : promisedFill(name, await headOf(path));
  if (path !== null && image !== undefined) work.embedded.set(fillPlaceholder(name), path);
  return image;
};

const promiseAll = async (
  work: Work,
  names: readonly string[],
  idOf: (name: string) => string,
): Promise<Map<string, RenderImage>> => {
  const images = new Map<string, RenderImage>();
  await mapBounded(names, work.decoder.width, async (name) => {
    stopIfAborted(work.signal);
    const image = await promise(work, name, idOf(name));
    if (image !== undefined) images.set(name, image);
  });
  return images;
};

const assetsOf = async (work: Work, ids: ReadonlySet<string>): Promise<DrawAssets> => {
  const { pictures, fills } = part(work.run, 'reading');
  const inPictures = pictures.filter(({ id }) => ids.has(id)).flatMap(({ refs }) => refs);
  const inScreens = fills.filter(({ screen }) => ids.has(screen)).map(({ ref }) => ref);
  const ready = pictures.filter(({ id, screen }) => ids.has(screen) && work.run.pictures.get(id) !== undefined);
  const readyIds = ready.slice(0, MOST_EMBEDDED).map(({ id }) => id);
  return {
    fills: await promiseAll(work, [...new Set([...inPictures, ...inScreens])], fillId),
    pictures: await promiseAll(work, readyIds, (id) => id),
    fonts: await work.fonts(),
  };
};

const embed = async ({ embedded }: Work, svg: string): Promise<string> => {
  const names = new Set(svg.match(/fill-[0-9a-f]{32}/g) ?? []);
  const pngs = new Map<string, Buffer>();
  for (const name of names) {
    const path = embedded.get(name);
    if (path !== undefined) pngs.set(name, await readFile(path));
  }
  return pngs.size === 0 ? svg : embedFills(svg, (name) => pngs.get(name));
};

/** Where the text of a drawing lies. @param png of `pixelsOf` */
const sourceOf = (png: string): string => png.replace(/png$/, 'svg');

/** Turns a drawing into a PNG; the same drawing is the same file. @returns null when the decoder cannot */
const pixelsOf = async (
  work: Work,
  svg: string,
  known: Map<string, Promise<string | null>>,
): Promise<string | null> => {
  const name = createHash('sha256').update(svg).digest('hex').slice(0, 32);
  const paint = async (): Promise<string | null> => {
    const { dir } = work.run.pictures;
    const out = join(dir, `drawn-${name}.png`);
    const source = sourceOf(out);
    const text = await embed(work, svg);
    await coded(dir, () => writeFile(source, text));
    return 'reason' in (await work.decoder.drawPng(source, out)) ? null : out;
  };
  const path = known.get(name) ?? paint();
  known.set(name, path);
  return path;
};

const told = ({ layers, flagged, reasons }: DrawnLayer): DrawnHere => ({ layers, flagged, reasons });

interface Taking {
  readonly screens: ReadonlySet<string>;
  readonly known: Map<string, Promise<string | null>>;
}

/** A picture of which a part is missing would be used as if it were whole; a screen is looked at, and says what is missing. */
const take = async (work: Work, layer: DrawnLayer, { screens, known }: Taking): Promise<boolean> => {
  const { run } = work;
  const isScreen = screens.has(layer.id);
  if (!isScreen && layer.leftOut !== null) {
    run.notDrawn.set(layer.id, layer.leftOut);
    return false;
  }
  const path = await pixelsOf(work, layer.svg, known);
  if (path === null) {
    run.notDrawn.set(layer.id, 'too-large');
    return false;
  }
  run.pictures.adopt(layer.id, { path, format: 'png' });
  run.missing.delete(layer.id);
  run.drawn.set(layer.id, told(layer));
  if (!isScreen) keepVector(run, layer, sourceOf(path));
  return true;
};

const drawAll = async (work: Work, ids: ReadonlySet<string>, onDrawn: () => void): Promise<number> => {
  const { readers, places, screens } = part(work.run, 'reading');
  const assets = await assetsOf(work, ids);
  const taking = { screens: new Set(screens.map(({ id }) => id)), known: new Map<string, Promise<string | null>>() };
  const jobs = places
    .map(({ portion, ids: there }) => ({ portion, ids: there.filter((id) => ids.has(id)) }))
    .filter((job) => job.ids.length > 0);
  let drawn = 0;
  await mapBounded(jobs, readers.width, async (job) => {
    stopIfAborted(work.signal);
    for (const layer of await readers.draw({ ...job, assets })) {
      stopIfAborted(work.signal);
      if (await take(work, layer, taking)) drawn += 1;
      onDrawn();
    }
  });
  return drawn;
};

export interface DrawContext {
  readonly signal: AbortSignal;
  fonts(): Promise<FontBook | null>;
  onProgress(done: number, total: number): void;
}

/**
 * Draws from their geometry what nobody gave a picture of: layers that are shown as pictures, and screens. What cannot be
 * drawn keeps the reason for which it came without a picture, and `notDrawn` says why it was not drawn either.
 * @returns how many were drawn @throws CodedError `cancelled`, and those of the disk
 */
export const drawMissing = async (run: ParserRun, { signal, fonts, onProgress }: DrawContext): Promise<number> => {
  if (!part(run, 'request').draw) return 0;
  const { ids, over } = wanted(run);
  for (const id of over) run.notDrawn.set(id, 'over-budget');
  if (ids.size === 0) return 0;
  let done = 0;
  return withDecoder(run, signal, (decoder) =>
    drawAll({ run, decoder, signal, fonts, embedded: new Map() }, ids, () => onProgress(++done, ids.size)),
  );
};
