import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Envelope } from '#contract/envelope';
import { type ImageGroups, type ImageVerdict, imageGroups } from '#contract/image-decisions';
import { manifest } from '#contract/snapshot';
import { writeAlike } from '#testing/alike-design';
import { createParserRunner, type Design, parserWorkspace, readJson } from '#testing/parser-run';
import { tempDir } from '#testing/temp-dir';
import { fakeToolContext } from '#testing/tool-context';
import { treeOf } from '#testing/workspace-fixture';
import { openSnapshot } from '#workspace/reading/snapshot-reader';
import { acquireRunLock } from '#workspace/run-lock';

const ground = async () => {
  const dir = await tempDir('alike');
  const workspace = await parserWorkspace();
  const { run, skill } = createParserRunner(workspace);
  onTestFinished(async () => {
    await skill.dispose();
    await dir.remove();
    await rm(workspace, { recursive: true, force: true });
  });
  const decide = (input: ImageVerdict): Promise<Envelope> => {
    const tool = skill.tools.find(({ name }) => name === 'decideF2CImageGroups');
    if (tool === undefined) throw new Error('no such tool');
    return tool.run(tool.input.parse({ workspace, ...input }), fakeToolContext());
  };
  const imported = async (design: Design): Promise<{ path: string; groups: ImageGroups; keys: string[] }> => {
    const path = String((await run(design)).at(-1)?.payload.data?.['path']);
    const { schemaVersion: _version, ...map } = (await readJson(join(path, 'image-map.json'))) as Record<
      string,
      unknown
    >;
    return { path, groups: imageGroups.parse(await readJson(join(path, 'image-groups.json'))), keys: Object.keys(map) };
  };
  return {
    workspace,
    folder: dir.path,
    decide,
    imported,
    file: join(workspace, '.hx/figma2code/image-decisions.json'),
  };
};

type Pair = ImageGroups['borderline'][number];
const verdict = (decision: ImageVerdict['decision'], { contents: [a, b] }: Pair): ImageVerdict => ({ decision, a, b });

it('a snapshot names pictures that were nearly judged otherwise, each with its picture', async () => {
  const place = await ground();
  const { path, groups } = await place.imported(await writeAlike(place.folder));
  expect(groups.more).toBe(0);
  expect(groups.borderline.map(({ merged }) => merged).sort()).toEqual([false, true]);
  const { files } = manifest.parse(await readJson(join(path, 'manifest.json')));
  expect(Object.keys(files)).toContain('image-groups.json');
  for (const { pictures, keys, merged, similarity, decided } of groups.borderline) {
    expect(new Set(pictures).size).toBe(2);
    for (const picture of pictures) expect(Object.keys(files)).toContain(picture);
    expect(new Set(keys).size).toBe(merged ? 1 : 2);
    expect(merged ? similarity >= 0.95 : similarity < 0.95).toBe(true);
    expect(decided).toBeNull();
  }
  const [name] = path.split('/').slice(-1);
  const reader = await openSnapshot({ workspace: place.workspace, framework: 'html', name: name ?? '' });
  expect(await reader.imageGroups()).toEqual(groups);
});

it('what was said holds for the next import, also when the layers have other ids, and can be taken back', async () => {
  const place = await ground();
  const design = await writeAlike(place.folder);
  const first = await place.imported(design);
  const [apart, merged] = [false, true].map((is) => first.groups.borderline.find((pair) => pair.merged === is) as Pair);
  expect(first.keys).toHaveLength(3);
  expect((await place.decide(verdict('join', apart as Pair))).code).toBe(0);
  expect((await place.decide(verdict('split', merged as Pair))).payload.data).toEqual({
    decision: 'split',
    decisions: 2,
  });

  const later = await writeAlike(join(place.folder, 'later'), 7);
  const second = await place.imported(later);
  const outcomes = second.groups.borderline.filter(({ decided }) => decided !== null);
  expect(outcomes.map((pair) => [pair.contents, pair.merged, pair.decided])).toEqual(
    expect.arrayContaining([
      [apart?.contents, true, 'join'],
      [merged?.contents, false, 'split'],
    ]),
  );
  expect(second.groups.borderline[0]?.ids).not.toEqual(first.groups.borderline[0]?.ids);
  for (const pair of [apart, merged]) await place.decide(verdict('forget', pair as Pair));
  expect((await place.imported(design)).groups).toEqual(first.groups);
});

it('writes nothing but its file, and not while somebody else works in the folder', async () => {
  const place = await ground();
  const said: ImageVerdict = { decision: 'join', a: 'a'.repeat(32), b: 'b'.repeat(32) };
  const before = await treeOf(place.workspace);
  const lock = await acquireRunLock(place.workspace, 'somebody');
  await expect(place.decide(said)).rejects.toMatchObject({ code: 'workspace-busy' });
  await lock.release();
  expect(existsSync(place.file)).toBe(false);
  await place.decide(said);
  const after = await treeOf(place.workspace);
  expect(Object.keys(after).filter((path) => after[path] !== before[path])).toEqual([
    '.hx/figma2code/image-decisions.json',
  ]);
});

it('an import is refused before anything is fetched when what was said cannot be read', async () => {
  const place = await ground();
  await writeFile(place.file, '{ broken');
  await expect(place.imported(await writeAlike(place.folder))).rejects.toMatchObject({
    code: 'image-decisions-invalid',
  });
  expect(await readFile(place.file, 'utf8')).toBe('{ broken');
});
