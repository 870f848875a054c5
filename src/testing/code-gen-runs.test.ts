import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { GateState } from '#contract/code-gen/gate';
import { EVENT_SEQUENCES } from '#contract/events';
import type { AppState } from '#contract/state/app-state';
import { fileBody, layerBuilder } from './design-builder.ts';
import { fileTree } from './file-tree.ts';
import { type ReadyWorkspace, readyWorkspace } from './ready-workspace.ts';

/** Code generation with the offline model through the real agent, from a design to files and on to the next design. */
const designOf = (title: string): object => {
  const layer = layerBuilder();
  const text = (name: string, characters: string) =>
    layer('TEXT', { name, characters, style: { fontFamily: 'Inter', fontSize: 16, fontWeight: 400 } });
  const screen = (name: string, ...texts: object[]) =>
    layer('FRAME', { name, absoluteBoundingBox: { x: 0, y: 0, width: 400, height: 800 } }, texts as never);
  return fileBody([
    [screen('Home', text('title', title), text('body', 'Welcome')), screen('About', text('about', 'Who we are'))],
  ]);
};

const over = (skill: string) => (state: AppState) =>
  state.lastOutcome?.skill === skill && state.agent.kind !== 'busy' && state.progress.kind === 'hidden';

const importDesign = async (ready: ReadyWorkspace, title: string): Promise<void> => {
  const file = join(ready.dir, 'design.json');
  await writeFile(file, JSON.stringify(designOf(title)));
  await ready.ask('import.submit', { sourcePath: file, draw: false });
  expect((await ready.until(over('parser'))).lastOutcome?.kind).toBe('done');
};

const project = async ({ workspace }: ReadyWorkspace): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(await fileTree(workspace)).filter(([path, hash]) => hash !== 'folder' && !path.startsWith('.hx')),
  );

const pathsOf = async (ready: ReadyWorkspace, { run }: GateState): Promise<readonly string[]> =>
  (await ready.ask('plan.rows', { run, from: 0 })).rows.map(({ path }) => path);

/** The list that waits, once it is another one than the last. */
const nextGate = async (ready: ReadyWorkspace, last: GateState | null): Promise<GateState> => {
  const { gate } = await ready.until((state) => state.gate !== null && state.gate.round !== last?.round);
  return gate as GateState;
};

const approve = (ready: ReadyWorkspace, { run, round, digest }: GateState) =>
  ready.ask('plan.answer', { kind: 'approve', run, round, digest, unticked: [], by: 'window' });

it('writes what was approved after two changes of the list, and a later design touches only what it changes', async () => {
  const ready = await readyWorkspace();
  await importDesign(ready, 'First title');
  const before = await project(ready);
  const told = ready.facts.length;
  await ready.ask('codegen.submit', {});
  const first = await nextGate(ready, null);
  const all = await pathsOf(ready, first);
  const [home, about] = ['home', 'about'].map((name) => all.find((path) => path.toLowerCase().includes(name)) ?? '');
  expect([home, about]).not.toContain('');
  const wish = (gate: GateState, text: string) =>
    ready.ask('plan.answer', { kind: 'modify', run: gate.run, round: gate.round, unticked: [], text });
  await wish(first, 'paint it blue');
  const second = await nextGate(ready, first);
  expect([second.digest, second.round]).toEqual([first.digest, 2]);
  await wish(second, `leave ${about} alone`);
  const third = await nextGate(ready, second);
  expect(await pathsOf(ready, third)).toEqual(all.filter((path) => path !== about));
  expect(third.rounds.map(({ text }) => text)).toEqual(['paint it blue', `leave ${about} alone`]);
  expect(await project(ready)).toEqual(before);
  await approve(ready, third);
  const { lastOutcome } = await ready.until(over('codegen'));
  expect(lastOutcome).toMatchObject({ kind: 'done', event: 'code-gen-done', codeGen: { written: third.rows } });
  const after = await project(ready);
  const changed = Object.keys({ ...before, ...after }).filter((path) => before[path] !== after[path]);
  expect(changed.sort()).toEqual([...(await pathsOf(ready, third))].sort());
  const events = ready.facts
    .slice(told)
    .flatMap((fact) => (fact.type === 'progress' && fact.action.type === 'event' ? [fact.action.event] : []));
  expect(events.filter((event, at) => events.indexOf(event) === at)).toEqual([...EVENT_SEQUENCES.codegen]);

  // Nothing was changed but what was left out: that alone is missing.
  await ready.ask('codegen.submit', { planOnly: true });
  const missing = await ready.until((state) => over('codegen')(state) && state.lastOutcome?.codeGen?.rows === 1);
  expect(missing.gate).toBeNull();
  await ready.ask('codegen.apply', { digest: missing.lastOutcome?.codeGen?.digest ?? '', by: 'cli' });
  await ready.until((state) => state.workspace?.runs[0]?.state === 'written' && state.agent.kind !== 'busy');

  // A hand edit, and a design with another title.
  const path = join(ready.workspace, home ?? '');
  await writeFile(path, `${(await readFile(path, 'utf8')).trimEnd()}\n<!-- by hand -->\n`);
  await importDesign(ready, 'Second title');
  await ready.ask('codegen.submit', {});
  const next = await nextGate(ready, null);
  expect(await pathsOf(ready, next)).toEqual([home]);
  await approve(ready, next);
  await ready.until((state) => over('codegen')(state) && state.gate === null);
  const text = await readFile(path, 'utf8');
  expect(text).toContain('Second title');
  expect(text).toContain('<!-- by hand -->');
  expect(text).not.toContain('First title');
}, 120_000);
