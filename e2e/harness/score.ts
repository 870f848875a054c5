import { expect, type Page } from '@playwright/test';
import type { ScoreColumn } from '#contract/code-gen/score-columns';
import { SCORE_COLUMNS } from '#contract/code-gen/score-columns';
import { approveButton, planScreens } from './gate.ts';
import { beginsWith, button, flowTab, navigator, sidePanel } from './window.ts';
import { words } from './words.ts';

/** A measuring renders each screen at two widths. Milliseconds. */
const PATIENCE = { timeout: 60_000 } as const;

/** Makes code of screens, chosen by name, and writes all of it. */
export const generateScreens = async (page: Page, names: readonly string[]): Promise<void> => {
  await planScreens(page, names);
  await expect(approveButton(page)).toBeEnabled();
  await approveButton(page).click();
  await expect(flowTab(page, 'changes')).toHaveText(/\d$/, PATIENCE);
};

/** Looks at a screen on the Preview tab, with its score beside it. */
export const lookAtScore = async (page: Page, screen: string): Promise<void> => {
  await flowTab(page, 'preview').click();
  await navigator(page)
    .getByRole('option', { name: beginsWith(screen) })
    .click();
  await sidePanel(page)
    .getByRole('tab', { name: words('ui.frame.inspect') })
    .click();
};

const parts = (page: Page) => sidePanel(page).getByRole('list', { name: words('ui.score.parts') });

/** With the key, and until its figures stand there. */
export const measure = async (page: Page): Promise<void> => {
  await page.keyboard.press('s');
  await expect(parts(page)).toBeVisible(PATIENCE);
};

/** What an editor beside the window wrote is seen when the window is looked at again. */
export const measureAgain = async (page: Page): Promise<void> => {
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  const stale = sidePanel(page).getByText(words('ui.score.stale'));
  await expect(stale).toBeVisible();
  await button(sidePanel(page), 'ui.score.again').click();
  await expect(stale).toHaveCount(0, PATIENCE);
};

/** The figures as they are written, by column; those that were not measured are absent. */
export type Figures = Readonly<Partial<Record<ScoreColumn, string>>>;

export const figures = async (page: Page): Promise<Figures> => {
  const rows = await parts(page)
    .getByRole('button')
    .evaluateAll((all) =>
      all.map((one) => [...(one.firstElementChild?.querySelectorAll('span') ?? [])].map((span) => span.textContent)),
    );
  const shown = new Map(rows.map((row) => [row[0], row.at(-1) ?? '']));
  return Object.fromEntries(
    SCORE_COLUMNS.flatMap((column) => {
      const figure = shown.get(words(`ui.score.column.${column}`));
      return figure === undefined ? [] : [[column, figure]];
    }),
  );
};

/** How much is missing: of `22 of 24` two, of a share the rest of it. */
const missed = (figure: string): number => {
  const [, part, whole] = /^([\d,]+) of ([\d,]+)$/.exec(figure) ?? [];
  if (part !== undefined && whole !== undefined) return Number(whole) - Number(part);
  return figure.endsWith('%') ? 1 - Number.parseFloat(figure) / 100 : 1 - Number(figure);
};

/** Columns of which more is missing than before. The likeness, being of all, is not among them. */
export const fallen = (before: Figures, now: Figures): readonly ScoreColumn[] =>
  SCORE_COLUMNS.filter((column) => column !== 'likeness' && missed(now[column] ?? '0') > missed(before[column] ?? '0'));
