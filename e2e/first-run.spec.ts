import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './harness/app.ts';
import { watchOutside } from './harness/outside.ts';
import { snapshotsOnDisk } from './harness/product.ts';
import { button, expectPictures, flowTab, importedBadge, navigator, stage } from './harness/window.ts';
import { words } from './harness/words.ts';

const SCREENS = ['Today', 'Plant', 'Watering timer', 'Garden', 'Settings', 'No plants yet', 'Components'];

test('the sample goes from the first click to a snapshot with its pictures, offline', async ({ page, app }) => {
  const outside = await watchOutside();
  app.afterwards(outside.close);
  await app.open(page, outside.environment);
  await expect(page.getByRole('heading', { level: 1, name: words('ui.first-run.title') })).toBeVisible();

  await test.step('one click sets the project up and imports its design', async () => {
    await button(page, 'ui.first-run.sample').click();
    await expect(importedBadge(page)).toBeVisible({ timeout: 60_000 });
    for (const name of SCREENS)
      await expect(stage(page).getByRole('button', { name: new RegExp(`^${name} `) })).toBeVisible();
    await expectPictures(stage(page), SCREENS.length);
    expect(await snapshotsOnDisk(join(app.dir, 'figma2code-sample'), 'react')).toHaveLength(1);
  });

  await test.step('the board shows every screen by its picture', async () => {
    await button(page, 'ui.import.look', { count: SCREENS.length }).click();
    const board = stage(page).getByRole('group', { name: words('ui.design.board') });
    for (const name of SCREENS) await expect(board.getByRole('img', { name, exact: true })).toBeVisible();
    await expectPictures(board, SCREENS.length);
  });

  await test.step('closed and opened again from the list of recent folders, nothing is lost', async () => {
    await button(page, 'ui.workspace.menu-of', { name: 'figma2code-sample' }).click();
    await page.getByRole('menuitem', { name: words('ui.workspace.close') }).click();
    await expect(flowTab(page, 'import')).toBeDisabled();
    await stage(page)
      .getByRole('button', { name: /^figma2code-sample/ })
      .click();
    await expect(navigator(page).getByRole('button', { name: new RegExp(words('sample.alias')) })).toBeVisible();
  });

  expect(outside.attempts(), 'ways out of this machine').toBe(0);
});
