import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ImageEntry, ImageMap } from '#contract/snapshot';
import type { Place } from '../read/design-reading.ts';
import type { DrawAssets, DrawnLayer } from '../read/draw-portion.ts';
import { vectorText } from '../render/vector-text.ts';
import { stopIfAborted } from '../semantic-ast/plan-pictures.ts';
import { type ParserRun, part } from './parser-run.ts';

/** What drawing may cost, in figures that are the same on every machine: reading 1 MB again takes some 20 ms. */
const MOST_VECTORS = 4_000;
const MOST_READ = 32 * 1024 * 1024;
const MOST_WRITTEN = 32 * 1024 * 1024;
/** An icon has some hundred characters; what is larger than this is an illustration, and better off as pixels. */
const LARGEST = 256 * 1024;
const MOST_LAYERS = 1_000;
const BOUNDS = { layers: MOST_LAYERS, characters: LARGEST };

/** Image fills, pictures and texts are no vectors: nothing of them is at hand, so that they are flagged. */
const NO_ASSETS: DrawAssets = { fills: new Map(), pictures: new Map(), fonts: null };

/** Drawn as it is in Figma, and small. */
const isWhole = ({ flagged, layers, svg }: DrawnLayer): boolean =>
  flagged === 0 && layers <= MOST_LAYERS && svg.length <= LARGEST;

/** Keeps the drawing of a layer without a picture, so that it is not drawn again. @param path of its text */
export const keepVector = (run: ParserRun, layer: DrawnLayer, path: string): void => {
  if (isWhole(layer) && vectorText(layer.svg) !== null) run.vectors.set(layer.id, path);
};

interface Job extends Place {
  /** In document order, each with its key. */
  readonly keys: ReadonlyMap<string, string>;
  /** Of them, those that are not drawn yet. */
  readonly open: readonly string[];
}

/** Which layer stands for which key: drawings alone, and only where there is a picture. */
const keysById = (run: ParserRun, imageMap: ImageMap): ReadonlyMap<string, string> => {
  const drawings = new Set(part(run, 'reading').pictures.flatMap(({ id, category }) => (category === 'svg' ? id : [])));
  const kept = part(run, 'images').images.flatMap(({ key, kept: id }) =>
    id !== null && drawings.has(id) && imageMap[key]?.snapshot ? [[id, key] as const] : [],
  );
  return new Map(kept);
};

const costOf = ({ open, bytes }: Job): number => (open.length === 0 ? 0 : bytes / open.length);

/** Where most drawings are for the least reading comes first; what is beyond the budget is left out. */
const jobsOf = (run: ParserRun, keys: ReadonlyMap<string, string>): Job[] => {
  const jobs = part(run, 'reading').places.flatMap((place): Job[] => {
    const own = place.ids.flatMap((id) => (keys.has(id) ? [[id, keys.get(id) ?? ''] as const] : []));
    const open = own.flatMap(([id]) => (run.vectors.has(id) ? [] : id));
    return own.length === 0 ? [] : [{ ...place, keys: new Map(own), open }];
  });
  let [vectors, bytes] = [0, 0];
  return jobs
    .sort((a, b) => costOf(a) - costOf(b))
    .filter((job) => {
      const read = job.open.length === 0 ? 0 : job.bytes;
      if (vectors + job.keys.size > MOST_VECTORS || bytes + read > MOST_READ) return false;
      vectors += job.keys.size;
      bytes += read;
      return true;
    });
};

const drawOpen = async (run: ParserRun, { portion, open }: Job): Promise<ReadonlyMap<string, string>> => {
  if (open.length === 0) return new Map();
  const drawn = await part(run, 'reading').readers.draw({ portion, ids: open, assets: NO_ASSETS, bounds: BOUNDS });
  return new Map(drawn.filter(isWhole).map(({ id, svg }) => [id, svg]));
};

/** The vectors of a job by key, in document order. */
const textsOf = async (run: ParserRun, job: Job): Promise<(readonly [key: string, text: string])[]> => {
  const drawn = await drawOpen(run, job);
  const texts: (readonly [string, string])[] = [];
  for (const [id, key] of job.keys) {
    const path = run.vectors.get(id);
    const svg = path === undefined ? drawn.get(id) : await readFile(path, 'utf8');
    const text = svg === undefined ? null : vectorText(svg);
    if (text !== null) texts.push([key, text]);
  }
  return texts;
};

const withVector = (entry: ImageEntry | undefined, snapshot: string, text: string): ImageEntry | undefined =>
  entry === undefined || entry.snapshot === null
    ? entry
    : { ...entry, vector: { snapshot, md5: createHash('md5').update(text).digest('hex') } };

/**
 * Writes `vectors/<key>.svg` for the drawings of the design that are lines and areas and nothing else, and that the renderer
 * draws as Figma does. Work and size are bounded by what the design holds, never by the clock.
 * @returns the image map with them @throws CodedError `cancelled`, and those of reading and of the disk
 */
export const writeVectors = async (run: ParserRun, imageMap: ImageMap, signal: AbortSignal): Promise<ImageMap> => {
  if (!part(run, 'request').draw) return imageMap;
  const jobs = jobsOf(run, keysById(run, imageMap));
  const { width } = part(run, 'reading').readers;
  const found: ImageMap = {};
  let room = MOST_WRITTEN;
  for (let at = 0; at < jobs.length && room > 0; at += width) {
    stopIfAborted(signal);
    const texts = await Promise.all(jobs.slice(at, at + width).map((job) => textsOf(run, job)));
    // Drawn side by side, taken in order: what fits does not depend on how many work at once.
    const fitting = texts.flat().filter(([, text]) => {
      room -= Buffer.byteLength(text);
      return room >= 0;
    });
    const written = fitting.map(async ([key, text]) => {
      const path = `vectors/${key}.svg`;
      await run.staging.writeFile(path, text);
      const entry = withVector(imageMap[key], path, text);
      if (entry !== undefined) found[key] = entry;
    });
    await Promise.all(written);
  }
  return { ...imageMap, ...found };
};
