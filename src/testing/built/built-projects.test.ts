import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { DraftInput, DraftScreen } from '#codegen/draft/draft-input';
import { emptyProject } from '#codegen/draft/project-defaults';
import { adapter } from '#init/templates/web';
import { resolveVariables } from '#parser/variables/variable-table';
import { astOf, fetchedDesign } from '../design-builder.ts';
import { draftOf, placesFor, textsOf } from '../drafted.ts';
import { tempDir } from '../temp-dir.ts';
import { buildProject, typeProblems } from './build-project.ts';
import { compiledScripts } from './compiled-scripts.ts';
import { WEB_STACKS, type WebStack, webProject } from './web-project.ts';

const SAMPLE = fileURLToPath(new URL('../../../resources/sample/design', import.meta.url));
const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(join(SAMPLE, file), 'utf8'));

let screens: readonly DraftScreen[];
let variables: DraftInput['variables'];
beforeAll(async () => {
  const table = await readJson('variables.json');
  const ast = await astOf(fetchedDesign(await readJson('design.json')), { variables: table });
  screens = ast.screens.map(({ root, ...screen }) => ({ screen, root }));
  variables = resolveVariables(table, null).records(adapter.transformColor);
});

/** Pictures that are no pictures: each has bytes of its own. */
const filesOf = async (stack: WebStack) => {
  const framework = stack === 'tailwind' ? 'react' : stack;
  const project = {
    ...emptyProject(framework),
    ...(stack === 'tailwind' ? { tailwind: { major: 4, sheet: null } as const } : {}),
  };
  const places = [...placesFor(screens, project.folders.assets)];
  const assets = new Map(places.map(([key, place]) => [key, { ...place, path: place.path.replaceAll(':', '-') }]));
  const draft = await draftOf(framework, screens, { variables, project, assets });
  const texts = textsOf(draft);
  const files = new Map<string, string | Uint8Array>(
    draft.files.map(({ path }) => [path, texts.get(path) ?? Buffer.from(path.repeat(200))]),
  );
  return { texts, files };
};

describe('a project that a draft was written into', () => {
  it.each(WEB_STACKS)('is built without a warning, every file and picture found: %s', async (stack) => {
    const dir = await tempDir(`built-${stack}`);
    onTestFinished(dir.remove);
    const { texts, files } = await filesOf(stack);
    const project = await webProject(dir.path, stack, files);
    const { said, bytes, files: built } = await buildProject(stack, project, texts);
    expect(said).toEqual([]);
    expect(project.screens.length).toBeGreaterThan(2);
    expect(built.filter((path) => path.endsWith('.png')).length).toBeGreaterThan(0);
    expect(bytes.get('css') ?? 0).toBeGreaterThan(1_000);
    if (stack === 'react' || stack === 'tailwind') expect(await typeProblems(project)).toBe('');
  });

  it('has scripts and templates of Vue that a type checker takes, as their compiler makes them', async () => {
    const dir = await tempDir('typed-vue');
    onTestFinished(dir.remove);
    const { files } = await filesOf('vue');
    const project = await webProject(dir.path, 'vue', compiledScripts(files));
    expect(await typeProblems(project)).toBe('');
  });
});
