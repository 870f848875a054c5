import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { draftCode } from '#codegen/draft/draft-code';
import { emptyProject } from '#codegen/draft/project-defaults';
import type { Proposal, ProposedFile } from '#contract/code-gen/proposal';
import { adapter } from '#init/templates/web';
import type { FontBook } from '#parser/render/text/font-book';
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

export interface DraftedCase {
  readonly page: string;
  readonly sheets: readonly string[];
  readonly files: readonly ProposedFile[];
  readonly notes: Proposal['notes'];
}

export type Framework = 'html' | 'react' | 'vue' | 'svelte';

const pageOf = (framework: Framework, out: string, files: readonly ProposedFile[]): Promise<string> | string => {
  if (framework === 'html') return files.find(({ path }) => path.endsWith('.html'))?.path ?? '';
  return framework === 'react' ? bundledPage(out, files) : renderedPage(out, files);
};

/** Drafts a screen into a folder; what is no page by itself is bundled or rendered into one. */
export const draftCase = async (
  one: FidelityCase,
  out: string,
  { fonts, framework }: { readonly fonts: FontBook | null; readonly framework: Framework },
): Promise<DraftedCase> => {
  mkdirSync(join(out, 'snapshot'), { recursive: true });
  const places = await writePictures(one, out, fonts);
  const { files, notes } = await draftCode({
    framework,
    language: framework === 'html' ? 'HTML' : 'TypeScript',
    layoutMaps: adapter.layoutMaps,
    screens: (async function* () {
      for (const { root, ...screen } of one.screens) yield { screen, root };
    })(),
    wanted: null,
    variables: one.variables,
    imageMap: {},
    assets: new Map(places.map((place) => [place.key, place])),
    project: emptyProject(framework),
    scope: '',
    text: (key) => key,
  });
  for (const file of files) writeProposed(file, out);
  const sheets = files.flatMap((file) =>
    file.kind === 'write' && file.content.kind === 'text' && /\.(css|vue|svelte)$/.test(file.path)
      ? [file.content.text]
      : [],
  );
  const page = await pageOf(framework, out, files);
  return { page: join(out, page), sheets, files, notes };
};
