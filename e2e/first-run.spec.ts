import { expect } from '@playwright/test';
import { test } from './app.ts';
import { words } from './words.ts';

test('look', async ({ page, app }) => {
  await app.open(page);
  await page.screenshot({ path: '/tmp/f2c-e2e/shot1.png' });
  await page.getByRole('button', { name: words('ui.first-run.sample'), exact: true }).click();
  await expect(page.getByText('imported', {exact:true})).toBeVisible({ timeout: 60_000 });
  await page.screenshot({ path: '/tmp/f2c-e2e/shot2.png' });
  await page.keyboard.press('Control+2');
  await page.waitForTimeout(1500);
  await page.screenshot({ path: '/tmp/f2c-e2e/shot3.png' });
  await page.keyboard.press('Control+l');
  await page.waitForTimeout(500);
  await page.screenshot({ path: '/tmp/f2c-e2e/shot4.png' });
  console.log(await page.locator('body').ariaSnapshot());
});
