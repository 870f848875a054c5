import { expect } from '@playwright/test';
import { git, initRepository } from '#testing/git-project';
import { test } from './harness/app.ts';
import { askForChange, listedRows, planScreens } from './harness/gate.ts';
import { openFolder } from './harness/window.ts';

test('zz', async ({ page, app }) => {
  test.setTimeout(240_000);
  const project = await app.readyProject();
  await initRepository(project);
  await git(project, 'add', '.');
  await git(project, 'commit', '-qm', 'first');
  await app.open(page);
  await openFolder(page, project);
  await planScreens(page, ['No plants yet', 'Settings']);
  console.log((await listedRows(page)).map((r) => `${r.isTicked} ${r.path}`).join('\n'));
  await askForChange(page, 'leave out Settings', 2);
  console.log((await listedRows(page)).map((r) => `${r.isTicked} ${r.path}`).join('\n'));
  await page.screenshot({ path: '/tmp/s6.png' });
});
