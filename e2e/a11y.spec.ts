import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './harness/app.ts';
import { walkThrough } from './harness/tour.ts';

/** Dark differs in its colours alone, so only those are looked at again. */
const RULES = { light: null, dark: ['color-contrast', 'link-in-text-block'] } as const;

/** What axe finds, a line for each rule with the first places. */
const findings = async (page: Page, rules: readonly string[] | null): Promise<string[]> => {
  const builder = new AxeBuilder({ page });
  const { violations } = await (rules === null ? builder : builder.withRules([...rules])).analyze();
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map(({ html, failureSummary = '' }) => `${html.slice(0, 200)} ${failureSummary}`);
    return `${id}: ${help} (${nodes.length})\n${places.join('\n').replaceAll(/ *\n +/g, ' ')}`;
  });
};

// The page's own policy stands: axe comes in through the debugger, not as a script of the page, so nothing is bypassed.
test('axe finds nothing in any view, light and dark', async ({ page, app }) => {
  test.setTimeout(300_000);
  await walkThrough(page, app, async (view) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect.soft(await findings(page, RULES[colorScheme]), `${view}, ${colorScheme}`).toEqual([]);
    }
  });
});
