import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { SCREENS, writeLargeSnapshot } from '#testing/large-snapshot';
import { test } from './harness/app.ts';
import { longestTask } from './harness/page-tasks.ts';
import { expectSettled, nextFrame } from './harness/settled.ts';
import { button, field, flowTab, navigator, openFolder, sidePanel, stage } from './harness/window.ts';
import { words } from './harness/words.ts';

const LARGE = '20261120T140203.123Z';

test('a library of thousands of components stays at hand', async ({ page, app }) => {
  test.setTimeout(240_000);
  const project = await app.readyProject();
  await writeLargeSnapshot(project, { name: LARGE, framework: 'react', pictures: false });
  await writeFile(join(project, '.hx/figma2code/output/react/latest.txt'), `${LARGE}\n`);
  await app.open(page);
  const lasted: Record<string, number | null> = {};
  const step = async (name: string, run: () => Promise<unknown>): Promise<void> => {
    lasted[name] = await longestTask(page, run);
  };
  // What the window itself takes to start is no matter of the snapshot.
  await expectSettled(page);
  await step('opened', async () => {
    await openFolder(page, project);
    await expectSettled(page);
  });
  await step('board', async () => {
    await flowTab(page, 'design').click();
    await expect(navigator(page).getByRole('option', { name: /^Component 0/ })).toBeVisible({ timeout: 60_000 });
    await expectSettled(page);
  });
  await step('large screen', async () => {
    await navigator(page)
      .getByRole('option', { name: /^Component 0/ })
      .click();
    await expect(navigator(page).getByRole('treeitem').first()).toBeVisible({ timeout: 60_000 });
    await expectSettled(page);
  });
  await step('all layers open', async () => {
    await button(navigator(page), 'ui.design.open-all').click();
    await expect(navigator(page).getByRole('treeitem', { name: /5:0\.8$/ })).toBeVisible();
  });
  await step('through the layers', async () => {
    await navigator(page).getByRole('tree').focus();
    for (let press = 0; press < 15; press += 1) await page.keyboard.press('PageDown');
    await page.keyboard.press('End');
  });
  await step('zoomed and moved', async () => {
    const board = stage(page).getByRole('group', { name: words('ui.design.board') });
    await board.hover();
    for (let turn = 0; turn < 10; turn += 1) {
      await page.mouse.wheel(0, turn % 2 ? -240 : 240);
      await nextFrame(page);
    }
  });
  await step('searched', async () => {
    await field(navigator(page), 'ui.design.filter').fill('Component 8960');
    await expect(navigator(page).getByRole('option', { name: /^Component 8960/ })).toBeVisible({ timeout: 60_000 });
    await field(navigator(page), 'ui.design.filter').press('Escape');
  });
  await step('tokens', async () => {
    await stage(page)
      .getByRole('tab', { name: new RegExp(`^${words('ui.design.tokens')}`) })
      .click();
    await expect(stage(page).getByRole('table')).toContainText('token 0');
    await expectSettled(page);
  });
  await expect(sidePanel(page)).toBeVisible();
  expect(SCREENS).toBeGreaterThan(8_000);
  process.stdout.write(`longest task of the page in ms of computing: ${JSON.stringify(lasted)}\n`);
});
