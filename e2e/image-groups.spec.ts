import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { writeAlike } from '#testing/alike-design';
import { test } from './harness/app.ts';
import { expectAccessible } from './harness/axe.ts';
import { commandLine } from './harness/product.ts';
import { flowTab, openFolder, stage } from './harness/window.ts';
import { words } from './harness/words.ts';

const pairs = (page: Page) => stage(page).getByRole('listbox', { name: words('ui.design.pairs') });
const verdict = (page: Page, key: string) =>
  stage(page).getByRole('button', { name: words(`ui.design.pair-${key}`), exact: false });

test('pictures that are hard to tell apart are shown side by side, decided by key or button, and taken back', async ({
  page,
  app,
}) => {
  const project = await app.readyProject();
  const { sourcePath = '', imagesPath = '' } = await writeAlike(join(app.dir, 'alike'));
  await commandLine(app.dir, 'import', '--workspace', project, '--file', sourcePath, '--images', imagesPath);
  await app.open(page);
  await openFolder(page, project);
  await flowTab(page, 'design').click();
  const decided = async (): Promise<string[]> => {
    const text = await readFile(join(project, '.hx/figma2code/image-decisions.json'), 'utf8').catch(() => null);
    const { decisions = [] } = JSON.parse(text ?? '{}') as { decisions?: { decision: string }[] };
    return decisions.map(({ decision }) => decision);
  };

  await test.step('both pictures of each pair are there', async () => {
    await stage(page)
      .getByRole('button', { name: words('ui.design.pairs-open', { count: 2 }) })
      .click();
    await expect(pairs(page).getByRole('option')).toHaveCount(2);
    await expect(pairs(page).locator('img')).toHaveCount(4);
    await expect
      .poll(() =>
        pairs(page)
          .locator('img')
          .evaluateAll((all) => all.every((one) => (one as HTMLImageElement).naturalWidth > 0)),
      )
      .toBe(true);
  });

  const apart = pairs(page)
    .getByRole('option')
    .filter({ hasText: words('ui.design.pair-apart') });
  await test.step('J joins the pair that is chosen', async () => {
    await apart.click();
    await expect(verdict(page, 'split')).toBeDisabled();
    await page.keyboard.press('j');
    await expect(pairs(page)).toContainText(words('ui.design.pair-will-join'));
    expect(await decided()).toEqual(['join']);
  });

  await test.step('the button splits the other one', async () => {
    await pairs(page)
      .getByRole('option')
      .filter({ hasText: words('ui.design.pair-merged') })
      .click();
    await verdict(page, 'split').click();
    await expect(pairs(page)).toContainText(words('ui.design.pair-will-split'));
    expect(await decided()).toEqual(['join', 'split']);
  });

  await test.step('axe finds nothing there', async () => {
    await expectAccessible(page, 'image groups');
  });

  await test.step('F takes it back', async () => {
    await pairs(page).focus();
    await page.keyboard.press('f');
    await expect(pairs(page)).toContainText(words('ui.design.pair-merged'));
    expect(await decided()).toEqual(['join']);
  });
});
