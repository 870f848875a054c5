import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { MOST_PAGE_TEXTS, type PageMeasure, pageMeasure, pageProblem } from '#contract/code-gen/page-measure';
import { withBundler } from '#workspace/extensions/esbuild-service';
import { productRoot } from '../default-deps.ts';
import { isLent, lentFaces } from './lent-fonts.ts';

/** A page that is open in some browser. */
export interface OpenPage {
  /** Runs a script beside it, on the same document, and brings what it comes to as JSON. */
  run(script: string): Promise<unknown>;
}

const BUNDLING_MS = 20_000;

/** Brings the script that runs beside a page: the same for every page, made once. */
export type ProbeSource = () => Promise<string>;

const bundledProbe = (): Promise<string> =>
  withBundler(BUNDLING_MS, async (build) => {
    // From the sources, also where this file is a part of the desktop's bundle.
    const entryPoints = [join(productRoot(), 'src', 'backend', 'page-camera', 'probe', 'main.ts')];
    const { outputFiles } = await build({
      entryPoints,
      bundle: true,
      write: false,
      format: 'iife',
      logLevel: 'silent',
    });
    return `${outputFiles?.[0]?.text ?? ''};true`;
  });

export const createProbeSource = (): ProbeSource => {
  let made: Promise<string> | null = null;
  return () => {
    made ??= bundledProbe();
    return made;
  };
};

const wanted = z.array(z.object({ family: z.string().max(300), isThere: z.boolean() })).max(200);

const lend = (sheet: string, families: readonly string[]): string => `(() => {
  const style = document.createElement('style');
  style.textContent = ${JSON.stringify(sheet)};
  document.head.append(style);
  const faces = ${JSON.stringify(families)}.map((family) => document.fonts.load('16px ' + JSON.stringify(family)));
  return Promise.all(faces).then(() => true);
})()`;

/** Puts the product's own copies of families into the page that it has neither loaded nor finds installed. */
const lendFonts = async (page: OpenPage): Promise<PageMeasure['fonts']> => {
  await page.run('document.fonts.ready.then(() => true)');
  const absent = wanted.parse(await page.run('probe.wantedFonts()')).filter(({ isThere }) => !isThere);
  const names = absent.map(({ family }) => family);
  const lent = names.filter(isLent);
  if (lent.length > 0) await page.run(lend(await lentFaces(lent), lent));
  return { lent, missing: names.filter((family) => !isLent(family)) };
};

const IMPACTS = ['minor', 'moderate', 'serious', 'critical'];

const RUN_AXE = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations, passes }) => ({ held: passes.map(({ id }) => String(id).slice(0, 300)).slice(0, 200), broken: violations.map((rule) => ({
  rule: String(rule.id).slice(0, 300),
  impact: rule.impact,
  help: String(rule.help).slice(0, 1000),
  count: rule.nodes.length,
  elements: rule.nodes.slice(0, 5).map(({ html }) => String(html).slice(0, 500)),
})) }))`;

const axeAnswer = z.object({ held: z.array(z.string()), broken: z.array(z.object({ impact: z.unknown() }).loose()) });

type Rules = Pick<PageMeasure, 'problems' | 'held'>;

const askAxe = async (page: OpenPage): Promise<Rules> => {
  const source = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
  await page.run(`${source};true`);
  const { held, broken } = axeAnswer.parse(await page.run(RUN_AXE));
  const problems = broken
    .slice(0, 200)
    .map((one) => pageProblem.parse(IMPACTS.includes(String(one.impact)) ? one : { ...one, impact: 'minor' }));
  return { held, problems };
};

/** axe stumbles over some pages (a field named `nodeName` hides that of its form): then nobody knows, and the rest still counts. */
const problemsOf = (page: OpenPage): Promise<Rules> => askAxe(page).catch(() => ({ problems: [] }));

/**
 * Measures a page that has loaded. What it says is held against the shape of the contract: it runs code that a model may have
 * written.
 * @throws ZodError for an answer of another shape
 */
export const probePage = async (page: OpenPage, source: ProbeSource): Promise<Omit<PageMeasure, 'errors'>> => {
  await page.run(await source());
  const fonts = await lendFonts(page);
  const measured = await page.run(`probe.measurePage(${MOST_PAGE_TEXTS})`);
  const rules = await problemsOf(page);
  return pageMeasure.omit({ errors: true }).parse({ ...(measured as object), ...rules, fonts });
};
