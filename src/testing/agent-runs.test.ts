import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EVENT_SEQUENCES, type LifecycleEvent } from '#contract/events';
import { latestSnapshot, listSnapshots } from '#workspace/snapshots';
import { fixtureDesign } from './fake-figma-api/fixture-design.ts';
import { fileTree } from './file-tree.ts';
import { type ReadyWorkspace, readyWorkspace } from './ready-workspace.ts';
import { disorderly, forgetful, good } from './scripted-model/behaviours.ts';
import { type ScriptedModel, startScriptedModel } from './scripted-model/scripted-model.ts';

/** Parser runs through the real host: the agent process, its tools and its events, with one model or another behind it. */
const events = (ready: ReadyWorkspace): LifecycleEvent[] =>
  ready.facts.flatMap((fact) => (fact.type === 'progress' && fact.action.type === 'event' ? [fact.action.event] : []));

const importFixture = async (ready: ReadyWorkspace, alias = 'first') => {
  const file = join(ready.dir, 'design.json');
  await writeFile(file, JSON.stringify(fixtureDesign({ bound: true })));
  const before = ready.facts.length;
  await ready.ask('import.submit', { sourcePath: file, alias });
  const { lastOutcome } = await ready.until(
    (state) => state.lastOutcome?.skill === 'parser' && state.agent.kind !== 'busy',
  );
  return { outcome: lastOutcome, facts: ready.facts.slice(before) };
};

const withModel = async (ready: ReadyWorkspace, model: ScriptedModel): Promise<void> => {
  onTestFinished(model.close);
  await ready.ask('secret.set', { name: 'model', value: 'sk-a-key-for-the-test' });
  await ready.ask('settings.update', {
    model: { provider: 'openai-compatible', model: 'scripted', baseUrl: model.baseUrl },
  });
};

describe('the offline model through the real host', () => {
  it('sets up, imports twice, and walks every event in order', async () => {
    const ready = await readyWorkspace({}, 'by-agent');
    expect(events(ready)).toEqual([...EVENT_SEQUENCES.init]);
    const { outcome } = await importFixture(ready);
    expect(outcome).toMatchObject({ kind: 'done', skill: 'parser', event: 'design-parser-done' });
    expect(events(ready)).toEqual([...EVENT_SEQUENCES.init, ...EVENT_SEQUENCES.parser]);
    await importFixture(ready, 'second');
    const snapshots = await listSnapshots(ready.workspace, 'html');
    expect(snapshots.map((snapshot) => snapshot.alias)).toEqual(['second', 'first']);
    expect(await latestSnapshot(ready.workspace, 'html')).toBe(snapshots[0]?.name);
    expect(ready.state().workspace?.snapshots).toEqual(snapshots);
    const view = await ready.ask('snapshot.read', { name: snapshots[0]?.name ?? '' });
    expect(view.screens).toHaveLength(1);
    const { root } = await ready.ask('snapshot.screen', { name: view.name, screen: view.screens[0]?.id ?? '' });
    expect(JSON.stringify(root)).toContain('Hello');
    expect(view.lint?.length).toBeGreaterThan(0);
  }, 120_000);

  it('is refused in a folder that is not trusted, and fails in the middle, and both times nothing changes there', async () => {
    const ready = await readyWorkspace({}, 'nothing');
    await ready.ask('init.submit', { framework: 'html', vcs: 'none', trust: false });
    await ready.until((state) => state.lastOutcome?.kind === 'done' && state.agent.kind !== 'busy');
    expect(ready.state().workspace?.trust.kind).toBe('untrusted');
    const before = await fileTree(ready.workspace);
    const { outcome } = await importFixture(ready);
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'workspace-untrusted' } });
    expect(await fileTree(ready.workspace)).toEqual(before);
    const trust = ready.state().workspace?.trust;
    await ready.ask('trust.grant', { digest: trust?.kind === 'untrusted' ? trust.digest : '' });
    expect((await importFixture(ready)).outcome?.kind).toBe('done');
    const whole = await fileTree(ready.workspace);
    await ready.ask('import.submit', { sourcePath: join(ready.dir, 'not-there.json') });
    const { lastOutcome } = await ready.until(
      (state) => state.lastOutcome?.skill === 'parser' && state.agent.kind !== 'busy',
    );
    expect(lastOutcome).toMatchObject({ kind: 'failed', failure: { code: 'design-unreadable' } });
    expect(await fileTree(ready.workspace)).toEqual(whole);
  }, 120_000);
});

describe('other models through the same host', () => {
  it('a good model makes the snapshot, and its key is sent in the header and nowhere else', async () => {
    const ready = await readyWorkspace();
    const model = await startScriptedModel(good);
    await withModel(ready, model);
    const { outcome, facts } = await importFixture(ready);
    expect(outcome).toMatchObject({ kind: 'done', event: 'design-parser-done' });
    expect(
      facts.flatMap((fact) => (fact.type === 'progress' && fact.action.type === 'event' ? [fact.action.event] : [])),
    ).toEqual([...EVENT_SEQUENCES.parser]);
    expect(await listSnapshots(ready.workspace, 'html')).toHaveLength(1);
    expect(new Set(model.requests.map((request) => request.authorization))).toEqual(
      new Set(['Bearer sk-a-key-for-the-test']),
    );
    expect(model.requests.map((request) => request.body).join()).not.toContain('sk-a-key');
    expect(JSON.stringify(ready.state())).not.toContain('sk-a-key');
  }, 120_000);

  it('a forgetful model makes the snapshot all the same: started and done come from the tools', async () => {
    const ready = await readyWorkspace();
    await withModel(ready, await startScriptedModel(forgetful));
    const { outcome, facts } = await importFixture(ready);
    expect(outcome).toMatchObject({ kind: 'done', event: 'design-parser-done' });
    expect(
      facts.flatMap((fact) => (fact.type === 'progress' && fact.action.type === 'event' ? [fact.action.event] : [])),
    ).toEqual(['design-parser-started', 'design-parser-done']);
    expect(await listSnapshots(ready.workspace, 'html')).toHaveLength(1);
  }, 120_000);

  it('a disorderly model gets nowhere, and what is on disk is whole', async () => {
    const ready = await readyWorkspace();
    await importFixture(ready, 'whole');
    const before = await fileTree(join(ready.workspace, '.hx/figma2code/output'));
    await withModel(ready, await startScriptedModel(disorderly));
    const { outcome } = await importFixture(ready);
    expect(outcome?.kind).toBe('failed');
    expect(await fileTree(join(ready.workspace, '.hx/figma2code/output'))).toEqual(before);
    expect((await readdir(join(ready.workspace, '.hx'))).filter((name) => name !== 'figma2code')).toEqual([]);
    expect(existsSync('/tmp/f2c-owned')).toBe(false);
  }, 120_000);

  it('an endpoint that is not there is told as such', async () => {
    const ready = await readyWorkspace();
    await ready.ask('settings.update', {
      model: { provider: 'openai-compatible', model: 'm', baseUrl: 'http://127.0.0.1:9/v1' },
    });
    const { outcome } = await importFixture(ready);
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'model-failed' } });
  }, 180_000);
});
