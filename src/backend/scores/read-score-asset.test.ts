import { rm } from 'node:fs/promises';
import { expect, it, onTestFinished } from 'vitest';
import { keptPlan } from '#testing/kept-plan';
import { plainPng } from '#testing/plain-png';
import { temporaryWorkspace } from '#testing/workspace-fixture';
import { openScoreStore } from '#workspace/code-runs/score-store';
import { readScoreAsset } from './read-score-asset.ts';

it('a picture of a score is served by its name, and nothing else of a run', async () => {
  const workspace = await temporaryWorkspace();
  onTestFinished(() => rm(workspace, { recursive: true, force: true }));
  const { run } = (await keptPlan(workspace, [{ path: 'a.ts' }])).plan;
  const store = await openScoreStore(workspace, run);
  const body = plainPng(new Uint8Array(4), 1);
  const name = await store.keepPicture(body);
  const noPicture = await store.keepPicture(Buffer.from('<svg/>'));
  expect(await readScoreAsset(workspace, `score/${run}/${name}`)).toEqual({ type: 'image/png', body });
  for (const odd of [
    `score/${run}/${noPicture}`,
    `score/${run}/../plan.json`,
    `score/../${name}`,
    `score/${run}/${name}/x`,
    `score/${run}`,
  ])
    expect(await readScoreAsset(workspace, odd), odd).toBeNull();
});
