import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DraftedDesign, draftScreens, screensOf } from '../draft-design.ts';
import { countLayers, rawRoots } from '../raw/raw-layers.ts';
import { isStack, type Stack } from '../stack-names.ts';
import { syntaxErrors } from '../syntax-errors.ts';
import { flatPage, largePage, unlikePage } from './large-page.ts';

/** What a page of a size cost in a stack. */
export interface GrowthPoint {
  readonly layers: number;
  readonly milliseconds: number;
  readonly peakMegabytes: number | null;
  readonly bytes: number;
  /** Null for pages that grammars and compilers take minutes for. */
  readonly syntaxErrors: number | null;
}

const screensIn = async (body: unknown, framework: Stack) => {
  const folder = mkdtempSync(join(tmpdir(), 'large-page-'));
  try {
    const file = join(folder, 'page.file.json');
    writeFileSync(file, JSON.stringify(body));
    return await screensOf({ name: 'page', file, variables: null }, framework);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const MOST_PARSED = 10_000;

const problemsOf = async ({ files }: DraftedDesign, framework: Stack): Promise<readonly string[]> => {
  const errors = await syntaxErrors(framework);
  return errors(new Map(files.map(({ path, text }) => [path, text])));
};

/** The best of some runs: what a busy machine adds is not ours. */
const RUNS = 2;

const SHAPES = { long: largePage, flat: flatPage, unlike: unlikePage } as const;

export type Shape = keyof typeof SHAPES;

const isShape = (name: string): name is Shape => Object.hasOwn(SHAPES, name);

/** `growth-child.ts STACK SHAPE LAYERS`: drafts a page of that size, compiled code warm, and prints what it cost. */
const main = async ([framework = '', shape = '', layers = '']: readonly string[]): Promise<void> => {
  if (!isStack(framework)) throw new Error(`no stack: ${framework}`);
  const page = isShape(shape) ? SHAPES[shape] : largePage;
  await draftScreens(framework, await screensIn(page(1_000), framework), []);
  const body = page(Number(layers));
  const screens = await screensIn(body, framework);
  const runs: DraftedDesign[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await draftScreens(framework, screens, []));
  const [best] = runs.toSorted((a, b) => a.milliseconds - b.milliseconds) as [DraftedDesign];
  const point: GrowthPoint = {
    layers: countLayers(rawRoots(body)),
    milliseconds: best.milliseconds,
    peakMegabytes: runs[0]?.peakMegabytes ?? null,
    bytes: best.files.reduce((total, { text }) => total + text.length, 0),
    syntaxErrors: Number(layers) > MOST_PARSED ? null : (await problemsOf(best, framework)).length,
  };
  process.stdout.write(`${JSON.stringify(point)}\n`);
};

await main(process.argv.slice(2));
