import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { fileTree } from '#testing/file-tree';
import { CAN_LIST_PROCESSES, childrenOf, listProcesses } from '#testing/process-list';
import { type App, test } from './harness/app.ts';
import { interposeWire } from './harness/cut-wire.ts';
import { DESIGN_ADDRESS, type HeldFigma, holdFigma } from './harness/held-figma.ts';
import { snapshotsOnDisk } from './harness/product.ts';
import {
  beginsWith,
  button,
  field,
  importedBadge,
  navigator,
  openFolder,
  runIndicator,
  sidePanel,
  stage,
} from './harness/window.ts';
import { words } from './harness/words.ts';

const stepRow = (page: Page, event: string, state: string): Locator =>
  navigator(page)
    .getByRole('listitem')
    .filter({ hasText: `${words(`events.${event}`)}${words(`ui.steps.${state}`)}` });

const exporting = (page: Page): Locator => stepRow(page, 'design-parser-exporting-screenshots', 'current');
const conversation = (page: Page): Locator =>
  sidePanel(page).getByRole('log', { name: words('ui.agent.conversation') });

/** An import that stands still while its pictures are fetched. */
const startHeld = async (page: Page, figma: HeldFigma): Promise<void> => {
  await field(page, 'ui.import.address').fill(DESIGN_ADDRESS);
  await page.keyboard.press('Control+Enter');
  await expect(exporting(page)).toBeVisible({ timeout: 60_000 });
  await expect.poll(figma.waiting).toBeGreaterThan(0);
};

const agentOf = async (app: App): Promise<number> => {
  const children = await childrenOf(app.server.pid ?? 0);
  const agent = children.find(({ command }) => command.includes('agent/host.ts'));
  if (!agent) throw new Error('no agent runs');
  return agent.pid;
};

const isAlive = async (pid: number): Promise<boolean> => (await listProcesses()).some((entry) => entry.pid === pid);

const leftovers = async (project: string): Promise<string[]> =>
  (await readdir(join(project, '.hx'), { recursive: true })).filter((path) => /(?:^|\/)\.(?!p4config)/.test(path));

test('Stop is asked once, leaves the workspace as it was, and the next import works', async ({ page, app }) => {
  const figma = await holdFigma();
  app.afterwards(figma.close);
  const project = await app.readyProject();
  const before = await fileTree(project);
  await app.open(page, figma.environment);
  await openFolder(page, project);
  await startHeld(page, figma);

  await test.step('the question is asked, and going on changes nothing', async () => {
    await expect(runIndicator(page)).toContainText(words('ui.run.count', { n: 3, total: 9 }));
    const time = await runIndicator(page)
      .getByText(/^\d+:\d\d$/)
      .textContent();
    await expect(runIndicator(page).getByText(/^\d+:\d\d$/)).not.toHaveText(time ?? '');
    await page.keyboard.press('Control+.');
    const question = page.getByRole('alertdialog', {
      name: words('ui.stop.title', { what: words('ui.run.what.parser') }),
    });
    await expect(button(question, 'ui.stop.go-on')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(question).toBeHidden();
    await expect(exporting(page)).toBeVisible();
  });

  await test.step('once answered, the run is put away within a moment', async () => {
    await button(runIndicator(page), 'ui.run.stop').click();
    await button(page.getByRole('alertdialog'), 'ui.stop.stop').click();
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    await expect(stage(page)).toContainText(words('ui.import.stopped', { what: words('ui.run.what.parser') }));
    await expect(runIndicator(page)).toContainText(/^.*Stopped \d/);
    await expect(field(page, 'ui.import.address')).toHaveValue(DESIGN_ADDRESS);
    expect(await fileTree(project)).toEqual(before);
    expect(figma.waiting()).toBe(0);
  });

  await test.step('the next import works', async () => {
    figma.answerFromNow();
    await page.keyboard.press('Control+Enter');
    await expect(importedBadge(page)).toBeVisible({ timeout: 60_000 });
    expect(await snapshotsOnDisk(project, 'react')).toHaveLength(2);
  });
});

test('an agent that is killed in the middle is told, and the import can be tried again', async ({ page, app }) => {
  test.skip(!CAN_LIST_PROCESSES, 'the agent cannot be found here: processes are listed on Linux only');
  const figma = await holdFigma();
  app.afterwards(figma.close);
  const project = await app.readyProject();
  await app.open(page, figma.environment);
  await openFolder(page, project);
  await startHeld(page, figma);
  const agent = await agentOf(app);
  process.kill(agent, 'SIGKILL');

  await test.step('what happened, what was left alone, what next', async () => {
    const failure = page.getByRole('alert');
    await expect(
      failure.getByRole('heading', { level: 1, name: words('ui.failure.title.agent-crashed') }),
    ).toBeVisible();
    await expect(failure).toContainText(words('errors.agent-crashed', { reason: 'SIGKILL' }));
    await expect(failure).toContainText('agent-crashed');
    await expect(failure).toContainText(words('events.design-parser-exporting-screenshots'));
    await expect(stepRow(page, 'design-parser-exporting-screenshots', 'failed')).toBeVisible();
    expect(await snapshotsOnDisk(project, 'react')).toHaveLength(1);
    expect(await isAlive(agent)).toBe(false);
  });

  await test.step('Try again takes what was typed, with a new agent, and clears up', async () => {
    figma.answerFromNow();
    await button(page, 'ui.failure.again').click();
    await expect(importedBadge(page)).toBeVisible({ timeout: 60_000 });
    expect(await snapshotsOnDisk(project, 'react')).toHaveLength(2);
    expect(await leftovers(project)).toEqual([]);
    expect(await agentOf(app)).not.toBe(agent);
  });
});

test('reload, a dropped connection and a dead server: the window takes up where it was, and nothing is doubled', async ({
  page,
  app,
}) => {
  test.skip(!CAN_LIST_PROCESSES, 'the agent cannot be found here: processes are listed on Linux only');
  const figma = await holdFigma();
  app.afterwards(figma.close);
  const wire = await interposeWire(page);
  const project = await app.readyProject();
  await app.open(page, figma.environment);
  await openFolder(page, project);
  await startHeld(page, figma);
  const said = () => conversation(page).getByText('Held-design');

  await test.step('a reload in the middle shows the same run', async () => {
    await page.reload();
    await expect(exporting(page)).toBeVisible();
    await expect(stepRow(page, 'design-parser-fetching-design', 'done')).toBeVisible();
    await expect(said()).toHaveCount(1);
  });

  await test.step('the connection drops and the run ends behind it', async () => {
    await wire.cut();
    await expect(page.getByRole('contentinfo')).toContainText(words('ui.link.reconnecting'));
    await expect(exporting(page)).toBeVisible();
    await figma.release();
    await expect.poll(() => snapshotsOnDisk(project, 'react'), { timeout: 60_000 }).toHaveLength(2);
    await expect(exporting(page)).toBeVisible();
  });

  await test.step('connected again, the page asks for what it missed and gets each of it once', async () => {
    wire.mend();
    await expect(importedBadge(page)).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('contentinfo')).not.toContainText(words('ui.link.reconnecting'));
    expect(wire.hellos.at(-1)?.seq).toBeGreaterThan(0);
    expect(wire.hellos.at(-1)?.session).not.toBeNull();
    await expect(said()).toHaveCount(1);
    await expect(navigator(page)).toContainText(words('ui.snapshots.kept', { count: 2, most: 10 }));
    await page.keyboard.press('Alt+L');
    await page.getByRole('textbox', { name: words('ui.log.filter') }).fill('design-parser-done');
    await page.getByRole('radio', { name: beginsWith(words('ui.log.kind.event')) }).click();
    const records = page.getByRole('listbox', { name: words('ui.log.records') });
    await expect(records.getByRole('option')).toHaveCount(1);
  });

  await test.step('a server that is killed takes its agent with it, and the page keeps what it shows', async () => {
    const agent = await agentOf(app);
    app.server.kill('SIGKILL');
    await expect(page.getByRole('contentinfo')).toContainText(words('ui.link.reconnecting'));
    await expect(importedBadge(page)).toBeVisible();
    await expect.poll(() => isAlive(agent)).toBe(false);
    app.expectProblem(/^console error: WebSocket connection to /);
  });
});
