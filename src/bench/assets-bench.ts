import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findImages } from '#codegen/assets/search/find-images';
import { matchImages } from '#codegen/assets/search/match-images';
import { mergeHandEdits } from '#codegen/merge/three-way';
import { type Figure, meets, printFigure } from './figure.ts';

const FOLDERS = 500;
const IN_FOLDER = 100;
const SIZES = 3_000;
const WANTED = 300;
const ROUNDS = 3;

/** 50,000 images of 3,000 sizes in folders three deep, with a link that leads back up. */
const makeImages = (root: string): void => {
  for (let folder = 0; folder < FOLDERS; folder += 1) {
    const path = join(root, 'src', `part-${folder % 20}`, `${folder}`);
    mkdirSync(path, { recursive: true });
    for (let image = 0; image < IN_FOLDER; image += 1) {
      const size = 500 + ((folder * IN_FOLDER + image) % SIZES);
      writeFileSync(join(path, `${image}.png`), Buffer.alloc(size, image));
    }
  }
  symlinkSync('..', join(root, 'src', 'loop'));
};

/** What the disk alone costs: names and sizes. */
const bareWalk = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true }).reduce((count, entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return count + bareWalk(path);
    return entry.isFile() && lstatSync(path).size > 0 ? count + 1 : count;
  }, 0);

const best = async (work: () => unknown): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
};

const CPU_ROUNDS = 12;

/** Milliseconds of processor time: work of some milliseconds on a machine that does other things too. */
const bestCpu = (work: () => unknown): number => {
  const times = Array.from({ length: CPU_ROUNDS }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
};

const searchFigures = async (root: string): Promise<Figure[]> => {
  const wanted = Array.from({ length: WANTED }, (_, at) => ({ md5: `${at}`, size: 500 + at * 10 }));
  const walk = await best(() => bareWalk(root));
  const { images } = await findImages(root);
  const find = await best(() => findImages(root));
  const match = await best(() => matchImages(root, images, { wanted }));
  const all = await best(() => {
    for (const { path } of images)
      createHash('md5')
        .update(readFileSync(join(root, path)))
        .digest();
  });
  const beside = { images: images.length, 'bare walk ms': walk };
  return [
    { figure: 'images found / bare walk', value: find / walk, unit: '', goal: { is: '<=', value: 2 }, beside },
    {
      figure: 'images compared, a tenth of them of a wanted size / hashing all',
      value: match / all,
      unit: '',
      goal: { is: '<=', value: 0.6 },
      beside: { 'hashing all ms': all },
    },
  ];
};

const mergeFigure = (): Figure => {
  const base = Array.from({ length: 20_000 }, (_, at) => (at % 3 === 0 ? '</div>' : `  <p>${at}</p>`));
  const mine = base.map((line, at) => (at % 100 === 0 ? `${line} by hand` : line)).join('\n');
  const fresh = base.map((line, at) => (at % 100 === 50 ? `${line} now` : line)).join('\n');
  const texts = { base: base.join('\n'), mine, fresh };
  const bare = bestCpu(() => Object.values(texts).map((text) => new Set(text.split('\n')).size));
  const merge = bestCpu(() => mergeHandEdits(texts));
  const beside = { 'three texts into sets of lines ms': bare };
  const goal = { is: '<=', value: 10 } as const;
  return { figure: '20,000 lines with 400 edits merged / split', value: merge / bare, unit: '', goal, beside };
};

/** `bench assets`: looking for the pictures of a design among 50,000 images, and merging a long file. */
export const assetsBench = async ({ json }: { readonly json: boolean }): Promise<boolean> => {
  const root = await mkdtemp(join(tmpdir(), 'figma2code-bench-assets-'));
  try {
    makeImages(root);
    const figures = [...(await searchFigures(root)), mergeFigure()];
    for (const figure of figures) printFigure(figure, json);
    return figures.every(meets);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
};
