import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { git, initRepository } from '#testing/git-project';
import type { App } from './app.ts';
import { approveButton, checklist, lookAtRow, planScreens, untick } from './gate.ts';
import { expectSettled } from './settled.ts';
import type { Look } from './tour.ts';
import { beginsWith, button, flowTab, navigator, openFolder, sidePanel, stage } from './window.ts';
import { words } from './words.ts';

const SCREEN = 'src/screens/Today/Today.tsx';
const CARD = 'src/components/PlantCard/PlantCard.tsx';

/** A project whose files git knows, so that it tells what a run wrote. */
export const gitProject = async (app: App): Promise<string> => {
  const project = await app.readyProject();
  const config = join(project, '.hx/figma2code/config.json');
  await writeFile(config, (await readFile(config, 'utf8')).replace('"vcs": "none"', '"vcs": "git"'));
  await initRepository(project);
  await git(project, 'add', '.');
  await git(project, 'commit', '-q', '-m', 'first');
  return project;
};

/** A file of the tree on the Changes tab, by its path. */
export const fileInTree = (page: Page, path: string) =>
  navigator(page)
    .getByRole('tree')
    .getByRole('treeitem')
    .and(page.getByTitle(new RegExp(`^${path}\n`)));

/** A change of somebody else for each letter that the run does not bring. */
export const changeByHand = async (project: string): Promise<void> => {
  const file = join(project, 'src/App.tsx');
  await writeFile(file, (await readFile(file, 'utf8')).replace("'./App.module.css'", "'./App.module.css' // mine"));
  await rm(join(project, 'README.md'));
};

const inspect = (page: Page) =>
  sidePanel(page)
    .getByRole('tab', { name: words('ui.frame.inspect') })
    .click();

const theList = async (page: Page, look: Look): Promise<void> => {
  await flowTab(page, 'plan').click();
  await expect(stage(page).getByRole('region', { name: words('ui.plan.form.screens') })).toBeVisible();
  await look('plan-form');
  await planScreens(page, ['Today', 'Settings']);
  await inspect(page);
  await lookAtRow(page, SCREEN);
  await expect(stage(page).locator('.cm-content').last()).toContainText('Today');
  await look('plan');
  await untick(page, CARD);
  await expect(approveButton(page)).toBeDisabled();
  await look('plan-waits');
  await page.keyboard.press('Space');
  await expect(approveButton(page)).toBeEnabled();
  await page.keyboard.press('Home');
  await expect(stage(page).locator('img')).toBeVisible();
  await look('plan-picture');
  await approveButton(page).click();
  await expect(flowTab(page, 'changes')).toHaveText(/\d$/, { timeout: 60_000 });
};

const theReview = async (page: Page, look: Look): Promise<void> => {
  await flowTab(page, 'changes').click();
  await button(navigator(page), 'ui.changes.look-again').click();
  await fileInTree(page, 'src/App.tsx').click();
  await expect(stage(page).locator('.cm-content').last()).toContainText('mine');
  await look('changes-difference');
  await fileInTree(page, SCREEN).click();
  await expect(sidePanel(page)).toContainText(words('ui.changes.source'));
  await look('changes');
  await stage(page).locator('.cm-line').nth(12).click();
  await page.keyboard.press('c');
  await expect(stage(page).getByRole('textbox', { name: /^Lines? \d/ })).toBeFocused();
  await page.keyboard.type('The heading belongs into the header component.');
  await look('changes-comment');
  await button(stage(page), 'ui.changes.discard').click();
  await button(sidePanel(page), 'ui.changes.undo.run').click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await look('changes-undo');
  await page.keyboard.press('Escape');
};

const thePage = async (page: Page, look: Look): Promise<void> => {
  await flowTab(page, 'preview').click();
  await navigator(page)
    .getByRole('option', { name: beginsWith('Today') })
    .click();
  await expect(stage(page).frameLocator('iframe').getByText('Needs water')).toBeVisible();
  for (const mode of ['side', 'slider', 'difference', 'code'] as const) {
    await stage(page)
      .getByRole('radio', { name: words(`ui.preview.mode.${mode}`) })
      .click();
    await expect(stage(page).frameLocator('iframe').getByText('Needs water')).toBeVisible();
    await look(`preview-${mode}`);
  }
  await navigator(page)
    .getByRole('option', { name: beginsWith('Garden') })
    .click();
  await expect(stage(page)).toContainText(words('ui.preview.missing.no-code'));
  await look('preview-no-code');
};

/** What was generated is changed by hand and by the design: the list keeps both apart. */
const theHandEdit = async (page: Page, project: string, look: Look): Promise<void> => {
  const file = join(project, SCREEN);
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('Needs water', 'Thirsty today'));
  await rm(join(project, CARD));
  await planScreens(page, ['Today', 'Settings']);
  await lookAtRow(page, CARD);
  await look('plan-again');
  await button(stage(page), 'ui.plan.cancel').click();
  await expect(checklist(page)).toHaveCount(0);
  await look('plan-cancelled');
};

/** Goes through every view of making code, from the form to the page beside its design. */
export const walkCodeGen = async (page: Page, app: App, look: Look): Promise<void> => {
  const project = await gitProject(app);
  await app.open(page);
  await openFolder(page, project);
  const settled: Look = async (view) => {
    await expectSettled(page);
    await look(view);
  };
  await theList(page, settled);
  await changeByHand(project);
  await theReview(page, settled);
  await thePage(page, settled);
  await theHandEdit(page, project, settled);
};
