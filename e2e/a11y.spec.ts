import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './app.ts';
import { walkThrough } from './tour.ts';

/** What axe finds, a line for each rule with the first places. */
const findings = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, help, nodes }) => {
    const places = nodes
      .slice(0, 3)
      .map(({ html, failureSummary = '' }) => `${html.slice(0, 200)} ${failureSummary.replaceAll(/\s+/g, ' ')}`);
    return `${id}: ${help} (${nodes.length})\n${places.join('\n')}`;
  });
};

// The page's own policy stands: axe comes in through the debugger, not as a script of the page, so nothing is bypassed.
test('axe finds nothing in any view, light and dark', async ({ page, app }) => {
  test.setTimeout(300_000);
  await walkThrough(page, app, async (view) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect.soft(await findings(page), `${view}, ${colorScheme}`).toEqual([]);
    }
  });
});
