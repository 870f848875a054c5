import { expect, type Locator, type Page } from '@playwright/test';
import { beginsWith, button, flowTab, navigator, sidePanel, stage } from './window.ts';
import { words } from './words.ts';

export const checklist = (page: Page): Locator => stage(page).getByRole('tree', { name: words('ui.plan.files') });

/** A file of the list, by its path. */
export const planRow = (page: Page, path: string): Locator =>
  checklist(page)
    .getByRole('treeitem')
    .filter({ has: page.locator(`[title="${path}"]:not([data-tone])`) });

export const approveButton = (page: Page): Locator =>
  stage(page)
    .locator('footer')
    .getByRole('button', { name: beginsWith(words('ui.plan.approve-none')) });

/** Asks for a list of files for some screens, chosen by name, and waits for it. */
export const planScreens = async (page: Page, names: readonly string[]): Promise<void> => {
  await flowTab(page, 'plan').click();
  const screens = stage(page).getByRole('region', { name: words('ui.plan.form.screens') });
  await expect(screens).toBeVisible();
  // What was chosen the last time is chosen still.
  const all = button(screens, 'ui.plan.form.all');
  if (await all.isVisible()) await all.click();
  await button(screens, 'ui.plan.form.none').click();
  for (const name of names) await screens.getByRole('button', { name: beginsWith(`${name} `) }).click();
  const label = words('ui.plan.form.submit', { count: names.length, shown: names.length });
  await stage(page)
    .getByRole('button', { name: beginsWith(label) })
    .click();
  await expect(checklist(page)).toBeVisible({ timeout: 60_000 });
};

/** Goes down the list to a file, since only rows in sight are drawn, and presses it. */
export const lookAtRow = async (page: Page, path: string): Promise<void> => {
  await checklist(page).focus();
  await page.keyboard.press('Home');
  await expect(async () => {
    if ((await planRow(page, path).count()) === 0) await page.keyboard.press('PageDown');
    await planRow(page, path).click({ timeout: 200 });
  }).toPass({ intervals: [20], timeout: 15_000 });
  await expect(planRow(page, path)).toHaveAttribute('aria-selected', 'true');
};

/** Takes the tick of a file away, with the key. */
export const untick = async (page: Page, path: string): Promise<void> => {
  await lookAtRow(page, path);
  await page.keyboard.press('Space');
  await expect(planRow(page, path)).toHaveAttribute('aria-checked', 'false');
};

export interface ListedRow {
  readonly path: string;
  readonly isTicked: boolean;
}

/** Every file of the list as it is shown, from the first to the last; only those in sight are drawn. */
export const listedRows = async (page: Page): Promise<readonly ListedRow[]> => {
  const rows = new Map<string, boolean>();
  const items = checklist(page).getByRole('treeitem');
  await checklist(page).focus();
  await page.keyboard.press('Home');
  await expect(async () => {
    const seen = await items.evaluateAll((all) =>
      all.map((item) => ({
        path: item.querySelector('[title]')?.getAttribute('title') ?? '',
        isTicked: item.getAttribute('aria-checked') === 'true',
        of: Number(item.getAttribute('aria-setsize')),
      })),
    );
    for (const { path, isTicked } of seen) rows.set(path, isTicked);
    await page.keyboard.press('PageDown');
    expect(rows.size).toBe(seen[0]?.of);
  }).toPass({ intervals: [20], timeout: 15_000 });
  await page.keyboard.press('Home');
  return [...rows].map(([path, isTicked]) => ({ path, isTicked })).sort((a, b) => (a.path < b.path ? -1 : 1));
};

/** Asks for another list in words, with the key, and waits for it. */
export const askForChange = async (page: Page, text: string, round: number): Promise<void> => {
  await page.keyboard.press('m');
  const field = sidePanel(page).getByRole('textbox', { name: words('ui.plan.modify-title') });
  await expect(field).toBeFocused();
  await field.fill(text);
  await page.keyboard.press('Control+Enter');
  await expect(navigator(page).getByRole('list', { name: words('ui.plan.rounds') })).toContainText(
    words('ui.plan.round', { n: round }),
    { timeout: 60_000 },
  );
  await expect(checklist(page)).toBeVisible();
};
