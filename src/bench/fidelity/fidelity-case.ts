import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inFollowedModes } from '#codegen/draft/variables/draft-variable';
import type { SemanticNode } from '#contract/design/semantic-ast';
import type { DesignVariable } from '#contract/snapshot';
import { adapter } from '#init/templates/web';
import type { FigmaNode } from '#parser/figma/raw-node';
import type { BuiltScreen } from '#parser/semantic-ast/build-ast';
import { resolveVariables } from '#parser/variables/variable-table';
import { builtScreens, screenDesigns } from '#testing/corpus-screens';
import { fetchedDesign } from '#testing/design-builder';
import { readJson, renderCases } from '../render/render-cases.ts';

/** A screen with Figma's own pictures at two widths. */
export interface FidelityCase {
  readonly name: string;
  /** Folder with exported pictures; null where the corpus has none, then they are cut out of Figma's picture of the whole. */
  readonly folder: string | null;
  readonly screens: readonly BuiltScreen[];
  /** The screen as Figma answered it. */
  readonly raw: FigmaNode;
  readonly variables: readonly DesignVariable[];
  /** Figma's pictures: the drawn width first; null where the corpus has none. */
  readonly shots: readonly { readonly width: number; readonly file: string | null }[];
}

const shotsOf = (folder: string) =>
  readdirSync(folder)
    .flatMap((file) => {
      const width = /^screenshot-(\d+)\.png$/.exec(file)?.[1];
      return width === undefined ? [] : [{ width: Number(width), file: join(folder, file) }];
    })
    .sort((a, b) => a.width - b.width);

const rawOf = (file: string): FigmaNode => {
  const raw = fetchedDesign(readJson(file)).pages.flatMap(({ children }) => children)[0];
  if (raw === undefined) throw new Error(`${file} has no screen`);
  return raw;
};

/** Single screens of real projects at the width that they were designed for, most with Figma's picture. */
export const realCases = (corpus: string, only: string | null): Promise<FidelityCase[]> => {
  const pictures = new Map(renderCases(corpus).map(({ file, figma }) => [file, figma]));
  return Promise.all(
    screenDesigns(corpus)
      .filter(({ name, variables }) => variables === null && (only === null || name.includes(only)))
      .map(async ({ name, file }) => {
        const screens = await builtScreens({ name, file, variables: null });
        const width = Math.round(screens[0]?.root.box.width ?? 0);
        const shots = [{ width, file: pictures.get(file) ?? null }];
        return { name, folder: null, screens, raw: rawOf(file), variables: [], shots };
      }),
  );
};

/** The screens of a folder that lies beside a `variables-local.reconstructed.json`. */
export const fidelityCases = async (sds: string, only: string | null): Promise<FidelityCase[]> => {
  const variables = join(sds, 'variables-local.reconstructed.json');
  const table = resolveVariables(readJson(variables), null);
  const rows = inFollowedModes(table.records(adapter.transformColor), table.followed(adapter.transformColor));
  const folders = readdirSync(sds, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const wanted = folders.map(({ name }) => name).filter((name) => only === null || name.includes(only));
  return Promise.all(
    wanted.map(async (name) => {
      const folder = join(sds, name);
      const file = join(folder, 'data.json.gz');
      const screens = await builtScreens({ name, file, variables });
      return { name, folder, screens, raw: rawOf(file), variables: rows, shots: shotsOf(folder) };
    }),
  );
};

/** Layers that are shown by a picture: its key and their id. */
export const picturedLayers = (root: SemanticNode): Map<string, string> => {
  const found = new Map<string, string>();
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.visible === false) continue;
    if (node.screenshot !== undefined) found.set(node.screenshot, node.id);
    else stack.push(...(node.children ?? []));
  }
  return found;
};
