import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { adapter } from '#init/templates/web';
import { resolveVariables } from '#parser/variables/variable-table';
import { astOf, fetchedDesign } from '#testing/design-builder';
import { draftOf, placesFor, textsOf } from '#testing/drafted';
import type { DraftInput, DraftScreen } from './draft-input.ts';

const SAMPLE = fileURLToPath(new URL('../../../../resources/sample/design', import.meta.url));
const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(join(SAMPLE, file), 'utf8'));

describe.each(['html', 'react'] as const)('one screen of the sample design as %s', (framework) => {
  let all: readonly DraftScreen[];
  let more: Partial<DraftInput>;
  let whole: ReadonlyMap<string, string>;
  beforeAll(async () => {
    const variables = await readJson('variables.json');
    const { screens } = await astOf(fetchedDesign(await readJson('design.json')), { variables });
    all = screens.map(({ root, ...screen }) => ({ screen, root }));
    const records = resolveVariables(variables, null).records(adapter.transformColor);
    more = { variables: records, assets: placesFor(all, 'src/assets') };
    whole = textsOf(await draftOf(framework, all, more));
  });

  it('has the same files as the whole, so that nothing is taken from the others', async () => {
    for (const { screen } of all) {
      const part = await draftOf(framework, all, { ...more, wanted: new Set([screen.id]) });
      const texts = textsOf(part);
      expect([...texts].filter(([path, text]) => whole.get(path) !== text).map(([path]) => path)).toEqual([]);
      expect(texts.size).toBeLessThan(whole.size);
      expect(new Set(part.files.flatMap((file) => (file.kind === 'write' ? file.screens : [])))).toEqual(
        new Set([screen.id]),
      );
    }
  });

  it('has everything that it needs, and none of the other screens', async () => {
    const { screen } = all.find((one) => one.screen.name === 'Plant') as DraftScreen;
    const { files } = await draftOf(framework, all, { ...more, scope: `only ${screen.name}` });
    const paths = new Set(files.map(({ path }) => path));
    const needs = files.flatMap((file) => (file.kind === 'write' ? file.needs : []));
    expect(needs.filter((path) => !paths.has(path))).toEqual([]);
    expect([...paths].filter((path) => /settings/i.test(path))).toEqual([]);
  });
});
