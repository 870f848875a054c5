import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { draftCode } from '#codegen/draft/draft-code';
import { emptyProject } from '#codegen/draft/project-defaults';
import type { ProjectFacts } from '#codegen/draft/project-facts';
import type { Proposal, ProposedFile } from '#contract/code-gen/proposal';
import { adapter } from '#init/templates/web';
import type { FontBook } from '#parser/render/text/font-book';
import { textsOf } from '#testing/drafted';
import { tailwindCss } from '#testing/tailwind-css';
import { bundledPage } from './bundled-page.ts';
import type { FidelityCase } from './fidelity-case.ts';
import { renderedPage } from './rendered-page.ts';
import { writePictures } from './write-pictures.ts';

const writeProposed = (file: ProposedFile, out: string): void => {
  if (file.kind !== 'write') return;
  const path = join(out, file.path);
  mkdirSync(dirname(path), { recursive: true });
  if (file.content.kind === 'text') writeFileSync(path, file.content.text);
  else copyFileSync(join(out, 'snapshot', file.content.snapshotFile), path);
};

const compileSheets = async (out: string, texts: ReadonlyMap<string, string>): Promise<void> => {
  for (const [path, text] of texts)
    if (text.includes("@import 'tailwindcss'")) writeFileSync(join(out, path), await tailwindCss(texts));
};

/** What says how a draft looks. */
const sheetsOf = async (framework: Framework, texts: ReadonlyMap<string, string>): Promise<string[]> => {
  const own = [...texts].flatMap(([path, text]) => (/\.(css|vue|svelte)$/.test(path) ? [text] : []));
  return framework === 'tailwind' ? [...own, await tailwindCss(texts)] : own;
};

export interface DraftedCase {
  readonly page: string;
  readonly sheets: readonly string[];
  readonly files: readonly ProposedFile[];
  readonly notes: Proposal['notes'];
}

export type Framework = 'html' | 'react' | 'tailwind' | 'vue' | 'svelte';

/** React that is styled with utilities of Tailwind. */
const stackOf = (framework: Framework): string => (framework === 'tailwind' ? 'react' : framework);

const projectOf = (framework: Framework): ProjectFacts => ({
  ...emptyProject(stackOf(framework)),
  tailwind: framework === 'tailwind' ? { major: 4, sheet: null } : null,
});

const pageOf = (framework: Framework, out: string, files: readonly ProposedFile[]): Promise<string> | string => {
  if (framework === 'html') return files.find(({ path }) => path.endsWith('.html'))?.path ?? '';
  return stackOf(framework) === 'react' ? bundledPage(out, files) : renderedPage(out, files);
};

interface Drafting {
  readonly fonts: FontBook | null;
  readonly framework: Framework;
}

/** Drafts a screen and writes its files and pictures into a folder. */
export const writeDraft = async (
  one: FidelityCase,
  out: string,
  { fonts, framework }: Drafting,
): Promise<Pick<DraftedCase, 'files' | 'notes'>> => {
  mkdirSync(join(out, 'snapshot'), { recursive: true });
  const places = await writePictures(one, out, fonts);
  const { files, notes } = await draftCode({
    framework: stackOf(framework),
    language: framework === 'html' ? 'HTML' : 'TypeScript',
    layoutMaps: adapter.layoutMaps,
    screens: (async function* () {
      for (const { root, ...screen } of one.screens) yield { screen, root };
    })(),
    wanted: null,
    variables: one.variables,
    imageMap: {},
    assets: new Map(places.map((place) => [place.key, place])),
    project: projectOf(framework),
    scope: '',
    text: (key) => key,
  });
  for (const file of files) writeProposed(file, out);
  return { files, notes };
};

/** Drafts a screen into a folder; what is no page by itself is bundled or rendered into one. */
export const draftCase = async (one: FidelityCase, out: string, drafting: Drafting): Promise<DraftedCase> => {
  const { framework } = drafting;
  const { files, notes } = await writeDraft(one, out, drafting);
  const texts = textsOf({ files, notes, reused: [] });
  if (framework === 'tailwind') await compileSheets(out, texts);
  const page = await pageOf(framework, out, files);
  return { page: join(out, page), sheets: await sheetsOf(framework, texts), files, notes };
};
