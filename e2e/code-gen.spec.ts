import { expect, type Page } from '@playwright/test';
import { git } from '#testing/git-project';
import { ASK, BEGIN, moving, PLAN, proposing, writing } from '#testing/scripted-model/code-gen-behaviours';
import { startScriptedModel } from '#testing/scripted-model/scripted-model';
import { type App, test } from './harness/app.ts';
import { expectAccessible } from './harness/axe.ts';
import { changeByHand, fileInTree, gitProject } from './harness/code-gen-tour.ts';
import { listenToWire } from './harness/frames.ts';
import { approveButton, askForChange, checklist, listedRows, lookAtRow, planScreens, untick } from './harness/gate.ts';
import { chooseModel } from './harness/product.ts';
import { beginsWith, button, flowTab, navigator, openFolder, sidePanel, stage } from './harness/window.ts';
import { words } from './harness/words.ts';

const EMPTY_SCREEN = 'src/screens/NoPlantsYet/NoPlantsYet.tsx';

/** What git says has changed, but for the product's own files. */
const changedOnDisk = async (project: string): Promise<readonly string[]> => {
  const { stdout } = await git(project, 'status', '--porcelain', '-uall', '--', '.', ':!.hx');
  return stdout.split('\n').filter((line) => line !== '');
};

const diff = (page: Page) => stage(page).locator('.cm-content').last();
const undo = (page: Page) => button(sidePanel(page), 'ui.changes.undo.run');
const inspect = (page: Page) =>
  sidePanel(page)
    .getByRole('tab', { name: words('ui.frame.inspect') })
    .click();
const written = (page: Page, count: number) =>
  expect(flowTab(page, 'changes')).toHaveText(new RegExp(`${count}$`), { timeout: 60_000 });

const generated = (page: Page) => stage(page).frameLocator('iframe');

/** What code of a generated page can try: each is refused inside, and nothing of it leaves the frame. */
const expectSealed = async (page: Page, app: App): Promise<void> => {
  app.expectProblem(/^policy: connect-src /);
  app.expectProblem(/^console error: .*Content Security Policy/);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('websocket', (socket) => asked.push(socket.url()));
  const came = await generated(page)
    .locator('html')
    .evaluate(async (_html, host) => {
      const attempt = async (run: () => unknown): Promise<string> => {
        try {
          return `got ${String(await run())}`;
        } catch (error) {
          return (error as Error).name;
        }
      };
      const socket = new Promise<string>((told) => {
        const opened = new WebSocket(`ws://${host}/ws`);
        opened.onopen = () => told('opened');
        opened.onerror = () => told('refused');
      });
      return {
        origin: self.origin,
        parent: await attempt(() => parent.document.title),
        cookie: await attempt(() => document.cookie),
        storage: await attempt(() => localStorage.length),
        fetch: await attempt(() => fetch(`http://${host}/`)),
        socket: await socket,
      };
    }, new URL(page.url()).host);
  expect(came).toEqual({
    origin: 'null',
    parent: 'SecurityError',
    cookie: 'SecurityError',
    storage: 'SecurityError',
    fetch: 'TypeError',
    socket: 'refused',
  });
  expect(asked, 'what was asked of the network').toEqual([]);
  await expect.poll(() => app.problems.filter((problem) => problem.startsWith('policy: connect-src')).length).toBe(2);
};

test('a list is changed twice, approved in part, reviewed, commented on and undone', async ({ page, app }) => {
  test.setTimeout(240_000);
  const wire = listenToWire(page);
  const project = await gitProject(app);
  await app.open(page);
  await openFolder(page, project);

  await test.step('the list shows every file with its difference, and nothing is written', async () => {
    await planScreens(page, ['No plants yet', 'Settings']);
    await expect(approveButton(page)).not.toBeFocused();
    await expect(stage(page).locator('img')).toBeVisible();
    expect((await listedRows(page)).map(({ path }) => path)).toContain('src/screens/Settings/Settings.tsx');
    await lookAtRow(page, EMPTY_SCREEN);
    await expect(diff(page)).toContainText('export function NoPlantsYet');
    await expectAccessible(page, 'plan');
    expect(await changedOnDisk(project)).toEqual([]);
  });

  await test.step('changed in words: a new list without what was named', async () => {
    await askForChange(page, 'leave out Settings', 2);
    const paths = (await listedRows(page)).map(({ path }) => path);
    expect(paths).toContain(EMPTY_SCREEN);
    expect(paths.filter((path) => path.includes('/Settings/'))).toEqual([]);
    await expect(navigator(page)).toContainText('leave out Settings');
  });

  await test.step('changed by what is not ticked: it is not in the next list', async () => {
    await untick(page, 'src/components/Toggle/Toggle.tsx');
    await expect(approveButton(page)).toBeDisabled();
    await expect(stage(page)).toContainText(words('ui.plan.needs', { path: 'Toggle.tsx' }));
    await untick(page, 'src/components/SettingRow/SettingRow.tsx');
    await expect(approveButton(page)).toBeEnabled();
    await askForChange(page, 'and tidy up', 3);
    const rows = await listedRows(page);
    expect(rows.every(({ isTicked }) => isTicked)).toBe(true);
    expect(rows.map(({ path }) => path)).not.toContain('src/components/Toggle/Toggle.tsx');
  });

  const approved = await test.step('the shorter list has a digest of its own, and that is approved', async () => {
    const bound = stage(page).getByRole('status');
    const whole = await bound.last().textContent();
    for (const path of ['src/components/Toggle/Toggle.module.css', 'src/components/SettingRow/SettingRow.module.css'])
      await untick(page, path);
    await expect(bound.last()).not.toHaveText(whole ?? '');
    await expect(approveButton(page)).toBeEnabled();
    const ticked = (await listedRows(page)).filter(({ isTicked }) => isTicked).map(({ path }) => path);
    const label = words('ui.plan.approve', { count: ticked.length, shown: ticked.length });
    await expect(approveButton(page)).toHaveText(beginsWith(label));
    await page.keyboard.press('Control+Enter');
    await written(page, ticked.length);
    return ticked;
  });

  await test.step('exactly the approved files are there', async () => {
    expect(await changedOnDisk(project)).toEqual(approved.map((path) => `?? ${path}`));
  });

  await test.step('they are shown in the tree with letter and colour, beside what somebody else changed', async () => {
    await changeByHand(project);
    await flowTab(page, 'changes').click();
    await button(navigator(page), 'ui.changes.look-again').click();
    await inspect(page);
    await fileInTree(page, 'src/App.tsx').click();
    for (const [path, letter, word] of [
      ['README.md', 'D', 'deleted'],
      ['src/App.tsx', 'M', 'modified'],
      [EMPTY_SCREEN, 'A', 'added'],
    ] as const) {
      const row = fileInTree(page, path);
      await row.scrollIntoViewIfNeeded();
      await expect(row).toContainText(letter);
      await expect(row).toHaveAttribute('title', new RegExp(words(`ui.changes.${word}`)));
    }
    await expectAccessible(page, 'changes, difference');
    await fileInTree(page, EMPTY_SCREEN).click();
    await expect(diff(page)).toContainText('export function NoPlantsYet');
    await expect(sidePanel(page)).toContainText('No plants yet');
    await expectAccessible(page, 'changes, source layer');
  });

  await test.step('a comment on lines becomes the next change; two windows show its list, and the first answer counts', async () => {
    await diff(page).locator('.cm-line').nth(3).click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('c');
    await expect(stage(page).getByRole('textbox', { name: /^Lines? \d/ })).toBeFocused();
    await page.keyboard.type('A longer text here');
    await page.keyboard.press('Control+Enter');
    const next = await page.context().newPage();
    await app.openAgain(next);
    await flowTab(next, 'plan').click();
    await flowTab(page, 'plan').click();
    for (const one of [page, next]) await expect(checklist(one)).toBeVisible({ timeout: 60_000 });
    const sent = wire.commands().findLast(({ name }) => name === 'codegen.submit');
    expect(sent?.input).toMatchObject({ kind: 'modify', scope: 'A longer text here' });
    expect(sent?.input).toHaveProperty('range', expect.stringMatching(new RegExp(`^${EMPTY_SCREEN}:\\d+-\\d+$`)));
    await button(stage(next), 'ui.plan.cancel').click();
    await expect(stage(page)).toContainText(words('ui.plan.elsewhere.cancelled'));
    await expect(checklist(page)).toHaveCount(0);
    await next.close();
  });

  await test.step('the page that was generated runs in a sandbox beside the design', async () => {
    await flowTab(page, 'preview').click();
    await navigator(page)
      .getByRole('option', { name: beginsWith('No plants yet') })
      .click();
    await expect(generated(page).getByText('Your window sill is free')).toBeVisible();
    await expectAccessible(page, 'preview');
    await expectSealed(page, app);
  });

  await test.step('a slider lies between the two, and the page can be made wider', async () => {
    await stage(page)
      .getByRole('radio', { name: words('ui.preview.mode.slider') })
      .click();
    const divide = stage(page).getByRole('slider', { name: words('ui.compare.divide') });
    await divide.press('End');
    await expect(divide).toHaveValue('100');
    await expect(stage(page).locator('[style*="inset(0px 0% 0px 0px)"]')).toBeVisible();
    await stage(page)
      .getByRole('slider', { name: words('ui.preview.width') })
      .press('ArrowRight');
    const width = () =>
      generated(page)
        .locator('html')
        .evaluate(() => innerWidth);
    await expect.poll(width).toBe(376);
    await expectAccessible(page, 'preview, slider');
  });

  await test.step('undone: the files are gone, and what somebody else changed is left alone', async () => {
    await flowTab(page, 'changes').click();
    await undo(page).click();
    const question = page.getByRole('alertdialog');
    await expect(button(question, 'ui.changes.undo.keep')).toBeFocused();
    await expect(question).toContainText(words('ui.changes.undo.title', { count: approved.length }));
    await button(question, 'ui.changes.undo.run').click();
    await expect(sidePanel(page)).toContainText(words('ui.changes.undo.undone'), { timeout: 60_000 });
    expect(await changedOnDisk(project)).toEqual([' D README.md', ' M src/App.tsx']);
  });
});

test('a model that changes what it writes after the answer writes nothing, and the window says so', async ({
  page,
  app,
}) => {
  const file = (text: string) => proposing({ path: 'src/bytes.ts', text });
  const swapped = moving(...BEGIN, file('shown'), PLAN, ASK, file('hidden'), PLAN, writing('approved'));
  const model = await startScriptedModel(swapped);
  app.afterwards(model.close);
  const project = await gitProject(app);
  await app.open(page, await chooseModel(app.dir, model.baseUrl));
  await openFolder(page, project);
  await planScreens(page, ['Settings']);
  await expect(diff(page)).toHaveText('shown');
  await approveButton(page).click();
  const failure = page.getByRole('alert');
  await expect(failure).toContainText(words('ui.failure.title.scope-violation'), { timeout: 60_000 });
  await expect(failure).toContainText(words('errors.scope-violation', { path: 'src/bytes.ts' }));
  expect(await changedOnDisk(project)).toEqual([]);
});
