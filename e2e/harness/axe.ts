import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Dark differs in its colours alone, so only those are looked at again. */
const RULES = { light: null, dark: ['color-contrast', 'link-in-text-block'] } as const;
export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The builder brings axe anew for each look, which takes longer than looking; a document that has it keeps it. */
const builderFor = async (page: Page): Promise<AxeBuilder> => {
  const isThere = await page.evaluate(() => 'axe' in window);
  return new AxeBuilder({ page, ...(isThere ? { axeSource: ';' } : {}) }).setLegacyMode();
};

/** What axe finds, a line for each rule with the first places; what passes is not told. Pages in frames are others' matter. */
const findings = async (page: Page, theme: Theme): Promise<string[]> => {
  const rules = RULES[theme];
  const builder = (await builderFor(page)).options({ resultTypes: ['violations'], iframes: false });
  const { violations } = await (rules === null ? builder : builder.withRules([...rules])).analyze();
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map(({ html, failureSummary = '' }) => `${html.slice(0, 200)} ${failureSummary}`);
    return `${id}: ${help} (${nodes.length})\n${places.join('\n').replaceAll(/ *\n +/g, ' ')}`;
  });
};

/**
 * Axe finds nothing in a view, light and dark. It comes in through the debugger, not as a script of the page, so the page's
 * own policy stands. `each` runs in each theme.
 */
export const expectAccessible = async (
  page: Page,
  view: string,
  each: (theme: Theme) => Promise<void> = () => Promise.resolve(),
): Promise<void> => {
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect.soft(await findings(page, colorScheme), `${view}, ${colorScheme}`).toEqual([]);
    await each(colorScheme);
  }
};
