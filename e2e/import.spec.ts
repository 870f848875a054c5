import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { EVENT_SEQUENCES } from '#contract/events';
import type { StatusSnapshot } from '#contract/snapshot';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { startFakeFigmaApi } from '#testing/fake-figma-api/fake-figma-api';
import { fixtureDesign, fixtureVariables } from '#testing/fake-figma-api/fixture-design';
import { test } from './harness/app.ts';
import { listenToWire, type Wire } from './harness/frames.ts';
import { SAMPLE, snapshotsOnDisk, statusOf } from './harness/product.ts';
import { expectOrder, recordedSteps, recordSteps } from './harness/run-steps.ts';
import {
  beginsWith,
  button,
  expectPictures,
  field,
  fillSavedDesign,
  flowTab,
  importedBadge,
  navigator,
  openFolder,
  runIndicator,
  stage,
} from './harness/window.ts';
import { words } from './harness/words.ts';

const CORPUS_FILE = 'real/theemo-playground.file.json';
const KEY = 'FixtureFileKey0000001';
const TOKEN = 'figd_e2e-7c40b1a95d';

const eventsOf = (wire: Wire) =>
  wire.facts().flatMap((fact) => (fact.type === 'progress' && fact.action.type === 'event' ? [fact.action.event] : []));

/** The list in the navigator: names from the newest to the oldest. */
const listedSnapshots = (page: Page) =>
  navigator(page)
    .getByRole('listitem')
    .filter({ hasText: /layers?$/ })
    .getByRole('button');

const importFile = async (page: Page, design: string, name: string): Promise<void> => {
  await button(page, 'ui.import.another').click();
  await fillSavedDesign(page, { design });
  await field(page, 'ui.import.name').fill(name);
  await button(stage(page), 'ui.import.submit-whole').click();
  await expect(stage(page).getByRole('heading', { level: 1, name: beginsWith(name) })).toBeVisible();
  await expect(importedBadge(page)).toBeVisible({ timeout: 60_000 });
};

const counted = ({ counts }: StatusSnapshot): string =>
  [
    words('ui.count.screens', { count: counts.screens, shown: counts.screens }),
    words('ui.count.layers', { count: counts.nodes, shown: counts.nodes.toLocaleString('en') }),
  ].join(', ');

test('saved designs are imported step by step and lie beside the earlier snapshot', async ({ page, app }) => {
  const wire = listenToWire(page);
  const project = await app.readyProject();
  await app.open(page);
  await openFolder(page, project);
  await expect(listedSnapshots(page)).toHaveText([/^First look/]);

  await test.step('all nine steps in order, each with its time', async () => {
    await fillSavedDesign(page, SAMPLE);
    await field(page, 'ui.import.name').fill('Second look');
    await recordSteps(page);
    await button(stage(page), 'ui.import.submit-whole').click();
    await expect(importedBadge(page)).toBeVisible({ timeout: 60_000 });
    expect(eventsOf(wire)).toEqual([...EVENT_SEQUENCES.parser]);
    const recorded = await recordedSteps(page, 'parser');
    expect(expectOrder(recorded)).toContain(1);
    // The list goes away with the run; the last that was seen has every step behind it.
    expect(recorded.states.at(-1)).toEqual(EVENT_SEQUENCES.parser.map(() => 'done'));
    for (const seen of recorded.details)
      expect(
        seen.some((text) => /^\d+:\d\d/.test(text)),
        seen.join(),
      ).toBe(true);
    await expect(runIndicator(page)).toContainText(/Idle, last run \d/);
  });

  await test.step('the earlier snapshot is still there and can be looked at', async () => {
    expect(await snapshotsOnDisk(project, 'react')).toHaveLength(2);
    await expect(listedSnapshots(page)).toHaveText([/^Second look/, /^First look/]);
    await listedSnapshots(page).last().click();
    await expect(
      page.getByRole('heading', { level: 1, name: words('ui.flow.design-of', { name: 'First look' }) }),
    ).toBeAttached();
    await flowTab(page, 'import').click();
  });

  await test.step('one more, another file', async () => {
    const corpus = corpusDir();
    if (corpus === null) process.stdout.write(`${NO_CORPUS}\n`);
    await importFile(page, corpus === null ? SAMPLE.design : join(corpus, CORPUS_FILE), 'Third look');
    const { snapshots, latest } = await statusOf(project);
    expect(snapshots.map(({ alias }) => alias)).toEqual(['Third look', 'Second look', 'First look']);
    expect(latest).toBe(snapshots[0]?.name);
    if (snapshots[0]) await expect(stage(page)).toContainText(counted(snapshots[0]));
    await expect(listedSnapshots(page)).toHaveText([/^Third look/, /^Second look/, /^First look/]);
    await expect(navigator(page)).toContainText(words('ui.snapshots.kept', { count: 3, most: 10 }));
  });
});

test('a Figma address is answered in words, its calls are planned, and the token is asked once', async ({
  page,
  app,
}) => {
  const body = fixtureDesign({ layers: 4, bound: true });
  const asksToWait = { kind: 'status', status: 429, headers: { 'retry-after': '2' } } as const;
  const figma = await startFakeFigmaApi({
    token: TOKEN,
    designs: { [KEY]: { body, variables: fixtureVariables() } },
    faults: [{ endpoint: 'file', times: 1, answer: asksToWait }],
  });
  app.afterwards(figma.close);
  const wire = listenToWire(page);
  const project = await app.readyProject();
  await app.open(page, { FIGMA_API_BASE: figma.baseUrl });
  await openFolder(page, project);
  const address = field(page, 'ui.import.address');
  const calls = words('ui.import.submit-calls', { sum: words('ui.import.calls.or-more', { least: 2 }) });

  await test.step('the address is read as it is typed, and nothing is asked of Figma', async () => {
    await address.fill('https://www.figma.com/proto/abc/Name');
    await expect(stage(page)).toContainText(words('ui.import.refused', { reason: words('figmaUrl.prototype') }));
    await address.fill(`https://www.figma.com/design/${KEY}/Name?node-id=1-1`);
    await expect(stage(page)).toContainText(words('ui.import.reads.frames-main', { count: 1, ids: '1:1', key: KEY }));
    await expect(button(page, 'ui.import.submit-frames', { count: 1, calls })).toBeDisabled();
    await address.fill(`https://www.figma.com/design/${KEY}/Name`);
    await expect(stage(page)).toContainText(words('ui.import.reads.file-main', { key: KEY }));
    await expect(page.getByRole('table').getByRole('row')).toHaveCount(5);
    await expect(stage(page)).toContainText(words('ui.figma.standing-unknown'));
    await expect(button(page, 'ui.import.submit-file', { calls })).toBeDisabled();
    expect(figma.calls).toEqual([]);
  });

  await test.step('the token leaves the window once', async () => {
    await page.getByLabel(words('ui.token.label')).fill(TOKEN);
    await button(page, 'ui.token.save').click();
    await expect(page.getByRole('contentinfo')).toContainText(words('ui.figma.left-least', { left: 6, calls: 6 }));
    expect(wire.sent.filter((text) => text.includes(TOKEN))).toHaveLength(1);
  });

  await test.step('the import says that Figma asks to wait, then goes on', async () => {
    await recordSteps(page);
    await page.keyboard.press('Control+Enter');
    await expect(importedBadge(page)).toBeVisible({ timeout: 60_000 });
    await expect(importedBadge(page)).toBeVisible({ timeout: 60_000 });
    const { states, details } = await recordedSteps(page, 'parser');
    expectOrder({ states, details });
    expect(details[1]?.join()).toContain(words('progress.waiting', { seconds: 2 }));
    await expectPictures(stage(page), 1);
    const asked = figma.calls.filter(({ endpoint }) => endpoint === 'file' || endpoint === 'renders').length;
    const left = words('ui.figma.left-least', { left: 6 - asked, calls: 6 });
    await expect(page.getByRole('contentinfo')).toContainText(left);
    expect(wire.received.filter((text) => text.includes(TOKEN))).toEqual([]);
  });
});

test('a limit of thirty days is said, stops the form, and is asked against only by a wish of its own', async ({
  page,
  app,
}) => {
  const headers = { 'retry-after': '2592000', 'x-figma-plan-tier': 'starter', 'x-figma-rate-limit-type': 'low' };
  const figma = await startFakeFigmaApi({
    token: TOKEN,
    designs: { [KEY]: { body: fixtureDesign({ layers: 4 }) } },
    faults: [{ endpoint: 'renders', answer: { kind: 'status', status: 429, headers } }],
  });
  app.afterwards(figma.close);
  const project = await app.readyProject();
  await app.open(page, { FIGMA_API_BASE: figma.baseUrl, FIGMA_TOKEN: TOKEN });
  await openFolder(page, project);
  const tryAnyway = button(stage(page), 'ui.figma.try-anyway');
  const calls = words('ui.import.submit-calls', { sum: words('ui.import.calls.or-more', { least: 2 }) });

  await test.step('the failure says until when, and so does the bar', async () => {
    await field(page, 'ui.import.address').fill(`https://www.figma.com/design/${KEY}/Name`);
    await page.keyboard.press('Control+Enter');
    await expect(stage(page)).toContainText(words('ui.failure.title.figma-rate-limited'), { timeout: 60_000 });
    await expect(stage(page)).toContainText('30 d');
    await expect(tryAnyway).toBeVisible();
    await expect(page.getByRole('contentinfo')).toContainText(words('ui.figma.refused', { at: '' }).trim());
  });

  await test.step('the form is not sent, and says why', async () => {
    await button(stage(page), 'ui.failure.back-form').click();
    await expect(button(page, 'ui.import.submit-file', { calls })).toBeDisabled();
    await expect(stage(page)).toContainText('Starter, View or Collab seat');
    const asked = figma.calls.length;
    await page.keyboard.press('Control+Enter');
    expect(figma.calls).toHaveLength(asked);
  });

  await test.step('trying all the same goes on with the file that has arrived', async () => {
    figma.setFaults([]);
    await tryAnyway.click();
    await expect(importedBadge(page)).toBeVisible({ timeout: 60_000 });
    expect(figma.tally()['GET /v1/files/:key']).toBe(1);
    await expect(page.getByRole('contentinfo')).toContainText(/Figma \d of 6 calls left/);
  });
});
