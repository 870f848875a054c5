import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FlatPicture, onCanvas } from '#codegen/score/picture/flat-picture';
import { normaliseDesign } from '#parser/figma/document/normalise';
import type { FigmaNode } from '#parser/figma/raw-node';
import { drawLayer } from '#parser/render/draw-layer';
import { type LayerDrawing, leavesOut } from '#parser/render/drawing';
import { installedFonts } from '#parser/render/fonts/installed-fonts';
import type { FontBook } from '#parser/render/text/font-book';
import { drawingToPng } from '#parser/render/to-png';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { comparePictures, differenceOf, flatPicture, groundOf, pngOf } from './compare-pictures.ts';
import { contactSheet } from './contact-sheet.ts';
import { givenPictures } from './given-pictures.ts';
import { growth } from './growth.ts';
import { type RenderCase, readJson, renderCases } from './render-cases.ts';

const WORST = 10;
const TIMED_RUNS = 10;

interface Measured {
  readonly name: string;
  readonly drawing: LayerDrawing;
  readonly microseconds: number;
  readonly ssim: number;
  readonly blank: number;
  readonly ours: FlatPicture;
  readonly figma: FlatPicture;
}

const findNode = (roots: readonly FigmaNode[], id: string | null): FigmaNode | undefined => {
  const waiting = [...roots];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (id === null || node.id === id) return node;
    waiting.push(...(node.children ?? []));
  }
  return undefined;
};

const nodeOf = ({ file, nodeId }: RenderCase): FigmaNode => {
  const origin = { kind: 'file' as const, fileKey: null, label: file, fallbackName: file, nodeIds: [] };
  const { design } = normaliseDesign(readJson(file), origin);
  const node = findNode(
    design.pages.flatMap(({ children }) => children),
    nodeId,
  );
  if (node === undefined) throw new Error(`${file} has no layer ${nodeId}`);
  return node;
};

const measure = async (one: RenderCase, fonts: FontBook | null): Promise<Measured> => {
  const node = nodeOf(one);
  const { vectors, images } = await givenPictures(one);
  const options = { fonts, image: (_: string, id: string) => images.get(id), picture: (id: string) => vectors.get(id) };
  const drawing = drawLayer(node, options);
  const times = Array.from({ length: TIMED_RUNS }, () => {
    const start = performance.now();
    drawLayer(node, options);
    return performance.now() - start;
  });
  const microseconds = (Math.min(...times) * 1000) / Math.max(1, drawing.counts.layers);
  const ground = await groundOf(one.figma);
  const figma = await flatPicture(one.figma, ground);
  const drawn = await flatPicture((await drawingToPng(drawing, one.scale)).data, ground);
  const ours = onCanvas(drawn, figma.width, figma.height);
  return { name: one.name, drawing, microseconds, ours, figma, ...comparePictures(ours, figma) };
};

const reasonsOf = ({ flags }: LayerDrawing): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...Map.groupBy(flags, ({ reason }) => reason)].map(([reason, same]) => [reason, same.length]).sort(),
  );

const share = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1).padStart(5)} %`;

/** Layers of which something is missing in the picture. */
const leftOut = ({ flags }: LayerDrawing): number => new Set(flags.filter(leavesOut).map(({ nodeId }) => nodeId)).size;

const rowOf = ({ name, drawing, microseconds, ssim, blank }: Measured): string => {
  const { layers, drawn, flagged } = drawing.counts;
  const reasons = Object.entries(reasonsOf(drawing)).map(([reason, count]) => `${reason} ${count}`);
  return `${name.padEnd(28)} ${String(layers).padStart(6)} ${share(drawn, layers)} ${share(flagged, layers)} ${share(leftOut(drawing), layers)}  ${ssim.toFixed(3)} ${blank.toFixed(3)} ${microseconds.toFixed(0).padStart(5)}  ${reasons.join(', ')}\n`;
};

const recordOf = ({ name, drawing, microseconds, ssim, blank }: Measured) => ({
  file: name,
  ...drawing.counts,
  leftOut: leftOut(drawing),
  reasons: reasonsOf(drawing),
  ssim,
  blank,
  microsecondsPerLayer: microseconds,
  svgCharacters: drawing.svg.length,
});

const writePictures = async (out: string, { name, drawing, ours, figma }: Measured): Promise<void> => {
  const stem = join(out, name.replaceAll('/', '-'));
  writeFileSync(`${stem}.svg`, drawing.svg);
  writeFileSync(`${stem}.ours.png`, await pngOf(ours));
  writeFileSync(`${stem}.figma.png`, await pngOf(figma));
  writeFileSync(`${stem}.difference.png`, await pngOf(differenceOf(ours, figma)));
};

const writeSheet = async (out: string, all: readonly Measured[]): Promise<void> => {
  const worst = [...all].sort((a, b) => a.ssim - b.ssim).slice(0, WORST);
  const rows = worst.map(({ name, ssim, ours, figma }) => ({
    label: `${name}   SSIM ${ssim.toFixed(3)}`,
    pictures: [ours, figma, differenceOf(ours, figma)],
  }));
  writeFileSync(join(out, 'worst.png'), await contactSheet(rows));
};

const isEven = ({ data }: FlatPicture): boolean => data.every((value, at) => value === data[at % 3]);

const HEADER = `${'render'.padEnd(28)} ${'layers'.padStart(6)}   drawn flagged left out  SSIM blank µs/layer  flagged by reason\n`;

const writeGrowth = (json: boolean): void => {
  const steps = growth();
  const words = steps.map(({ layers, microseconds }) => `${layers} layers ${microseconds.toFixed(1)}`);
  process.stdout.write(json ? `${JSON.stringify({ file: 'growth', steps })}\n` : `µs a layer: ${words.join(', ')}\n`);
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Draws every layer of the corpus that Figma drew too, and holds the two pictures against each other. */
export const renderBench = async (options: {
  json: boolean;
  only: string | null;
  out: string | null;
}): Promise<boolean> => {
  const corpus = corpusDir();
  if (corpus === null) {
    process.stdout.write(`${NO_CORPUS}\n`);
    return true;
  }
  const { json, only, out } = options;
  if (out !== null) mkdirSync(out, { recursive: true });
  const fonts = await installedFonts(new AbortController().signal);
  const all: Measured[] = [];
  if (!json) process.stdout.write(HEADER);
  for (const one of renderCases(corpus).filter(({ name }) => only === null || name.includes(only))) {
    const measured = await measure(one, fonts);
    process.stdout.write(json ? `${JSON.stringify(recordOf(measured))}\n` : rowOf(measured));
    if (out !== null) await writePictures(out, measured);
    all.push(measured);
  }
  if (out !== null) await writeSheet(out, all);
  const summary = { ssim: mean(all.map(({ ssim }) => ssim)), blank: mean(all.map(({ blank }) => blank)) };
  process.stdout.write(
    json
      ? `${JSON.stringify({ file: 'mean', ...summary })}\n`
      : `mean SSIM ${summary.ssim.toFixed(3)}, of an empty page ${summary.blank.toFixed(3)}\n`,
  );
  if (only === null) writeGrowth(json);
  // What cannot be drawn is hatched: a picture of one colour where Figma's has more would be a silent failure.
  return all.every(({ ours, figma }) => !isEven(ours) || isEven(figma));
};
