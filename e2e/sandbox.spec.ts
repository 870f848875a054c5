import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { freePort } from '#testing/bridge/free-port';
import { test } from './harness/app.ts';
import { expectAccessible, THEMES } from './harness/axe.ts';
import { endDaemon, liveDocument, openFigmaWindow, undoLive } from './harness/figma-window.ts';
import { SAMPLE } from './harness/product.ts';
import { button, openFolder, stage } from './harness/window.ts';
import { words } from './harness/words.ts';

const FOLDER = process.env['F2C_SCREENSHOTS'];

/** A picture of the view, in both themes, where a folder is named for them. */
const look = async (page: Page, view: string): Promise<void> => {
  if (FOLDER === undefined) return;
  await mkdir(FOLDER, { recursive: true });
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(FOLDER, `figma-${view}-${colorScheme}.png`), animations: 'disabled' });
  }
};

const prompt = (page: Page) => stage(page).getByRole('textbox', { name: words('ui.bridge.prompt-sandbox') });

const steps = (page: Page) =>
  stage(page)
    .getByRole('list', { name: words('ui.sandbox.steps') })
    .getByRole('listitem');

/** Asks for one thing, and waits until it stands in the list. */
const ask = async (page: Page, text: string, count: number): Promise<void> => {
  await prompt(page).fill(text);
  await expect(stage(page).getByRole('button', { name: words('ui.agent.send') })).toBeEnabled();
  await prompt(page).press('Enter');
  await expect(steps(page)).toHaveCount(count);
};

/** What is drawn, and what is drawn over it; the last are taken back again. */
const REQUESTS = [
  'Rename the selected layer to "Front page"',
  'Create a frame 400x300 "Ground" #fef3c7',
  'Create a card "Plants" "Water them on Monday" "Open"',
  'Create a blue button that says "Submit"',
  'Create a text "one" red',
  'Create a text "two" green',
  'Create a login form "Welcome" "Enter"',
  'Create a circle 40x40 purple "Dot"',
  'Create a text "eight"',
  'Create a text "nine"',
] as const;

const connect = async (page: Page): Promise<string> => {
  await page.keyboard.press('Alt+Shift+B');
  await expect(stage(page)).toContainText(words('ui.bridge.state.off'));
  await look(page, 'off');
  await page.keyboard.press('Control+Enter');
  await expect(stage(page)).toContainText(words('ui.bridge.no-windows'));
  return (await stage(page).locator('ol code').textContent()) ?? '';
};

const selectFirst = (figma: Page): Promise<void> =>
  figma.evaluate(() => {
    const { canvasDocument } = globalThis as unknown as {
      canvasDocument: { figma: { currentPage: { selection: unknown[]; children: unknown[] } } };
    };
    const { currentPage } = canvasDocument.figma;
    currentPage.selection = [currentPage.children[0]];
  });

test('ten steps in the sandbox, three taken back, the rest approved and drawn as one step', async ({ page, app }) => {
  const port = await freePort();
  app.afterwards(() => endDaemon(app.dir, port));
  await app.open(page, { FIGMA2CODE_BRIDGE_PORT: String(port) });
  await openFolder(page, await app.readyProject());
  const manifest = await connect(page);
  await page.getByText(words('ui.sandbox.first'), { exact: true }).click();
  const figma = await page.context().newPage();
  // As an export from Figma tells them: places by boxes alone.
  const body = JSON.parse(await readFile(SAMPLE.design, 'utf8'), (key, value: unknown) =>
    key === 'relativeTransform' || key === 'size' ? undefined : value,
  ) as Record<string, unknown>;
  await openFigmaWindow(figma, manifest, { name: 'Window sill', body });
  const label = 'Window sill / App';
  await expect(stage(page)).toContainText(label);
  await expect(page.getByRole('contentinfo')).toContainText(words('ui.bridge.status.on', { count: 1 }));
  await expectAccessible(page, 'figma, connected');
  await look(page, 'connected');
  await selectFirst(figma);
  const before = await liveDocument(figma);

  await page.keyboard.press('Alt+Shift+X');
  await expect(stage(page)).toContainText(words('ui.sandbox.none'));
  await look(page, 'sandbox-none');
  for (const [index, request] of REQUESTS.entries()) await ask(page, request, index + 1);
  await look(page, 'ten-steps');
  expect(await liveDocument(figma)).toEqual(before);
  const picture = stage(page).getByRole('img', { name: /^The page with \d+ layers$/ });
  await expect(picture).toContainText('nine');

  await stage(page).getByRole('heading', { level: 1 }).click();
  for (const left of [9, 8, 7]) {
    await page.keyboard.press('Control+Z');
    await expect(steps(page).filter({ hasText: words('ui.sandbox.state.open') })).toHaveCount(left);
  }
  await expect(picture).not.toContainText('eight');
  await page.keyboard.press('Control+Shift+Z');
  await expect(steps(page).filter({ hasText: words('ui.sandbox.state.open') })).toHaveCount(8);
  await page.keyboard.press('Control+Z');

  // One by its key, the others at once.
  await steps(page).nth(2).getByRole('button').click();
  await expect(button(stage(page), 'ui.sandbox.approve')).toBeEnabled();
  await look(page, 'one-step');
  await page.keyboard.press('a');
  await expect(steps(page).nth(2)).toContainText(words('ui.sandbox.state.approved'));
  await button(stage(page), 'ui.sandbox.approve-all', { count: 6 }).click();
  await expect(steps(page).filter({ hasText: words('ui.sandbox.state.approved') })).toHaveCount(7);
  await expectAccessible(page, 'sandbox, approved');
  await look(page, 'approved');
  await button(stage(page), 'ui.sandbox.replay', { count: 7 }).click();
  await expect(stage(page)).toContainText(words('ui.sandbox.replayed', { count: 7, name: label }));
  await look(page, 'replayed');

  const after = await liveDocument(figma);
  expect(after.undo).toBe(before.undo + 1);
  expect(after.names).toEqual([
    'Front page',
    ...before.names.slice(1),
    'Ground',
    'Card',
    'Button Submit',
    'one',
    'two',
    'Login form',
  ]);
  expect(after.texts).toEqual([
    ...before.texts,
    ...['Plants', 'Water them on Monday', 'Open', 'Submit', 'one', 'two'],
    ...['Welcome', 'Email', 'Email', 'Password', 'Password', 'Enter'],
  ]);
  await undoLive(figma);
  expect(await liveDocument(figma)).toEqual(before);
});
