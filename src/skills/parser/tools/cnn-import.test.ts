import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { DedupConfig } from '#contract/config';
import { writeAlike } from '#testing/alike-design';
import { startFakeFigmaApi } from '#testing/fake-figma-api/fake-figma-api';
import { fixtureDesign } from '#testing/fake-figma-api/fixture-design';
import { meanColourModel } from '#testing/onnx-model';
import { createParserRunner, parserWorkspace, readJson } from '#testing/parser-run';
import { tempDir } from '#testing/temp-dir';
import { treeOf } from '#testing/workspace-fixture';

const ground = async (dedup: DedupConfig, model: Uint8Array | null, figmaBase?: string) => {
  const dir = await tempDir('cnn-import');
  const workspace = await parserWorkspace(undefined, { dedup });
  if (model !== null) await writeFile(join(workspace, 'model.onnx'), model);
  const runner = createParserRunner(workspace, figmaBase === undefined ? {} : { figmaBase });
  onTestFinished(async () => {
    await runner.skill.dispose();
    await dir.remove();
    await rm(workspace, { recursive: true, force: true });
  });
  return { ...runner, workspace, folder: dir.path };
};

it('imports with the model that the config names', async () => {
  const place = await ground({ method: 'cnn', threshold: 0.99, verify: false, model: 'model.onnx' }, meanColourModel());
  const path = String((await place.run(await writeAlike(place.folder))).at(-1)?.payload.data?.['path']);
  const { schemaVersion: _version, ...map } = (await readJson(join(path, 'image-map.json'))) as Record<string, unknown>;
  // This model sees the mean colour alone, and all four icons are black.
  expect(Object.keys(map)).toHaveLength(1);
});

it.each([
  ['none is named', undefined, null, 'reason.model-not-named'],
  ['it is not there', 'other.onnx', null, 'reason.model-missing'],
  ['it is broken', 'model.onnx', Buffer.from('no model'), 'reason.model-not-onnx'],
])('refuses before a request is sent when %s, and leaves nothing behind', async (_what, model, bytes, why) => {
  const api = await startFakeFigmaApi({ designs: { KEY: { body: fixtureDesign() } } });
  onTestFinished(api.close);
  const named = model === undefined ? {} : { model };
  const place = await ground({ method: 'cnn', threshold: 0.95, verify: true, ...named }, bytes, api.baseUrl);
  const before = await treeOf(place.workspace);
  const work = place.run({ figmaUrl: 'https://www.figma.com/design/KEY/App' });
  await expect(work).rejects.toMatchObject({
    code: 'dedup-model-invalid',
    params: { reason: expect.stringContaining(why) },
  });
  expect(api.calls).toEqual([]);
  expect(await treeOf(place.workspace)).toEqual(before);
});
