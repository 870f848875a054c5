import { expect, type Locator, type Page } from '@playwright/test';
import { words } from './words.ts';

type Place = Page | Locator;
type Params = Readonly<Record<string, string | number>>;

export const button = (place: Place, key: string, params: Params = {}): Locator =>
  place.getByRole('button', { name: words(key, params), exact: true });

export const field = (place: Place, key: string): Locator =>
  place.getByRole('textbox', { name: beginsWith(words(key)) });

/** The name begins so; behind it there may be a count or a hint. */
export const beginsWith = (name: string): RegExp => new RegExp(`^${name.replaceAll(/[.()?$^]/g, '\\$&')}`);

/** One answer of a question whose answers are buttons. */
export const answer = (place: Place, question: string, name: string): Locator =>
  place.getByRole('radiogroup', { name: words(question) }).getByRole('radio', { name: beginsWith(name) });

/** Presses an answer as a user does: on its words, under which the field itself is hidden. */
export const choose = async (place: Place, question: string, name: string): Promise<void> => {
  const group = place.getByRole('radiogroup', { name: words(question) });
  await group.locator('label').filter({ hasText: name }).click();
  await expect(answer(place, question, name)).toBeChecked();
};

export const tick = async (place: Place, key: string): Promise<void> => {
  await place.getByText(words(key), { exact: true }).click();
  await expect(place.getByRole('checkbox', { name: words(key) })).toBeChecked();
};

export const flowTab = (page: Page, tab: 'import' | 'design' | 'plan' | 'changes' | 'preview'): Locator =>
  page
    .getByRole('navigation', { name: words('ui.flow.title') })
    .getByRole('button', { name: beginsWith(words(`ui.flow.${tab}`)) });

export const navigator = (page: Page): Locator =>
  page.getByRole('navigation', { name: words('ui.frame.panel.navigator') });

export const sidePanel = (page: Page): Locator =>
  page.getByRole('complementary', { name: words('ui.frame.panel.side') });

export const stage = (page: Page): Locator => page.getByRole('main');

export const runIndicator = (page: Page): Locator => page.getByRole('banner');

/** The first state has come: only then there is a status bar. */
export const expectConnected = (page: Page): Promise<void> => expect(page.getByRole('contentinfo')).toBeVisible();

/** Through the window's own dialog: the path is typed, and the list below it says whether it is there. */
export const openFolder = async (page: Page, path: string): Promise<void> => {
  await page.keyboard.press('Alt+O');
  const dialog = page.getByRole('dialog', { name: words('ui.folder.title') });
  const typed = field(dialog, 'ui.folder.path');
  // The home folder is filled in when its list has come.
  await expect(typed).not.toHaveValue('');
  await typed.fill(path);
  await button(dialog, 'ui.folder.open').click();
  await expect(dialog).toBeHidden();
  const name = path.split('/').at(-1) ?? '';
  await expect(button(page, 'ui.workspace.menu-of', { name })).toBeVisible();
};

export interface SavedDesign {
  readonly design: string;
  readonly variables?: string;
  readonly images?: string;
  readonly fills?: string;
}

const MORE = [
  ['ui.import.variablesPath', 'variables'],
  ['ui.import.imagesPath', 'images'],
  ['ui.import.fillsPath', 'fills'],
] as const;

/** Fills the import form with saved files and leaves the pressing to the test. */
export const fillSavedDesign = async (page: Page, saved: SavedDesign): Promise<void> => {
  await stage(page)
    .getByRole('radio', { name: words('ui.import.file') })
    .click();
  await field(page, 'ui.import.sourcePath').fill(saved.design);
  const more = MORE.filter(([, name]) => saved[name] !== undefined);
  const fold = button(page, 'ui.import.more');
  if (more.length > 0 && (await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
  for (const [key, name] of more) await field(page, key).fill(saved[name] ?? '');
};

/** The badge of an import that is done. */
export const importedBadge = (page: Page): Locator =>
  stage(page).getByText(words('ui.import.imported'), { exact: true });

/** Every picture below has arrived and was decoded; those that load late are brought into sight first. */
export const expectPictures = async (place: Locator, least: number): Promise<void> => {
  await expect.poll(() => place.locator('img').count()).toBeGreaterThanOrEqual(least);
  for (const picture of await place.locator('img').all()) {
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  }
};
