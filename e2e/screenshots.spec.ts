import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from './harness/app.ts';
import { walkThrough } from './harness/tour.ts';

const FOLDER = process.env['F2C_SCREENSHOTS'];
const SKIPPED = 'Pictures are skipped: they are taken only when F2C_SCREENSHOTS names a folder for them.';
const SIZES = [
  { width: 1_280, height: 800 },
  { width: 1_920, height: 1_080 },
] as const;

test('pictures of every view, light and dark, in two sizes', async ({ page, app }) => {
  if (FOLDER === undefined) process.stdout.write(`${SKIPPED}\n`);
  test.skip(FOLDER === undefined, SKIPPED);
  test.setTimeout(600_000);
  const folder = FOLDER ?? '';
  await mkdir(folder, { recursive: true });
  const seen: string[] = [];
  await walkThrough(page, app, async (view) => {
    seen.push(view);
    for (const colorScheme of ['light', 'dark'] as const)
      for (const size of SIZES) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(size);
        const name = `${String(seen.length).padStart(2, '0')}-${view}-${colorScheme}-${size.width}.png`;
        await page.screenshot({ path: join(folder, name), animations: 'disabled' });
      }
    await page.setViewportSize(SIZES[0]);
  });
});
