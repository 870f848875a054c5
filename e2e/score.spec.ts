import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Score } from '#contract/code-gen/score';
import { listRuns } from '#workspace/code-runs/run-reader';
import { type App, test } from './harness/app.ts';
import { expectAccessible } from './harness/axe.ts';
import { listenToWire } from './harness/frames.ts';
import { makeProject } from './harness/product.ts';
import { type Figures, fallen, figures, generateScreens, lookAtScore, measure, measureAgain } from './harness/score.ts';
import { beginsWith, flowTab, navigator, openFolder, sidePanel, stage } from './harness/window.ts';
import { words } from './harness/words.ts';

const SCREEN = 'No plants yet';
const PAGE = 'no-plants-yet.html';
const STYLE = 'styles/no-plants-yet.css';

/** A folder without any code, set up for pages of HTML. */
const htmlProject = async (app: App): Promise<string> => {
  const from = join(app.dir, 'empty');
  await mkdir(from);
  return makeProject({ home: app.dir, workspace: join(app.dir, 'pages'), from, framework: 'html' });
};

/** What the newest measuring left on disk. */
const keptScore = async (project: string): Promise<Score> => {
  const [run] = await listRuns(project);
  const file = join(project, '.hx/figma2code/runs', run?.run ?? '', 'score.json');
  return JSON.parse(await readFile(file, 'utf8')) as Score;
};

/** The total of a screen as it is written: never rounded up. */
const written = (total: number | null | undefined): string => (Math.floor((total ?? 0) * 10) / 10).toFixed(1);

const total = (page: Page) => sidePanel(page).getByText(new RegExp(`^[\\d.]+ ${words('ui.score.of')}$`));

interface Break {
  readonly file: string;
  change(text: string): string;
  /** It is not put back. */
  readonly stays?: boolean;
}

/** Columns that fall when a file is changed by hand; it is put back for the next one. */
const fallenBy = async (
  page: Page,
  whole: Figures,
  { file, change, stays = false }: Break,
): Promise<readonly string[]> => {
  const text = await readFile(file, 'utf8');
  expect(change(text), file).not.toBe(text);
  await writeFile(file, change(text));
  await measureAgain(page);
  if (!stays) await writeFile(file, text);
  return fallen(whole, await figures(page));
};

const choose = (page: Page, mode: string) =>
  stage(page)
    .getByRole('radio', { name: words(`ui.preview.mode.${mode}`) })
    .click();

const lookAtPictures = async (page: Page): Promise<void> => {
  for (const mode of ['heat', 'rendered']) {
    await choose(page, mode);
    const picture = stage(page).getByRole('img', { name: words(`ui.score.${mode}-of`, { name: SCREEN }) });
    const width = () => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth);
    await expect.poll(width).toBeGreaterThan(0);
  }
  await choose(page, 'slider');
  const design = stage(page).locator('[data-mode="design"]');
  await page.keyboard.down('d');
  await expect(design).toBeVisible();
  await page.keyboard.up('d');
  await expect(design).toHaveCount(0);
};

test('pages are measured, and each thing that is broken in them lowers its own column; what is off is shown in the design, and asked of the agent in words that are seen first', async ({
  page,
  app,
}) => {
  test.setTimeout(180_000);
  const wire = listenToWire(page);
  const project = await htmlProject(app);
  await app.open(page);
  await openFolder(page, project);
  await generateScreens(page, [SCREEN]);

  await test.step('nothing is measured yet, and the window says what measuring is', async () => {
    await lookAtScore(page, SCREEN);
    await expect(sidePanel(page)).toContainText(words('ui.score.none-text'));
    await expectAccessible(page, 'preview, not measured');
  });

  await test.step('the figures on disk stand in panel, navigator and tab', async () => {
    await measure(page);
    const kept = await keptScore(project);
    const own = kept.screens.find(({ name }) => name === SCREEN);
    expect(own?.total).not.toBeNull();
    await expect(total(page)).toHaveText(new RegExp(`^${written(own?.total)} `));
    await expect(flowTab(page, 'preview')).toHaveText(new RegExp(`${written(kept.total)}$`));
    await expect(navigator(page).getByRole('option', { name: beginsWith(SCREEN) })).toContainText(written(own?.total));
    const measured = Object.values(own?.columns ?? {}).filter(({ kind }) => kind === 'measured');
    expect(Object.keys(await figures(page))).toHaveLength(measured.length);
    await expectAccessible(page, 'preview, measured');
  });

  await test.step('what was rendered and where it differs is shown', () => lookAtPictures(page));

  await test.step('a colour, a text, a width: exactly the column falls that tells of it', async () => {
    const whole = await figures(page);
    const file = join(project, STYLE);
    const rule = (text: string): Break => ({ file, change: (css) => `${css}\n${text}\n` });
    const word: Break = {
      file: join(project, PAGE),
      change: (html) => html.replace('>Your window sill is free<', '>Your window sill is eerf<'),
    };
    expect(await fallenBy(page, whole, rule('.words-title { color: rgb(160, 20, 20); }'))).toEqual(['colours']);
    expect(await fallenBy(page, whole, rule('.no-plants-yet { width: 375px; }'))).toEqual(['width']);
    // The last one stays: it is what the agent is asked to mend.
    expect(await fallenBy(page, whole, { ...word, stays: true })).toEqual(['texts']);
  });

  const differences = sidePanel(page).getByRole('list', { name: words('ui.score.differences') });

  await test.step('a press draws a box over both pictures', async () => {
    await choose(page, 'side');
    await differences
      .getByRole('button')
      .filter({ hasText: words('ui.score.column.texts') })
      .or(differences.getByRole('button').filter({ hasText: 'Your window sill' }))
      .first()
      .click();
    await expect(stage(page).locator('[data-marker]')).toHaveCount(2);
    await expectAccessible(page, 'preview, difference');
  });

  await test.step('nothing is sent before the text was seen', async () => {
    await page.keyboard.press('f');
    const field = sidePanel(page).getByRole('textbox', { name: words('ui.score.fix.title') });
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(/Your window sill/);
    const submitted = () => wire.commands().filter(({ name }) => name === 'codegen.submit');
    const count = submitted().length;
    await expectAccessible(page, 'preview, request');
    await field.fill('Put the heading back as it was.');
    expect(submitted()).toHaveLength(count);
    await page.keyboard.press('Control+Enter');
    await expect
      .poll(() => submitted().at(-1)?.input)
      .toMatchObject({
        kind: 'modify',
        range: PAGE,
        scope: 'Put the heading back as it was.',
      });
    await expect(field).toHaveCount(0);
  });
});
