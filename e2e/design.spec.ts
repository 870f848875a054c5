import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './harness/app.ts';
import { SAMPLE } from './harness/product.ts';
import {
  beginsWith,
  fillSavedDesign,
  flowTab,
  importedBadge,
  navigator,
  openFolder,
  sidePanel,
  stage,
} from './harness/window.ts';
import { words } from './harness/words.ts';

const layerTree = (page: Page, screen: string): Locator =>
  navigator(page).getByRole('tree', { name: words('ui.design.layers-of', { name: screen }) });

const chosenLayer = (page: Page): Locator => navigator(page).getByRole('treeitem', { selected: true });
const inspected = (page: Page): Locator => sidePanel(page).getByRole('heading', { level: 2 }).first();
const board = (page: Page): Locator => stage(page).getByRole('group', { name: words('ui.design.board') });

/** Presses a point of a screen on the board; where it lies in the picture is given as shares of its size. */
const pressOnBoard = async (page: Page, screen: string, [x, y]: readonly [number, number]): Promise<void> => {
  const box = await board(page).getByRole('img', { name: screen, exact: true }).boundingBox();
  if (box === null) throw new Error(`${screen} is not on the board`);
  await page.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: 2 });
  await page.mouse.down();
  await page.mouse.up();
};

test('board and tree are one selection; tokens, texts, images and lint stand beside', async ({ page, app }) => {
  const project = await app.readyProject();
  await app.open(page);
  await openFolder(page, project);
  await fillSavedDesign(page, SAMPLE);
  await page.keyboard.press('Control+Enter');
  await expect(importedBadge(page)).toBeVisible({ timeout: 60_000 });
  await flowTab(page, 'design').click();
  await sidePanel(page)
    .getByRole('tab', { name: words('ui.frame.inspect') })
    .click();

  await test.step('a layer chosen in the tree is shown on the board and inspected', async () => {
    await navigator(page)
      .getByRole('option', { name: beginsWith('Plant') })
      .click();
    const tree = layerTree(page, 'Plant');
    await tree.getByRole('treeitem', { name: 'Content', exact: true }).click();
    await expect(inspected(page)).toHaveText('Content');
    await expect(board(page)).toContainText(/\d+ × \d+/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect(tree.getByRole('treeitem', { level: 2 }).first()).toHaveAttribute('aria-selected', 'true');
    await expect(inspected(page)).not.toHaveText('Content');
  });

  await test.step('a layer pressed on the board is chosen in the tree, which opens down to it', async () => {
    // The clock in the status bar of the screen: 48 of 375 and 26 of 812 pixels into it.
    await expect(async () => {
      await pressOnBoard(page, 'Today', [48 / 375, 26 / 812]);
      await expect(chosenLayer(page)).toHaveText('9:41', { timeout: 2_000 });
    }).toPass();
    await expect(layerTree(page, 'Today')).toBeVisible();
    await expect(chosenLayer(page)).toHaveAttribute('aria-level', '2');
    await expect(inspected(page)).toHaveText('9:41');
    await expect(sidePanel(page)).toContainText(words('ui.design.in-stack'));
  });

  await test.step('the filter finds layers, texts and tokens over all screens', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('Monstera');
    const found = navigator(page)
      .getByRole('option', { name: beginsWith('Monstera') })
      .first();
    await found.click();
    await expect(inspected(page)).toContainText(/Monstera/);
    await navigator(page)
      .getByRole('textbox', { name: words('ui.design.filter') })
      .press('Escape');
    await expect(layerTree(page, 'Today')).toBeVisible();
  });

  await test.step('images and findings lead to their layers', async () => {
    const images = stage(page).getByRole('listbox', { name: words('ui.design.images') });
    await images.getByRole('option', { name: beginsWith('groupIconBattery') }).click();
    await expect(chosenLayer(page)).toHaveText('battery');
    const lint = stage(page).getByRole('listbox', { name: words('ui.design.lint') });
    await expect(lint.getByRole('option')).not.toHaveCount(0);
    const finding = lint.getByRole('option').first();
    const sentence = (await finding.textContent()) ?? '';
    await finding.click();
    await expect(inspected(page)).not.toHaveText('battery');
    expect(sentence).toContain((await chosenLayer(page).textContent()) ?? '-');
  });

  await test.step('tokens by collection and mode, with a filter', async () => {
    await stage(page)
      .getByRole('tab', { name: beginsWith(words('ui.design.tokens')) })
      .click();
    const table = stage(page).getByRole('table');
    await expect(table.getByRole('columnheader', { name: beginsWith('Palette') })).toBeVisible();
    await stage(page)
      .getByRole('textbox', { name: words('ui.design.filter-tokens') })
      .fill('sun/400');
    await expect(table.getByRole('rowheader')).toHaveText(['sun/400']);
    await expect(table.getByRole('cell').first()).toHaveText('rgb(242, 185, 63)');
  });

  await test.step('text styles lead to their first layer', async () => {
    await stage(page)
      .getByRole('tab', { name: beginsWith(words('ui.design.text-styles')) })
      .click();
    const styles = stage(page).getByRole('listbox', { name: words('ui.design.text-styles') });
    await expect(styles.getByRole('option')).toHaveCount(7);
    const before = await inspected(page).textContent();
    await styles.getByRole('option').first().click();
    await expect(inspected(page)).not.toHaveText(before ?? '');
  });
});
