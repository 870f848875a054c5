import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { type Icon, type IconSet, iconSvg } from './draw-icons.ts';
import type { LabelledPair, PairLabel, PairSet } from './pair-set.ts';
import { picked, seeded } from './seeded.ts';

/** How a set is made of icons. */
export interface SetPlan {
  readonly px: number;
  readonly colour: string;
  readonly other: string;
  readonly icons: number;
  readonly seed: number;
}

interface Variant {
  readonly kind: string;
  readonly label: PairLabel;
  readonly ending: string;
  draw(icon: Icon, plan: SetPlan, random: () => number): Promise<Buffer>;
}

const raster = (svg: Buffer): Sharp => sharp(svg, { density: 72 }).ensureAlpha();
const png = (svg: Buffer): Promise<Buffer> => raster(svg).png({ compressionLevel: 9 }).toBuffer();

/** Between a fifth and half of a pixel, either way. */
const part = (random: () => number): number => (random() % 2 === 0 ? -1 : 1) * (0.2 + (random() % 1_000) / 3_334);

const scaled =
  (factor: number) =>
  (icon: Icon, { px, colour }: SetPlan): Promise<Buffer> =>
    png(iconSvg(icon, { px: Math.round(px * factor), colour }));

const DUPLICATES: readonly Omit<Variant, 'label'>[] = [
  { kind: 'size-2x', ending: '@2x.png', draw: scaled(2) },
  { kind: 'size-1.5x', ending: '@1.5x.png', draw: scaled(1.5) },
  {
    kind: 'shifted',
    ending: '.shift.png',
    draw: (icon, { px, colour }, random) => png(iconSvg(icon, { px, colour, shift: [part(random), part(random)] })),
  },
  {
    kind: 'zoomed-1-percent',
    ending: '.zoom.png',
    draw: (icon, { px, colour }, random) => png(iconSvg(icon, { px, colour, zoom: random() % 2 === 0 ? 1.01 : 0.99 })),
  },
  {
    kind: 'recompressed',
    ending: '.again.png',
    draw: (icon, { px, colour }) =>
      raster(iconSvg(icon, { px, colour })).png({ compressionLevel: 1, adaptiveFiltering: true }).toBuffer(),
  },
  {
    kind: 'palette',
    ending: '.palette.png',
    draw: (icon, { px, colour }) =>
      raster(iconSvg(icon, { px, colour })).png({ palette: true, colours: 32, dither: 0 }).toBuffer(),
  },
  {
    kind: 'other-renderer',
    ending: '.soft.png',
    draw: async (icon, { px, colour }, random) => {
      const kernel = (['cubic', 'mitchell', 'lanczos2'] as const)[random() % 3] as 'cubic';
      return sharp(await png(iconSvg(icon, { px: px * 4, colour })))
        .resize(px, px, { kernel })
        .png()
        .toBuffer();
    },
  },
  { kind: 'svg', ending: '.svg', draw: async (icon, { px, colour }) => iconSvg(icon, { px, colour }) },
];

const DISTINCT: readonly Omit<Variant, 'label'>[] = [
  {
    kind: 'recoloured',
    ending: '.other.png',
    draw: (icon, { px, other }) => png(iconSvg(icon, { px, colour: other })),
  },
  {
    kind: 'mirrored',
    ending: '.mirrored.png',
    draw: (icon, { px, colour }) => png(iconSvg(icon, { px, colour, turn: 'mirrored' })),
  },
  {
    kind: 'rotated',
    ending: '.rotated.png',
    draw: (icon, { px, colour }) => png(iconSvg(icon, { px, colour, turn: 'rotated' })),
  },
];

const VARIANTS: readonly Variant[] = [
  ...DUPLICATES.map((variant) => ({ ...variant, label: 'duplicate' as const })),
  ...DISTINCT.map((variant) => ({ ...variant, label: 'distinct' as const })),
];

const COMPARED = 48;
/** Root mean square of what two drawings differ in, 0 to 255: a pair below the first is one drawing, below the second nobody can say. */
const SAME = 1;
const UNCLEAR = 9;

/** Icons have one colour: what is drawn stands in their alpha, whatever the colour. */
const shapeOf = (bytes: Buffer): Promise<Uint8Array> =>
  sharp(bytes).ensureAlpha().resize(COMPARED, COMPARED, { fit: 'fill' }).extractChannel(3).raw().toBuffer();

const rmse = (a: Uint8Array, b: Uint8Array): number => {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += ((a[at] as number) - (b[at] as number)) ** 2;
  return Math.sqrt(sum / a.length);
};

interface Base {
  readonly id: string;
  readonly shape: Uint8Array;
}

/** The closest other icon of each; drawings that are the same under two names, or nearly, are nobody's error. */
const closestPairs = (bases: readonly Base[]): LabelledPair[] =>
  bases.flatMap((one, at) => {
    const others = bases
      .filter((_, other) => other !== at)
      .map((other) => ({ other, apart: rmse(one.shape, other.shape) }));
    const closest = others.reduce((best, next) => (next.apart < best.apart ? next : best));
    if (closest.apart < SAME) return [];
    const label = closest.apart < UNCLEAR ? 'ambiguous' : 'distinct';
    return [{ a: one.id, b: closest.other.id, label, kind: 'closest-other-icon' } as const];
  });

/** Draws a labelled set into `dir`: each icon in several ways that are the same and some that are not. */
export const makeSet = async (dir: string, set: IconSet, plan: SetPlan): Promise<PairSet> => {
  mkdirSync(dir, { recursive: true });
  const random = seeded(plan.seed);
  const pairs: LabelledPair[] = [];
  const bases: Base[] = [];
  const put = (id: string, bytes: Buffer): string => {
    writeFileSync(join(dir, id), bytes);
    return id;
  };
  const ids: string[] = [];
  for (const icon of picked(set.icons, plan.icons, random)) {
    const bytes = await png(iconSvg(icon, { px: plan.px, colour: plan.colour }));
    const base = { id: put(`${icon.name}.png`, bytes), shape: await shapeOf(bytes) };
    bases.push(base);
    ids.push(base.id);
    for (const { kind, label, ending, draw } of VARIANTS) {
      const drawn = await draw(icon, plan, random);
      // Symmetric icons look the same in a mirror.
      const isSame = label === 'distinct' && kind !== 'recoloured' && rmse(base.shape, await shapeOf(drawn)) < 22;
      if (isSame) continue;
      const id = put(`${icon.name}${ending}`, drawn);
      ids.push(id);
      pairs.push({ a: base.id, b: id, label, kind });
    }
  }
  pairs.push(...closestPairs(bases));
  return { dir, pairs, files: ids.map((id) => ({ id, path: join(dir, id) })), missing: [] };
};
