import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SnapshotDiff } from '#contract/design/snapshot-diff';
import { compareSnapshots } from '#workspace/compare/compare-snapshots';
import { type ComparedSnapshot, comparedSnapshot } from '#workspace/compare/compared-snapshot';
import { openSnapshot } from '#workspace/reading/snapshot-reader';
import { listSnapshots } from '#workspace/snapshots';
import { corpusDir, NO_CORPUS } from './corpus.ts';
import { turnWithin } from './longest-turn.ts';
import { createParserRunner, parserWorkspace } from './parser-run.ts';

const corpus = corpusDir();

const layerIds = async (snapshot: ComparedSnapshot): Promise<ReadonlySet<string>> => {
  const ids = new Set<string>();
  for (const { id } of snapshot.screens) {
    const open = [await snapshot.root(id)];
    for (let node = open.pop(); node; node = open.pop()) {
      ids.add(node.id);
      open.push(...(node.children ?? []));
    }
  }
  return ids;
};

const imported = async (workspace: string, file: string): Promise<ComparedSnapshot> => {
  const runner = createParserRunner(workspace);
  const envelopes = await runner.run({ sourcePath: join(corpus ?? '', 'real', file) });
  expect(envelopes.map(({ code, message }) => (code === 0 ? 'ok' : message))).toEqual(envelopes.map(() => 'ok'));
  const [newest] = await listSnapshots(workspace, 'html');
  return comparedSnapshot(await openSnapshot({ workspace, framework: 'html', name: newest?.name ?? '' }));
};

describe.skipIf(corpus === null)('two versions of one real design', () => {
  if (corpus === null) console.info(NO_CORPUS);

  it('[DF20] ids decide what came and went, nothing differs from itself, and nobody waits for it', async () => {
    const workspace = await parserWorkspace();
    onTestFinished(() => rm(workspace, { recursive: true, force: true }));
    const before = await imported(workspace, 'figma-export-2020-earlier.file.json.gz');
    const after = await imported(workspace, 'figma-export-2020-09-02.file.json.gz');
    const [there, back] = [await compareSnapshots(before, after), await compareSnapshots(after, before)];
    const [old, young] = [await layerIds(before), await layerIds(after)];
    const ids = (diff: SnapshotDiff, kind: string) =>
      diff.screens.flatMap(({ layers }) => layers.filter((layer) => layer.kind === kind).map(({ id }) => id)).sort();
    expect(there.screens.every(({ more }) => more === 0)).toBe(true);
    expect(ids(there, 'added')).toEqual([...young.difference(old)].sort());
    expect(ids(there, 'removed')).toEqual([...old.difference(young)].sort());
    expect(ids(back, 'added')).toEqual(ids(there, 'removed'));
    expect(ids(back, 'changed')).toEqual(ids(there, 'changed'));
    expect(there.counts.layers.touched).toBeGreaterThan(0);
    expect((await compareSnapshots(after, after)).isSame).toBe(true);
    console.info(JSON.stringify(there.counts));
    expect(await turnWithin(50, () => compareSnapshots(before, after))).toBeLessThan(50);
  }, 120_000);
});
