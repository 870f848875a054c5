import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { type App, test } from './harness/app.ts';
import { expectAccessible } from './harness/axe.ts';
import { longestTask } from './harness/page-tasks.ts';
import { commandLine, SAMPLE } from './harness/product.ts';
import { SECOND, writeSecondVersion } from './harness/second-version.ts';
import { expectSettled } from './harness/settled.ts';
import {
  beginsWith,
  button,
  fillSavedDesign,
  flowTab,
  importedBadge,
  openFolder,
  sidePanel,
  stage,
} from './harness/window.ts';
import { words } from './harness/words.ts';

const FOLDER = process.env['F2C_SCREENSHOTS'];
const SIZES = [
  { width: 1_280, height: 800 },
  { width: 1_920, height: 1_080 },
] as const;

/** Axe in both themes, and pictures where a folder for them is named. */
const look = (page: Page, view: string): Promise<void> =>
  expectAccessible(page, view, async (theme) => {
    if (FOLDER === undefined) return;
    await mkdir(FOLDER, { recursive: true });
    for (const size of SIZES) {
      await page.setViewportSize(size);
      const path = join(FOLDER, `snapshot-${view}-${theme}-${size.width}.png`);
      await page.screenshot({ path, animations: 'disabled' });
    }
    await page.setViewportSize(SIZES[0]);
  });

const importSecond = async (page: Page, app: App): Promise<void> => {
  const second = await writeSecondVersion(join(app.dir, 'second'));
  await fillSavedDesign(page, { ...SAMPLE, ...second });
  await page.keyboard.press('Control+Enter');
  await expect(importedBadge(page)).toBeVisible({ timeout: 60_000 });
};

test('two snapshots are compared; lint, tokens and text styles lead to their layers', async ({ page, app }) => {
  test.setTimeout(240_000);
  const project = await app.readyProject();
  await app.open(page);
  await openFolder(page, project);
  await importSecond(page, app);
  await flowTab(page, 'design').click();
  await sidePanel(page)
    .getByRole('tab', { name: words('ui.frame.inspect') })
    .click();
  const tab = (key: string) => stage(page).getByRole('tab', { name: beginsWith(words(key)) });
  const inspected = sidePanel(page).getByRole('heading', { level: 2 }).first();

  await test.step('changes by screen, with pictures and properties', async () => {
    await tab('ui.compare.title').click();
    const changes = stage(page).getByRole('listbox', { name: words('ui.compare.changes') });
    await expect(changes.getByRole('option').filter({ hasText: SECOND.renamed }).first()).toBeVisible();
    await expect(changes.getByRole('option').filter({ hasText: SECOND.removed }).first()).toBeVisible();
    await look(page, 'compare');
    await changes.focus();
    await page.keyboard.press('Home');
    const divide = stage(page).getByRole('slider', { name: words('ui.compare.divide') });
    await divide.focus();
    await page.keyboard.press('ArrowRight');
    await expect(divide).toHaveValue('51');
    await stage(page)
      .getByRole('radio', { name: words('ui.compare.view.difference') })
      .click();
    await look(page, 'compare-difference');
    await stage(page)
      .getByRole('radio', { name: words('ui.compare.view.side') })
      .click();
    await changes.getByRole('option').filter({ hasText: 'Second line' }).click();
    const table = stage(page).getByRole('table');
    await expect(table.getByRole('rowheader', { name: 'text.characters' })).toBeVisible();
    await expect(table).toContainText('again');
    await look(page, 'compare-layer');
    await changes.getByRole('option').filter({ hasText: SECOND.added }).click();
    await button(stage(page), 'ui.compare.show').click();
    await expect(inspected).toHaveText(SECOND.added);
  });

  await test.step('a snapshot does not differ from itself', async () => {
    await tab('ui.compare.title').click();
    await stage(page)
      .getByRole('button', { name: beginsWith(`${words('ui.compare.before')}:`) })
      .click();
    await page.getByRole('menuitem').first().click();
    await expect(stage(page)).toContainText(words('ui.compare.same'));
  });

  await test.step('findings by rule lead to their layers and can be sent to the designer', async () => {
    await tab('ui.design.lint').click();
    const findings = stage(page).getByRole('listbox', { name: words('ui.design.lint') });
    await expect(findings.getByRole('option')).not.toHaveCount(0);
    const layers = stage(page).getByRole('listbox', { name: words('ui.design.found-layer') });
    await layers.getByRole('option').first().click();
    await expect(inspected).toHaveText(
      (await layers.getByRole('option').first().locator('span span').first().textContent()) ?? '',
    );
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await stage(page)
      .getByRole('button', { name: beginsWith(words('ui.design.copy-comment')) })
      .click();
    await expect(stage(page)).toContainText(words('ui.design.copied'));
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain((await inspected.textContent()) ?? '-');
    await look(page, 'lint');
  });

  await test.step('tokens and colours tell where they are used', async () => {
    await tab('ui.design.tokens').click();
    const uses = stage(page).getByRole('table').getByRole('button').first();
    const count = Number((await uses.textContent())?.replace(/\D/g, ''));
    await uses.click();
    const layers = stage(page).getByRole('listbox', { name: words('ui.design.found-layer') });
    await expect(layers.getByRole('option').first()).toBeVisible();
    await layers.getByRole('option').first().click();
    await expect(layers.getByRole('option').first()).toHaveAttribute('aria-setsize', String(Math.min(200, count)));
    await look(page, 'tokens');
    await stage(page)
      .getByRole('radio', { name: beginsWith(words('ui.design.loose-colours')) })
      .click();
    await look(page, 'colours');
    await tab('ui.design.text-styles').click();
    await stage(page)
      .getByRole('listbox', { name: words('ui.design.text-styles') })
      .getByRole('option')
      .first()
      .click();
    await expect(layers.getByRole('option').first()).toBeVisible();
    await look(page, 'text-styles');
  });
});

const corpus = corpusDir();

test('two versions of a real design are compared without a stall', async ({ page, app }) => {
  if (corpus === null) process.stdout.write(`${NO_CORPUS}\n`);
  test.skip(corpus === null, NO_CORPUS);
  test.setTimeout(240_000);
  const project = await app.readyProject();
  for (const version of ['figma-export-2020-earlier', 'figma-export-2020-09-02'])
    await commandLine(
      app.dir,
      'import',
      ...['--workspace', project, '--alias', version],
      ...['--file', join(corpus ?? '', 'real', `${version}.file.json.gz`)],
    );
  await app.open(page);
  await openFolder(page, project);
  await flowTab(page, 'design').click();
  const changes = stage(page).getByRole('listbox', { name: words('ui.compare.changes') });
  const longest = await longestTask(page, async () => {
    await stage(page)
      .getByRole('tab', { name: words('ui.compare.title') })
      .click();
    await expect(changes.getByRole('option')).not.toHaveCount(0);
    await changes.focus();
    for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'End']) await page.keyboard.press(key);
    await expectSettled(page);
  });
  process.stdout.write(`comparing in the window: longest task ${longest} ms of computing\n`);
  await expect(changes.getByRole('option').filter({ hasText: /^M/ }).first()).toBeVisible();
  await look(page, 'compare-real');
});
