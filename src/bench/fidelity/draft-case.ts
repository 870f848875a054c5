import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { draftCode } from '#codegen/draft/draft-code';
import type { AssetPlace } from '#codegen/draft/draft-input';
import { emptyProject } from '#codegen/draft/project-defaults';
import type { ProjectFacts } from '#codegen/draft/project-facts';
import type { Proposal, ProposedFile } from '#contract/code-gen/proposal';
import { adapter } from '#init/templates/web';
import type { FigmaNode } from '#parser/figma/raw-node';
import { drawLayer } from '#parser/render/draw-layer';
import type { FontBook } from '#parser/render/text/font-book';
import { textsOf } from '#testing/drafted';
import { tailwindCss } from '#testing/tailwind-css';
import { givenPictures } from '../render/given-pictures.ts';
import { givenFiles } from '../render/render-cases.ts';
import { bundledPage } from './bundled-page.ts';
import { type FidelityCase, picturedLayers } from './fidelity-case.ts';
import { renderedPage } from './rendered-page.ts';

const findNode = (root: FigmaNode, id: string): FigmaNode | undefined => {
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.id === id) return node;
    stack.push(...(node.children ?? []));
  }
  return undefined;
};

/** Pictures of layers below `out/snapshot`: those that came with the screen, else drawn from their geometry. */
const writePictures = async (one: FidelityCase, out: string, fonts: FontBook | null): Promise<AssetPlace[]> => {
  const given = new Map([...givenFiles(one.folder, 'images'), ...givenFiles(one.folder, 'vectors')]);
  const drawn = await givenPictures({ name: '', file: '', nodeId: null, figma: '', scale: 2, given: one.folder });
  const options = {
    fonts,
    image: (_: string, id: string) => drawn.images.get(id),
    picture: (id: string) => drawn.vectors.get(id),
  };
  const places: AssetPlace[] = [];
  for (const [key, id] of one.screens.flatMap(({ root }) => [...picturedLayers(root)])) {
    const file = given.get(id);
    const isBitmap = file?.endsWith('.png') === true;
    const name = `${key}.${isBitmap ? 'png' : 'svg'}`;
    const node = findNode(one.raw, id);
    if (isBitmap && file !== undefined) copyFileSync(file, join(out, 'snapshot', name));
    else if (node !== undefined) writeFileSync(join(out, 'snapshot', name), drawLayer(node, options).svg);
    places.push({ key, path: `assets/${name}`, snapshotFile: name, kind: isBitmap ? 'bitmap' : 'vector' });
  }
  return places;
};

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
