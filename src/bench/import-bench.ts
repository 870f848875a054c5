import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { contextBench } from './context/context-bench.ts';
import { type Figure, meets, printFigure } from './figure.ts';
import { fileFigures } from './import/file-figures.ts';
import { growthFigures } from './import/growth-figures.ts';
import { hugeFileFigures } from './import/huge-file-figures.ts';
import { generateDesign, type LargeDesign } from './import/large-design.ts';
import { stallFigure } from './import/stall-figure.ts';
import { optionValue } from './option-value.ts';
import { restBench } from './rest-bench.ts';

const PAGES = 309;

const given = (): LargeDesign | null => {
  const file = optionValue('file');
  return file === null ? null : { file, variables: optionValue('variables') ?? '' };
};

async function* allFigures(dir: string): AsyncGenerator<Figure> {
  const corpus = corpusDir();
  const design = given() ?? (await generateDesign(dir, PAGES));
  if (design === null) process.stdout.write(`${NO_CORPUS}\n`);
  else {
    yield* fileFigures(design, dir);
    yield* stallFigure(design, dir);
  }
  if (corpus === null || given() !== null) return;
  yield* hugeFileFigures(corpus, dir);
  yield* growthFigures(dir);
}

/**
 * `bench import [--file F] [--variables V]`: the figures of importing large designs. Without a file, of the generated one,
 * of the largest real one, of growth, of what a model is given to read, and of the calls of Figma's API.
 */
export const importBench = async ({ json }: { json: boolean; only: string | null }): Promise<boolean> => {
  const dir = await mkdtemp(join(tmpdir(), 'figma2code-bench-import-'));
  let isMet = true;
  try {
    for await (const figure of allFigures(dir)) {
      printFigure(figure, json);
      isMet &&= meets(figure);
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
  if (given() !== null) return isMet;
  const context = await contextBench({ json, only: null });
  const rest = await restBench({ json, only: null });
  return isMet && context && rest;
};
