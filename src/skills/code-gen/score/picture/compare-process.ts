import { readFileSync } from 'node:fs';
import sharp, { type Sharp } from 'sharp';
import type { CompareAnswer, Compared, CompareTask } from './compare-messages.ts';
import { type FlatPicture, greyOf, onCanvas } from './flat-picture.ts';
import { heatOf, unlikeAreas } from './heat-map.ts';
import { likenessMap, meanLikeness } from './ssim.ts';

// The only process in which pictures of pages are decoded. It answers one task after the other and ends with its parent.
sharp.cache(false);
sharp.concurrency(1);

/** Larger pictures are compared smaller. */
const MOST_PIXELS = 8_000_000;
const MOST_READ_PIXELS = 200_000_000;
const MOST_AREAS = 12;
const WHITE = '#ffffff';
const FORMATS: ReadonlySet<string> = new Set(['png', 'jpeg', 'webp', 'gif']);

// A drawing could name files and addresses; pictures of screens are pixels.
const open = async (path: string): Promise<{ picture: Sharp; width: number; height: number }> => {
  const picture = sharp(readFileSync(path), { limitInputPixels: MOST_READ_PIXELS, failOn: 'error' });
  const { format, width, height } = await picture.metadata();
  if (!FORMATS.has(format)) throw new RangeError('no picture of pixels');
  return { picture, width, height };
};

const flat = async (picture: Sharp): Promise<FlatPicture> => {
  const plain = picture.flatten({ background: WHITE }).toColourspace('srgb').removeAlpha();
  const { data, info } = await plain.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
};

const pngOf = ({ width, height, data }: FlatPicture): Promise<Buffer> =>
  sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 8 })
    .toBuffer();

const sizeFor = (width: number, height: number): number =>
  Math.max(1, Math.floor(width * Math.min(1, Math.sqrt(MOST_PIXELS / (width * height)))));

const compare = async (page: FlatPicture, drawn: FlatPicture, { width, keeps }: CompareTask): Promise<Compared> => {
  const map = likenessMap(greyOf(onCanvas(page, drawn.width, drawn.height)), greyOf(drawn));
  if (!keeps) return { likeness: meanLikeness(map), areas: [], page: null, heat: null };
  const heat = heatOf(map);
  const raw = { width: heat.width, height: heat.height, channels: 4 } as const;
  const scale = width / drawn.width;
  return {
    likeness: meanLikeness(map),
    areas: unlikeAreas(map, MOST_AREAS).map((area) => ({
      ...area,
      ...{ x: area.x * scale, y: area.y * scale, width: area.width * scale, height: area.height * scale },
    })),
    page: await pngOf(page),
    heat: await sharp(heat.data, { raw })
      .resize(drawn.width, drawn.height, { fit: 'fill', kernel: 'linear' })
      .png({ compressionLevel: 8 })
      .toBuffer(),
  };
};

const perform = async (task: CompareTask): Promise<Compared> => {
  const { drawn, width } = task;
  const page = await open(task.page);
  if (drawn === null) {
    const high = (page.height * width) / page.width;
    const small = await flat(page.picture.resize({ width: sizeFor(width, high) }));
    return { likeness: null, areas: [], page: await pngOf(small), heat: null };
  }
  const design = await open(drawn);
  const wide = sizeFor(design.width, design.height);
  const theirs = await flat(wide === design.width ? design.picture : design.picture.resize({ width: wide }));
  const ours = await flat(wide === page.width ? page.picture : page.picture.resize({ width: wide }));
  return compare(ours, theirs, task);
};

const serve = (): void => {
  process.on('message', (task: CompareTask) => {
    perform(task).then(
      (compared) => process.send?.(compared satisfies CompareAnswer),
      () => process.send?.(null satisfies CompareAnswer),
    );
  });
  process.on('disconnect', () => process.exit(0));
};

serve();
