import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { fixtureDesign } from '#testing/fake-figma-api/fixture-design';
import { ADAPTER_RAN, createHostileWorkspace } from '#testing/hostile-workspace';
import { CAN_LIST_PROCESSES, childrenOf } from '#testing/process-list';
import { type App, test } from './harness/app.ts';
import { newestAst, snapshotsOnDisk } from './harness/product.ts';
import {
  button,
  expectConnected,
  fillSavedDesign,
  flowTab,
  importedBadge,
  navigator,
  openFolder,
  sidePanel,
  stage,
} from './harness/window.ts';
import { words } from './harness/words.ts';

const EXTENSIONS = '.hx/figma2code/extensions';
const RUNS = ['extensions/generic-design-gen.ts', 'extensions/generic-design-parser.ts', 'extensions/lib/leave.ts'];

const question = (page: Page): Locator => stage(page).getByRole('heading', { level: 1, name: words('ui.trust.title') });
const fileRow = (page: Page, path: string): Locator => stage(page).getByRole('listitem').filter({ hasText: path });
const contentinfo = (page: Page): Locator => page.getByRole('contentinfo');

/** Programs that the server has started and that still run. */
const started = async (app: App): Promise<string[]> =>
  CAN_LIST_PROCESSES ? (await childrenOf(app.server.pid ?? 0)).map(({ command }) => command) : [];

/** What somebody could send who does not use the window's buttons: a command over a socket of the page's own. */
const sendCommand = (page: Page, name: string, input: object): Promise<string> =>
  page.evaluate(
    ([name, input]) =>
      new Promise<string>((answered) => {
        const socket = new WebSocket(`ws://${location.host}/ws`);
        socket.onopen = () => socket.send(JSON.stringify({ type: 'command', id: 1, name, input }));
        socket.onmessage = ({ data }) => {
          socket.close();
          answered(String(data));
        };
      }),
    [name, input] as const,
  );

test('a folder that is not trusted can be looked at, and nothing of it runs', async ({ page, app }) => {
  const hostile = await createHostileWorkspace();
  app.afterwards(hostile.remove);
  await app.open(page);
  await openFolder(page, hostile.workspace);

  await test.step('every file is listed: what would run with its hash, what never runs as such', async () => {
    await expect(question(page)).toBeVisible();
    await expect(button(page, 'ui.trust.look-only')).toBeFocused();
    for (const path of RUNS) await expect(fileRow(page, path)).toContainText(/[0-9a-f]{4,}/);
    await expect(fileRow(page, 'lib/leave.ts')).toContainText(words('ui.trust.imported'));
    for (const path of ['AGENTS.md', '.npmrc', '.pi/', '.git/config', '.git/hooks/'])
      await expect(fileRow(page, path)).toContainText(words('ui.trust.never-loaded'));
    await expect(sidePanel(page)).toContainText(words('ui.trust.agent-off'));
    await expect(page.getByRole('banner')).toContainText(words('ui.run.untrusted'));
  });

  await test.step('files can be read as they are', async () => {
    for (const path of [...RUNS.map((file) => `.hx/figma2code/${file}`), 'AGENTS.md', '.npmrc']) {
      const [line = ''] = (await readFile(join(hostile.workspace, path), 'utf8')).split('\n');
      await button(stage(page), 'ui.trust.read-file', { file: path }).click();
      const reader = page.getByRole('dialog', { name: path });
      await expect(reader).toContainText(line);
      await page.keyboard.press('Escape');
      await expect(reader).toBeHidden();
    }
  });

  await test.step('refused: looking only, over reload, refresh and opening again', async () => {
    await button(page, 'ui.trust.look-only').click();
    await expect(stage(page)).toContainText(words('ui.trust.looking-only'));
    await page.reload();
    await expectConnected(page);
    await expect(question(page)).toBeVisible();
    await button(page, 'ui.workspace.menu-of', { name: 'workspace' }).click();
    await page.getByRole('menuitem', { name: words('ui.workspace.refresh') }).click();
    await openFolder(page, hostile.workspace);
    await expect(question(page)).toBeVisible();
  });

  await test.step('dismissed: the page is closed in front of the question, and another one asks again', async () => {
    const next = await page.context().newPage();
    await page.close();
    await app.openAgain(next);
    await expect(question(next)).toBeVisible();
    await expect(contentinfo(next)).toContainText(words('ui.trust.not-trusted'));
    await next.close();
  });

  expect(await hostile.markers(), 'what has run').toEqual([]);
  expect(await started(app), 'programs that were started').toEqual([]);

  await test.step('an import that is sent past the buttons is refused by the backend', async () => {
    const last = await page.context().newPage();
    await app.openAgain(last);
    await sendCommand(last, 'import.submit', { sourcePath: join(hostile.workspace, 'index.html') });
    await last.keyboard.press('Alt+L');
    const records = last.getByRole('listbox', { name: words('ui.log.records') });
    await expect(records).toContainText('workspace-untrusted', { timeout: 30_000 });
    await expect(question(last)).toBeVisible();
    expect(await hostile.markers()).toEqual([]);
    expect((await started(app)).filter((command) => command.includes('adapter-runner'))).toEqual([]);
    expect(await snapshotsOnDisk(hostile.workspace, 'html')).toEqual([]);
  });
});

test('trusted, the adapter runs; one changed byte asks again and names the file', async ({ page, app }) => {
  const hostile = await createHostileWorkspace();
  app.afterwards(hostile.remove);
  const design = join(app.dir, 'design.json');
  await writeFile(design, JSON.stringify(fixtureDesign()));
  await app.open(page);
  await openFolder(page, hostile.workspace);

  await test.step('trusted by the user: the import works, in the words of the adapter', async () => {
    await button(page, 'ui.trust.grant').click();
    await expect(contentinfo(page)).toContainText(words('ui.trust.trusted'));
    await fillSavedDesign(page, { design });
    await button(stage(page), 'ui.import.submit-whole').click();
    await expect(importedBadge(page)).toBeVisible({ timeout: 60_000 });
    expect(JSON.stringify(await newestAst(hostile.workspace, 'html'))).toContain(`${ADAPTER_RAN} denied`);
    expect(await hostile.markers(), 'the adapter may not write').toEqual([]);
  });

  await test.step('a byte of an imported file changes: the next import is refused', async () => {
    await appendFile(join(hostile.workspace, EXTENSIONS, 'lib/leave.ts'), '\n');
    await expect(navigator(page)).toContainText(words('ui.snapshots.changed-outside'));
    await button(page, 'ui.import.another').click();
    await fillSavedDesign(page, { design });
    await button(stage(page), 'ui.import.submit-whole').click();
    await expect(question(page)).toBeVisible({ timeout: 60_000 });
    expect(await snapshotsOnDisk(hostile.workspace, 'html')).toHaveLength(1);
  });

  await test.step('the question names the file, and only that one', async () => {
    await expect(fileRow(page, 'lib/leave.ts')).toContainText(words('ui.trust.changed'));
    await expect(stage(page).getByText(words('ui.trust.changed'))).toHaveCount(1);
    await expect(fileRow(page, 'lib/leave.ts')).toContainText(words('ui.trust.imported'));
    await flowTab(page, 'design').click();
    await expect(question(page)).toBeVisible();
    await button(page, 'ui.trust.look-only').click();
    await expect(stage(page).getByRole('img', { name: 'Screen', exact: true })).toBeVisible();
  });

  await test.step('trusted again, it works again', async () => {
    await button(page, 'ui.trust.see-files').click();
    await button(page, 'ui.trust.grant').click();
    await expect(contentinfo(page)).toContainText(words('ui.trust.trusted'));
    await flowTab(page, 'import').click();
    // Whether the refusal still stands there or the form: what was typed is kept, and the one primary action takes it.
    await page.keyboard.press('Control+Enter');
    await expect(importedBadge(page)).toBeVisible({ timeout: 60_000 });
    expect(await snapshotsOnDisk(hostile.workspace, 'html')).toHaveLength(2);
  });
});
