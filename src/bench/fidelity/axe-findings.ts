import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from '@playwright/test';

export interface AxeFindings {
  /** Elements with serious or critical findings that code can do something about: rule and the element's tag. */
  readonly ofCode: readonly string[];
  /** Elements whose colours the design chose too near to each other. */
  readonly contrast: number;
}

/** Sizes of what can be pressed are the design's, too. */
const OF_DESIGN = new Set(['color-contrast', 'target-size']);
const GRAVE = new Set<string | null | undefined>(['serious', 'critical']);

/** What axe finds in a page at a width. */
export const axeFindings = async (
  browser: Browser,
  file: string,
  size: { width: number; height: number },
): Promise<AxeFindings> => {
  const context = await browser.newContext({ viewport: size });
  try {
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const grave = violations.filter(({ impact }) => GRAVE.has(impact));
    return {
      ofCode: grave
        .filter(({ id }) => !OF_DESIGN.has(id))
        .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`)),
      contrast: grave.filter(({ id }) => id === 'color-contrast').flatMap(({ nodes }) => nodes).length,
    };
  } finally {
    await context.close();
  }
};
