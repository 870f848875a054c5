import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import sharp from 'sharp';
import { themeNames } from '#codegen/emit/tailwind/theme-names';
import { type FlatPicture, onCanvas } from '#codegen/score/picture/flat-picture';
import { installedFonts } from '#parser/render/fonts/installed-fonts';
import type { FontBook } from '#parser/render/text/font-book';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { optionValue } from '../option-value.ts';
import { comparePictures, differenceOf, flatPicture, pngOf } from '../render/compare-pictures.ts';
import { type AxeFindings, axeFindings } from './axe-findings.ts';
import { type CodeFigures, codeFigures } from './code-figures.ts';
import { draftCase, type Framework } from './draft-case.ts';
import { type FidelityCase, fidelityCases, realCases } from './fidelity-case.ts';
import { type FidelitySheet, fidelitySheet } from './fidelity-sheet.ts';
import { openBrowser, type PageShot, shoot } from './page-shot.ts';
import { rawTexts } from './raw-texts.ts';
import { standIns } from './stand-ins.ts';
import { type BoxScore, scoreBoxes } from './text-boxes.ts';

const FRAMEWORKS: readonly Framework[] = ['html', 'react', 'tailwind', 'vue', 'svelte'];

interface Measured {
  readonly name: string;
  readonly boxes: BoxScore;
  readonly code: CodeFigures;
  readonly ssim: readonly number[];
  readonly absolute: number;
  readonly elements: number;
  readonly overflow: number;
  readonly axe: AxeFindings;
}

interface Ground {
  readonly browser: Browser;
  readonly fonts: FontBook | null;
  readonly work: string;
  readonly out: string | null;
  readonly framework: Framework;
  readonly sheet: FidelitySheet | null;
}

/** Puts two pictures on the sheet, with how alike they are. */
type Show = (ssim: number, pictures: { readonly ours: FlatPicture; readonly figma: FlatPicture }) => Promise<void>;

/** SSIM with Figma's picture, in the pixels that Figma's has. */
const likeness = async (
  shot: PageShot,
  file: string,
  { keep, show }: { readonly keep: string | null; readonly show: Show },
): Promise<number> => {
  const figma = await flatPicture(file, '#ffffff');
  const full = await sharp(shot.png).metadata();
  const fits = figma.width === full.width ? shot.png : await sharp(shot.png).resize(figma.width).png().toBuffer();
  const ours = onCanvas(await flatPicture(fits, '#ffffff'), figma.width, figma.height);
  if (keep !== null) {
    writeFileSync(`${keep}.ours.png`, await pngOf(ours));
    writeFileSync(`${keep}.difference.png`, await pngOf(differenceOf(ours, figma)));
  }
  const { ssim } = comparePictures(ours, figma);
  await show(ssim, { ours, figma });
  return ssim;
};

const measure = async (
  one: FidelityCase,
  { browser, fonts, work, out, framework, sheet }: Ground,
): Promise<Measured> => {
  const folder = out === null ? join(work, one.name) : join(out, one.name);
  mkdirSync(folder, { recursive: true });
  const { page, sheets } = await draftCase(one, folder, { fonts, framework });
  const root = one.screens[0]?.root;
  if (root === undefined) throw new Error(`${one.name} has no screen`);
  const faces = await standIns(browser, one.raw);
  const shots: PageShot[] = [];
  const ssim: number[] = [];
  for (const { width, file } of one.shots) {
    const shot = await shoot(browser, page, { width, height: Math.round(root.box.height), faces });
    const keep = out === null ? null : join(folder, `${width}`);
    const show: Show = async (like, pictures) =>
      sheet?.add(one.name, `${framework} ${width} px, SSIM ${like.toFixed(3)}`, pictures);
    if (file !== null) ssim.push(await likeness(shot, file, { keep, show }));
    shots.push(shot);
  }
  const [drawn] = shots;
  const { width, height } = root.box;
  const axe = await axeFindings(browser, page, { width: Math.round(width), height: Math.round(height) });
  return {
    name: one.name,
    boxes: scoreBoxes(rawTexts(one.raw), drawn?.boxes ?? []),
    code: codeFigures(root, sheets, framework === 'tailwind' ? themeNames(one.variables) : undefined),
    ssim,
    absolute: drawn?.absolute ?? 0,
    elements: drawn?.elements ?? 0,
    overflow: Math.max(0, ...shots.map(({ overflow }) => overflow)),
    axe,
  };
};

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
/** Of what was measured. */
const mean = (all: readonly number[]): number => {
  const values = all.filter((value) => !Number.isNaN(value));
  return values.reduce((sum, value) => sum + value, 0) / values.length;
};
const column = (value: number): string => `${(100 * value).toFixed(1)} %`.padStart(8);

const HEADER = `${'screen'.padEnd(24)} texts     2 px     8 px    SSIM SSIM wide  absolute  colours    texts   tokens  overflow  axe contrast`;

interface Row {
  readonly screen: string;
  readonly texts: number;
  readonly within2: number;
  readonly within8: number;
  readonly ssim: number;
  readonly ssimWide: number;
  readonly absolute: number;
  readonly colours: number;
  readonly present: number;
  readonly tokens: number;
  readonly overflow: number;
  readonly axe: number;
  readonly contrast: number;
}

const rowOf = ({ name, boxes, code, ssim, absolute, elements, overflow, axe }: Measured): Row => ({
  screen: name,
  texts: boxes.texts,
  within2: share(boxes.within2, boxes.texts),
  within8: share(boxes.within8, boxes.texts),
  ssim: ssim[0] ?? Number.NaN,
  ssimWide: ssim[1] ?? Number.NaN,
  absolute: share(absolute, elements),
  colours: share(code.colours.exact, code.colours.all),
  present: share(boxes.present, boxes.texts),
  tokens: share(code.tokens.written, code.tokens.all),
  overflow,
  axe: axe.ofCode.length,
  contrast: axe.contrast,
});

const likenessText = (value: number): string => (Number.isNaN(value) ? '  -  ' : value.toFixed(3));

const line = (row: Row): string =>
  `${row.screen.padEnd(24)} ${String(row.texts).padStart(5)} ${column(row.within2)} ${column(row.within8)}   ${likenessText(row.ssim)}     ${likenessText(row.ssimWide)}  ${column(row.absolute)} ${column(row.colours)} ${column(row.present)} ${column(row.tokens)} ${row.overflow.toFixed(0).padStart(6)} px ${String(row.axe).padStart(4)} ${String(row.contrast).padStart(8)}`;

const meanRow = (rows: readonly Row[]): Row => ({
  screen: 'mean',
  texts: rows.reduce((sum, { texts }) => sum + texts, 0),
  within2: mean(rows.map((row) => row.within2)),
  within8: mean(rows.map((row) => row.within8)),
  ssim: mean(rows.map((row) => row.ssim)),
  ssimWide: mean(rows.map((row) => row.ssimWide)),
  absolute: mean(rows.map((row) => row.absolute)),
  colours: mean(rows.map((row) => row.colours)),
  present: mean(rows.map((row) => row.present)),
  tokens: mean(rows.map((row) => row.tokens)),
  overflow: Math.max(0, ...rows.map((row) => row.overflow)),
  axe: rows.reduce((sum, row) => sum + row.axe, 0),
  contrast: rows.reduce((sum, row) => sum + row.contrast, 0),
});

const details = ({ boxes, code, axe }: Measured): string =>
  [
    ...boxes.worst.map(({ text, off, by }) => `    ${off.toFixed(1)} px (${by})  ${JSON.stringify(text.slice(0, 50))}`),
    ...code.colours.missing.map((colour) => `    colour ${colour}`),
    ...code.tokens.missing.map((token) => `    token ${token}`),
    ...axe.ofCode.map((finding) => `    axe ${finding}`),
  ].join('\n');

/** Drafts screens that Figma drew at two widths, renders them in a browser and holds them against what Figma says. */
export const fidelityBench = async (options: {
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
  const framework = FRAMEWORKS.find((one) => one === optionValue('framework')) ?? 'html';
  const file = optionValue('sheet');
  const sheet = file === null ? null : fidelitySheet(file);
  const work = mkdtempSync(join(tmpdir(), 'fidelity-'));
  const browser = await openBrowser();
  try {
    const fonts = await installedFonts(new AbortController().signal);
    if (!json) process.stdout.write(`${HEADER}\n`);
    const rows: Row[] = [];
    const isReal = process.argv.includes('--real');
    const cases = isReal ? realCases(corpus, only) : fidelityCases(join(corpus, 'derived', 'sds'), only);
    for (const one of await cases) {
      const measured = await measure(one, { browser, fonts, work, out, framework, sheet });
      const row = rowOf(measured);
      process.stdout.write(json ? `${JSON.stringify(row)}\n` : `${line(row)}\n`);
      if (out !== null && !json) process.stdout.write(`${details(measured)}\n`);
      rows.push(row);
    }
    await sheet?.save();
    const total = meanRow(rows);
    process.stdout.write(json ? `${JSON.stringify(total)}\n` : `${line(total)}\n`);
    if (isReal) return total.present === 1;
    const boxes = total.within2 >= 0.9 && total.within8 >= 0.98;
    return boxes && total.ssim >= 0.955 && total.ssimWide >= 0.93 && total.present === 1;
  } finally {
    await browser.close();
    rmSync(work, { recursive: true, force: true });
  }
};
