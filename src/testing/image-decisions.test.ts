import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeAlike } from './alike-design.ts';
import { readyWorkspace } from './ready-workspace.ts';

/** From the window's command to the file and back into the window, through the real host and the offline model. */
it('what the user says about two pictures is kept by a turn of the agent and read with the snapshot', async () => {
  const ready = await readyWorkspace();
  const { sourcePath = '', imagesPath = '' } = await writeAlike(ready.dir);
  await ready.ask('import.submit', { sourcePath, imagesPath });
  await ready.until((state) => state.lastOutcome?.skill === 'parser' && state.agent.kind !== 'busy');
  const name = ready.state().workspace?.latest ?? '';
  const view = await ready.ask('snapshot.read', { name });
  const pair = view.imageGroups?.borderline.find(({ merged }) => !merged);
  const [a, b] = pair?.contents ?? ['', ''];
  expect(view.imageDecisions).toEqual([]);

  const facts = ready.facts.length;
  await ready.ask('images.decide', { decision: 'join', a, b });
  await expect(ready.ask('images.decide', { decision: 'split', a, b })).rejects.toThrow('agent-busy');
  await ready.until(
    (state) => state.lastOutcome !== null && state.lastOutcome.skill === null && state.agent.kind !== 'busy',
  );
  expect(ready.state().lastOutcome).toMatchObject({ kind: 'done' });
  // No import: no stage is announced.
  expect(ready.facts.slice(facts).filter((fact) => fact.type === 'progress' && fact.action.type === 'event')).toEqual(
    [],
  );
  const file = join(ready.workspace, '.hx/figma2code/image-decisions.json');
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
    schemaVersion: 1,
    decisions: [{ decision: 'join', a, b }],
  });
  expect((await ready.ask('snapshot.read', { name })).imageDecisions).toEqual([{ decision: 'join', a, b }]);
}, 120_000);

it('refuses what is no content of a picture, and a folder that is not set up', async () => {
  const ready = await readyWorkspace({}, 'nothing');
  const a = 'a'.repeat(32);
  await expect(ready.ask('images.decide', { decision: 'join', a, b: '../x' })).rejects.toThrow('usage');
  await expect(ready.ask('images.decide', { decision: 'maybe' as 'join', a, b: a })).rejects.toThrow('usage');
  await expect(ready.ask('images.decide', { decision: 'join', a, b: a })).rejects.toThrow('workspace-not-initialised');
  expect(existsSync(join(ready.workspace, '.hx'))).toBe(false);
});
