import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { createHostileWorkspace } from '#testing/hostile-workspace';
import type { App } from './app.ts';
import { DESIGN_ADDRESS, type HeldFigma, holdFigma } from './held-figma.ts';
import { SAMPLE } from './product.ts';
import {
  beginsWith,
  button,
  choose,
  field,
  fillSavedDesign,
  flowTab,
  importedBadge,
  navigator,
  openFolder,
  sidePanel,
  stage,
} from './window.ts';
import { words } from './words.ts';

/** Is called in front of every view; the view stands still. */
export type Look = (view: string) => Promise<void>;

const TOKEN = 'figd_tour-token';
const CONFIG = '.hx/figma2code/config.json';

const dialog = (page: Page, key: string) => page.getByRole('dialog', { name: words(key) });

/** Opens something that floats, looks at it, and closes it. */
const lookAtOverlay = async (page: Page, open: () => Promise<void>, look: () => Promise<void>): Promise<void> => {
  await open();
  await look();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
};

const firstRun = async (page: Page, app: App, look: Look): Promise<void> => {
  await expect(page.getByRole('heading', { level: 1, name: words('ui.first-run.title') })).toBeVisible();
  await look('first-run');
  const folders = dialog(page, 'ui.folder.title');
  await lookAtOverlay(
    page,
    async () => {
      await page.keyboard.press('Alt+O');
      await expect(folders.getByRole('option', { name: 'project' })).toBeVisible();
    },
    () => look('folder-dialog'),
  );
  await openFolder(page, app.project);
  await look('set-up');
  await choose(page, 'ui.set-up.vcs', words('ui.vcs.p4v'));
  await page.getByText(words('ui.set-up.other'), { exact: true }).click();
  await expect(field(page, 'ui.set-up.framework-name')).toBeVisible();
  await look('set-up-own-stack-and-perforce');
};

const question = async (page: Page, look: Look): Promise<void> => {
  await field(sidePanel(page), 'ui.agent.write').fill('set up');
  await field(sidePanel(page), 'ui.agent.write').press('Enter');
  await expect(sidePanel(page).getByRole('region', { name: words('ui.agent.question') })).toBeVisible();
  await look('question');
  await button(page, 'ui.run.stop').click();
  await button(page.getByRole('alertdialog'), 'ui.stop.stop').click();
  await expect(page.getByRole('banner')).toContainText(/Stopped \d/);
};

const chooseFromFile = async (page: Page, look: Look): Promise<void> => {
  const file = field(page, 'ui.import.sourcePath');
  await file.fill('/not/there.json');
  await expect(stage(page)).toContainText(words('ui.import.choose.failed'));
  await look('import-file-unreadable');
  await file.fill(SAMPLE.design);
  const tree = page.getByRole('tree', { name: words('ui.import.choose.tree') });
  await expect(tree).toBeVisible();
  await tree.getByRole('treeitem', { level: 2 }).first().click();
  await tree.getByRole('treeitem', { level: 2 }).last().click();
  await look('import-choose');
  await field(page, 'ui.import.choose.search').fill('nowhere');
  await expect(stage(page)).toContainText(words('ui.import.choose.not-found'));
  await look('import-choose-not-found');
  await stage(page)
    .getByRole('radio', { name: words('ui.import.choose.all') })
    .click();
  await file.fill('');
};

const importForms = async (page: Page, look: Look): Promise<void> => {
  await expect(field(page, 'ui.import.address')).toBeVisible();
  await look('import-without-token');
  await page.getByLabel(words('ui.token.label')).fill(TOKEN);
  await button(page, 'ui.token.save').click();
  await field(page, 'ui.import.address').fill('https://www.figma.com/proto/x/y');
  await look('import-address-refused');
  await stage(page)
    .getByRole('radio', { name: words('ui.import.file') })
    .click();
  await button(page, 'ui.import.more').click();
  await look('import-file');
  await chooseFromFile(page, look);
  await stage(page)
    .getByRole('radio', { name: words('ui.import.figma') })
    .click();
  await field(page, 'ui.import.address').fill(DESIGN_ADDRESS);
  await look('import-address');
};

const runs = async (page: Page, figma: HeldFigma, look: Look): Promise<void> => {
  await page.keyboard.press('Control+Enter');
  await expect.poll(figma.waiting, { timeout: 60_000 }).toBeGreaterThan(0);
  await look('running');
  await page.keyboard.press('Control+.');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await look('stop');
  await button(page.getByRole('alertdialog'), 'ui.stop.stop').click();
  await expect(stage(page)).toContainText(words('ui.import.stopped', { what: words('ui.run.what.parser') }));
  await look('stopped');
  await fillSavedDesign(page, { design: '/not/there.json' });
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 60_000 });
  await look('error');
  await button(page, 'ui.failure.back-form').click();
  await fillSavedDesign(page, SAMPLE);
  await page.keyboard.press('Control+Enter');
  await expect(importedBadge(page)).toBeVisible({ timeout: 60_000 });
  await look('import-done');
  await button(page, 'ui.import.another').click();
  await fillSavedDesign(page, SAMPLE);
  await page.keyboard.press('Control+Enter');
  await expect(button(page, 'ui.import.all-the-same')).toBeVisible({ timeout: 60_000 });
  await look('import-unchanged');
};

const designs = async (page: Page, look: Look): Promise<void> => {
  await flowTab(page, 'design').click();
  await expect(stage(page).getByRole('img', { name: 'Plant', exact: true })).toBeVisible();
  await look('design');
  await sidePanel(page)
    .getByRole('tab', { name: words('ui.frame.inspect') })
    .click();
  await navigator(page)
    .getByRole('option', { name: beginsWith('Plant') })
    .click();
  await navigator(page).getByRole('treeitem', { name: 'Content', exact: true }).click();
  await look('design-inspect');
  await stage(page)
    .getByRole('tab', { name: beginsWith(words('ui.design.tokens')) })
    .click();
  await expect(stage(page).getByRole('table')).toBeVisible();
  await look('tokens');
  await stage(page)
    .getByRole('tab', { name: beginsWith(words('ui.design.text-styles')) })
    .click();
  await look('text-styles');
  await field(navigator(page), 'ui.design.filter').fill('water');
  await expect(navigator(page).getByRole('option').first()).toBeVisible();
  await look('found');
  await field(navigator(page), 'ui.design.filter').press('Escape');
};

const agent = async (page: Page, look: Look): Promise<void> => {
  await page.keyboard.press('Alt+J');
  const fold = sidePanel(page).getByRole('log').getByRole('button').last();
  await fold.click();
  await look('chat-beside');
  await button(sidePanel(page), 'ui.frame.fill-stage').click();
  await look('chat');
  await button(stage(page), 'ui.agent.to-side').click();
  await page.keyboard.press('Alt+L');
  await page
    .getByRole('listbox', { name: words('ui.log.records') })
    .getByRole('option')
    .last()
    .click();
  await look('log');
  await page.keyboard.press('Alt+L');
};

const overlays = async (page: Page, look: Look): Promise<void> => {
  const { keyboard } = page;
  await lookAtOverlay(
    page,
    () => keyboard.press('Alt+,'),
    () => look('settings'),
  );
  await lookAtOverlay(
    page,
    () => keyboard.press('?'),
    () => look('shortcuts'),
  );
  await lookAtOverlay(
    page,
    async () => {
      await keyboard.press('Alt+K');
      await keyboard.type('water');
    },
    () => look('palette'),
  );
  for (const tab of ['plan', 'changes', 'preview'] as const) {
    await flowTab(page, tab).click();
    await look(tab);
  }
  await button(page, 'ui.workspace.menu-of', { name: 'ready' }).click();
  await look('workspace-menu');
  await keyboard.press('Escape');
};

const trust = async (page: Page, workspace: string, look: Look): Promise<void> => {
  await openFolder(page, workspace);
  await look('trust');
  await button(page, 'ui.trust.read-file', { file: 'AGENTS.md' }).click();
  await expect(page.getByRole('dialog')).toContainText('Before anything else');
  await look('file');
  await page.keyboard.press('Escape');
  await button(page, 'ui.trust.look-only').click();
  await look('looking-only');
  const config = await readFile(join(workspace, CONFIG), 'utf8');
  await writeFile(join(workspace, CONFIG), config.replace('"schemaVersion": 1', '"schemaVersion": 99'));
  await openFolder(page, workspace);
  await flowTab(page, 'import').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await look('broken');
};

/** Goes through every view of the window, from the first run to a folder that is not trusted. */
export const walkThrough = async (page: Page, app: App, look: Look): Promise<void> => {
  const figma = await holdFigma();
  app.afterwards(figma.close);
  const hostile = await createHostileWorkspace();
  app.afterwards(hostile.remove);
  const ready = await app.readyProject();
  await app.open(page, { FIGMA_API_BASE: figma.environment['FIGMA_API_BASE'] ?? '' });
  await firstRun(page, app, look);
  await question(page, look);
  await openFolder(page, ready);
  await importForms(page, look);
  await runs(page, figma, look);
  await designs(page, look);
  await agent(page, look);
  await overlays(page, look);
  await trust(page, hostile.workspace, look);
};
