import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './harness/app.ts';
import { expectVisibleFocus, tabTo } from './harness/focus.ts';
import { SAMPLE, snapshotsOnDisk } from './harness/product.ts';
import {
  answer,
  button,
  field,
  flowTab,
  importedBadge,
  navigator,
  openFolder,
  sidePanel,
  stage,
} from './harness/window.ts';
import { words } from './harness/words.ts';

const palette = (page: Page): Locator => page.getByRole('dialog', { name: words('ui.palette.title') });
const results = (page: Page): Locator => palette(page).getByRole('option');
const focusedPanel = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.closest('[data-panel]')?.getAttribute('data-panel') ?? '');
const zoom = (page: Page): Locator =>
  stage(page).getByRole('button', { name: words('ui.design.zoom-fit', { zoom: '' }).trim() });

test('from an empty window to a snapshot without the mouse', async ({ page, app }) => {
  const { keyboard } = page;
  await app.open(page);

  await test.step('a folder is opened', async () => {
    await expect(button(page, 'ui.workspace.open').first()).toBeVisible();
    await keyboard.press('Control+Enter');
    const path = field(page.getByRole('dialog', { name: words('ui.folder.title') }), 'ui.folder.path');
    await expect(path).toBeFocused();
    await keyboard.press('Escape');
    await expect(path).toBeHidden();
    await keyboard.press('Alt+O');
    await expect(path).toBeFocused();
    await expect(path).not.toHaveValue('');
    await keyboard.press('Control+A');
    await keyboard.insertText(app.project);
    await expect(button(page.getByRole('dialog'), 'ui.folder.open')).toBeEnabled();
    await tabTo(page, button(page.getByRole('dialog'), 'ui.folder.open'));
    await keyboard.press('Enter');
    await expect(
      page.getByRole('heading', { level: 1, name: words('ui.set-up.title', { name: 'project' }) }),
    ).toBeVisible();
  });

  await test.step('it is set up: arrows answer, Space ticks', async () => {
    await tabTo(page, answer(page, 'ui.set-up.vcs', words('ui.vcs.none')));
    await keyboard.press('ArrowLeft');
    await expect(answer(page, 'ui.set-up.vcs', words('ui.vcs.p4v'))).toBeChecked();
    await keyboard.press('ArrowRight');
    await expect(answer(page, 'ui.set-up.vcs', words('ui.vcs.none'))).toBeChecked();
    await keyboard.press('Tab');
    await keyboard.press('Space');
    await expect(page.getByRole('checkbox', { name: words('ui.set-up.trust') })).toBeChecked();
    await keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { level: 1, name: words('ui.import.title') })).toBeVisible({
      timeout: 60_000,
    });
  });

  await test.step('a design is imported', async () => {
    await tabTo(page, stage(page).getByRole('radio', { checked: true }));
    await keyboard.press('ArrowRight');
    await keyboard.press('Space');
    await tabTo(page, field(page, 'ui.import.sourcePath'));
    await keyboard.insertText(SAMPLE.design);
    await keyboard.press('Control+Enter');
    await expect(importedBadge(page)).toBeVisible({ timeout: 60_000 });
    expect(await snapshotsOnDisk(app.project, 'react')).toHaveLength(1);
  });

  await test.step('its layers are looked at', async () => {
    await keyboard.press('Alt+2');
    await tabTo(page, navigator(page).getByRole('listbox', { name: words('ui.design.screens') }));
    await keyboard.press('End');
    await keyboard.type('gar');
    await expect(navigator(page).getByRole('option', { selected: true })).toHaveText(/^Garden/);
    const tree = navigator(page).getByRole('tree');
    await tabTo(page, tree.getByRole('treeitem').first());
    await keyboard.press('ArrowDown');
    await expect(tree.getByRole('treeitem', { selected: true })).toHaveText(/^Content/);
    await keyboard.press('ArrowRight');
    await expect(tree.getByRole('treeitem', { level: 2 })).not.toHaveCount(0);
    await keyboard.press('End');
    await expect(tree.getByRole('treeitem', { selected: true })).toHaveText(/^Tab bar/);
    await keyboard.press('Home');
    await expect(tree.getByRole('treeitem', { selected: true })).toHaveText(/^Status bar/);
  });
});

test('every key of the window does what the sheet of keys says', async ({ page, app }) => {
  const { keyboard } = page;
  const project = await app.readyProject();
  await app.open(page);
  await openFolder(page, project);

  await test.step('the flow, by both bindings', async () => {
    for (const [index, tab] of (['import', 'design', 'plan', 'changes', 'preview'] as const).entries())
      for (const modifier of ['Control', 'Alt']) {
        await keyboard.press(`${modifier}+${((index + 1) % 5) + 1}`);
        await keyboard.press(`${modifier}+${index + 1}`);
        await expect(flowTab(page, tab)).toHaveAttribute('aria-current', 'page');
      }
  });

  await test.step('panels', async () => {
    for (const [key, panel] of [
      ['B', navigator(page)],
      ['I', sidePanel(page)],
    ] as const) {
      await keyboard.press(`Alt+${key}`);
      await expect(panel).toBeHidden();
      await keyboard.press(`Alt+${key}`);
      await expect(panel).toBeVisible();
    }
    await keyboard.press('Alt+L');
    await expect(page.getByRole('region', { name: words('ui.frame.panel.log') })).toBeVisible();
    await keyboard.press('Alt+L');
    await sidePanel(page)
      .getByRole('tab', { name: words('ui.frame.inspect') })
      .click();
    await keyboard.press('Alt+J');
    await expect(sidePanel(page).getByRole('tab', { name: words('ui.frame.agent') })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  await test.step('F6 goes around all panels and back', async () => {
    await keyboard.press('Alt+2');
    await keyboard.press('Alt+L');
    await expect(page.getByRole('region', { name: words('ui.frame.panel.log') })).toBeVisible();
    const seen: string[] = [];
    for (let presses = 0; presses < 6; presses += 1) {
      await keyboard.press('F6');
      seen.push(await focusedPanel(page));
    }
    expect([...seen].sort()).toEqual(['log', 'navigator', 'side', 'stage', 'status', 'title']);
    await keyboard.press('F6');
    expect(await focusedPanel(page)).toBe(seen[0]);
    await keyboard.press('Shift+F6');
    expect(await focusedPanel(page)).toBe(seen.at(-1));
    await keyboard.press('Alt+L');
  });

  await test.step('filter and board', async () => {
    await flowTab(page, 'design').focus();
    await keyboard.press('/');
    await expect(field(navigator(page), 'ui.design.filter')).toBeFocused();
    await keyboard.press('Escape');
    await keyboard.press('1');
    await expect(zoom(page)).toHaveText('100 %');
    await keyboard.press('-');
    await expect(zoom(page)).not.toHaveText('100 %');
    await keyboard.press('+');
    await expect(zoom(page)).toHaveText('100 %');
    await keyboard.press('0');
    await expect(zoom(page)).not.toHaveText('100 %');
  });

  await test.step('settings, sheet of keys, and Escape; single keys can be turned off', async () => {
    await keyboard.press('?');
    await expect(page.getByRole('dialog', { name: words('ui.shortcuts.title') })).toBeVisible();
    await keyboard.press('Escape');
    await keyboard.press('Alt+,');
    const settings = page.getByRole('dialog', { name: words('ui.settings.title') });
    await tabTo(page, settings.getByRole('checkbox', { name: words('ui.settings.single-keys') }));
    await keyboard.press('Space');
    await expect(settings.getByRole('checkbox', { name: words('ui.settings.single-keys') })).not.toBeChecked();
    await keyboard.press('Escape');
    await expect(settings).toBeHidden();
    await keyboard.press('?');
    await keyboard.press('1');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(zoom(page)).not.toHaveText('100 %');
  });

  await test.step('the palette finds screens, layers, files and commands', async () => {
    await keyboard.press('Alt+K');
    await keyboard.type('watering');
    await expect(results(page).filter({ hasText: 'Watering timer' }).first()).toBeVisible();
    await keyboard.press('Enter');
    await expect(palette(page)).toBeHidden();
    await expect(navigator(page).getByRole('option', { selected: true })).toHaveText(/^Watering timer/);
    for (const [sign, query, found] of [
      ['#', 'status', 'Status bar'],
      ['@', 'guide', 'guide.md'],
      ['>', 'dark', words('ui.shortcuts.theme-dark')],
    ] as const) {
      await keyboard.press('Control+K');
      await expect(palette(page)).toBeVisible();
      await keyboard.type(`${sign}${query}`);
      await expect(results(page).filter({ hasText: found }).first()).toBeVisible();
      if (sign === '>') await keyboard.press('Enter');
      else await keyboard.press('Escape');
      await expect(palette(page)).toBeHidden();
    }
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await keyboard.press('Alt+Shift+O');
    await expect(results(page).filter({ hasText: 'First look' })).toBeVisible();
    await keyboard.press('Escape');
  });

  await test.step('every stop of Tab shows the focus', async () => {
    await keyboard.press('Alt+L');
    for (const tab of ['1', '2']) {
      await keyboard.press(`Alt+${tab}`);
      const stops = await expectVisibleFocus(page);
      expect(stops.length).toBeGreaterThan(15);
    }
  });
});
