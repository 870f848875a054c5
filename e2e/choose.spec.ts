import { expect, type Page } from '@playwright/test';
import { EVENT_SEQUENCES } from '#contract/events';
import { test } from './harness/app.ts';
import { expectVisibleFocus, tabTo } from './harness/focus.ts';
import { listenToWire } from './harness/frames.ts';
import { SAMPLE, snapshotsOnDisk } from './harness/product.ts';
import { recordedSteps, recordSteps } from './harness/run-steps.ts';
import {
  button,
  field,
  fillSavedDesign,
  flowTab,
  importedBadge,
  openFolder,
  runIndicator,
  stage,
} from './harness/window.ts';
import { words } from './harness/words.ts';

const outline = (page: Page) => stage(page).getByRole('tree', { name: words('ui.import.choose.tree') });
const row = (page: Page, name: string) =>
  outline(page)
    .getByRole('treeitem')
    .filter({ has: page.getByText(name, { exact: true }) });
const submit = (page: Page, screens: number) =>
  button(stage(page), 'ui.import.submit-chosen', {
    what: words('ui.import.choose.screens', { count: screens, shown: screens }),
  });

test('a design that has not changed has nothing to do; of one, screens are chosen with the keyboard', async ({
  page,
  app,
}) => {
  const wire = listenToWire(page);
  const project = await app.readyProject();
  await app.open(page);
  await openFolder(page, project);
  await fillSavedDesign(page, SAMPLE);
  await field(page, 'ui.import.name').fill('First look');
  await recordSteps(page);
  await page.keyboard.press('Control+Enter');
  const title = words('ui.import.unchanged', { name: 'First look' });
  await expect(stage(page).getByRole('heading', { level: 1, name: title })).toBeVisible({ timeout: 60_000 });

  await test.step('the run ended in its second step: every step is done, none failed', async () => {
    expect(await snapshotsOnDisk(project, 'react')).toHaveLength(1);
    const { states } = await recordedSteps(page, 'parser');
    expect(states.flat()).not.toContain('failed');
    expect(states.at(-1)).toEqual(EVENT_SEQUENCES.parser.map(() => 'done'));
    await expect(runIndicator(page)).toContainText(/Idle, last run \d/);
    await expectVisibleFocus(page);
  });

  await test.step('the snapshot is opened from here', async () => {
    await button(stage(page), 'ui.import.open-snapshot').click();
    await expect(stage(page).getByRole('group', { name: words('ui.design.board') })).toBeVisible();
    await flowTab(page, 'import').click();
  });

  await test.step('all the same: it is imported once more', async () => {
    await button(stage(page), 'ui.import.all-the-same').click();
    await expect(importedBadge(page)).toBeVisible({ timeout: 60_000 });
    expect(await snapshotsOnDisk(project, 'react')).toHaveLength(2);
    expect(wire.commands().findLast(({ name }) => name === 'import.submit')?.input).toMatchObject({ again: true });
  });

  await test.step('the form says what the file holds, and nothing moves when it is read', async () => {
    await button(page, 'ui.import.another').click();
    await stage(page)
      .getByRole('radio', { name: words('ui.import.file') })
      .click();
    const name = field(page, 'ui.import.name');
    const before = await name.boundingBox();
    await field(page, 'ui.import.sourcePath').fill('/not/there.json');
    await expect(stage(page)).toContainText(words('ui.import.choose.failed'));
    await field(page, 'ui.import.sourcePath').fill(SAMPLE.design);
    await expect(outline(page)).toBeVisible();
    expect(await name.boundingBox()).toEqual(before);
    await expect(button(stage(page), 'ui.import.submit-whole')).toBeEnabled();
  });

  await test.step('arrows, letters, Space: two screens', async () => {
    await tabTo(page, outline(page));
    for (const key of ['Home', 'ArrowRight', 'ArrowDown', ' ']) await page.keyboard.press(key);
    await expect(row(page, 'Settings')).toHaveAttribute('aria-checked', 'true');
    await expect(submit(page, 1)).toBeEnabled();
    await expect(row(page, 'App')).toHaveAttribute('aria-checked', 'mixed');
    await page.keyboard.type('No');
    await page.keyboard.press(' ');
    await expect(row(page, 'No plants yet')).toHaveAttribute('aria-checked', 'true');
    await expect(row(page, 'Every day')).toHaveAttribute('aria-checked', 'false');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(row(page, 'App')).toHaveAttribute('aria-expanded', 'false');
    await expect(row(page, 'Settings')).toHaveCount(0);
    await page.keyboard.press('ArrowRight');
  });

  await test.step('the button says it, and only these are imported', async () => {
    await submit(page, 2).click();
    await expect(importedBadge(page)).toBeVisible({ timeout: 60_000 });
    await expect(stage(page)).toContainText(words('ui.count.screens', { count: 2, shown: '2' }));
    const sent = wire.commands().findLast(({ name }) => name === 'import.submit');
    expect(sent?.input).toHaveProperty('screens.length', 2);
  });
});
