import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { test } from './harness/app.ts';
import { THEMES } from './harness/axe.ts';
import { walkCodeGen } from './harness/code-gen-tour.ts';
import { type Look, walkThrough } from './harness/tour.ts';

const FOLDER = process.env['F2C_SCREENSHOTS'];
const SKIPPED = 'Pictures are skipped: they are taken only when F2C_SCREENSHOTS names a folder for them.';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Takes a picture of each view in every theme and size. The first size is the one that is walked in. */
const photographer = async (page: Page, prefix: string, sizes: readonly [Size, Size]): Promise<Look> => {
  const folder = FOLDER ?? '';
  await mkdir(folder, { recursive: true });
  await page.setViewportSize(sizes[0]);
  let seen = 0;
  return async (view) => {
    seen += 1;
    for (const colorScheme of THEMES)
      for (const size of sizes) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(size);
        const name = `${prefix}${String(seen).padStart(2, '0')}-${view}-${colorScheme}-${size.width}.png`;
        await page.screenshot({ path: join(folder, name), animations: 'disabled' });
      }
    await page.setViewportSize(sizes[0]);
  };
};

test.beforeEach(() => {
  if (FOLDER === undefined) process.stdout.write(`${SKIPPED}\n`);
  test.skip(FOLDER === undefined, SKIPPED);
  test.setTimeout(600_000);
});

test('pictures of every view, light and dark, in two sizes', async ({ page, app }) => {
  const sizes = [
    { width: 1_280, height: 800 },
    { width: 1_920, height: 1_080 },
  ] as const;
  await walkThrough(page, app, await photographer(page, '', sizes));
});

test('pictures of making code, light and dark, in two sizes', async ({ page, app }) => {
  const sizes = [
    { width: 1_440, height: 900 },
    { width: 1_024, height: 768 },
  ] as const;
  await walkCodeGen(page, app, await photographer(page, 'code-', sizes));
});
