import { test } from './harness/app.ts';
import { expectAccessible } from './harness/axe.ts';
import { walkThrough } from './harness/tour.ts';

test('axe finds nothing in any view, light and dark', async ({ page, app }) => {
  test.setTimeout(300_000);
  await walkThrough(page, app, (view) => expectAccessible(page, view));
});
