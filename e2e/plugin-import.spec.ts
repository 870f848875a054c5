import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { expect, type Page } from '@playwright/test';
import type { SemanticAst } from '#contract/design/semantic-ast';
import { freePort } from '#testing/bridge/free-port';
import { type App, test } from './harness/app.ts';
import { expectAccessible, THEMES } from './harness/axe.ts';
import { endDaemon, liveDocument, openFigmaWindow } from './harness/figma-window.ts';
import { dataDirOf, newestAst, SAMPLE } from './harness/product.ts';
import { button, importedBadge, openFolder, sidePanel, stage } from './harness/window.ts';
import { words } from './harness/words.ts';

const FOLDER = process.env['F2C_SCREENSHOTS'];
const FIGMA = join(import.meta.dirname, '../src/bridge/figma.js');
const PRODUCT = join(import.meta.dirname, '../src/shells/cli/figma2code.js');
const SENTENCE = "Create a blue button that says 'Submit'";
const DRAWN = words('canvas.made', { what: words('canvas.tool.create_button') });

const look = async (page: Page, view: string): Promise<void> => {
  if (FOLDER === undefined) return;
  await mkdir(FOLDER, { recursive: true });
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(FOLDER, `open-figma-${view}-${colorScheme}.png`), animations: 'disabled' });
  }
};

const readJson = async (path: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;

const homeOf = (app: App, port: number): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: app.dir,
  FIGMA2CODE_HOME: dataDirOf(app.dir),
  FIGMA2CODE_BRIDGE_PORT: String(port),
});

/** The real command line with a snippet on its standard input. */
const figma = (app: App, port: number, snippet: string): Promise<Record<string, unknown>> =>
  new Promise((done, failed) => {
    const child = execFile(process.execPath, [FIGMA], { env: homeOf(app, port) }, (error, stdout) =>
      error === null ? done(JSON.parse(stdout) as Record<string, unknown>) : failed(error),
    );
    child.stdin?.end(snippet);
  });

/** What the copilot answers to a client of the MCP server. */
const askOverMcp = async (app: App, port: number, prompt: string): Promise<unknown> => {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [PRODUCT, 'mcp'],
    env: homeOf(app, port),
    stderr: 'ignore',
  });
  const client = new Client({ name: 'test', version: '0' });
  await client.connect(transport);
  const { content } = await client.callTool({ name: 'ask_copilot', arguments: { prompt } });
  await client.close();
  return JSON.parse((content as readonly { text: string }[])[0]?.text ?? '');
};

const screensOf = ({ screens }: SemanticAst) =>
  screens.map(({ id, name, page, nodes, width, height }) => ({ id, name, page, nodes, width, height }));

/** The form before and after the connection; returns where the plugin lies. */
const connect = async (page: Page): Promise<string> => {
  await stage(page)
    .getByRole('radio', { name: words('ui.import.plugin') })
    .click();
  await expect(button(page, 'ui.import.open.submit-page')).toBeDisabled();
  await look(page, 'off');
  await button(stage(page), 'ui.import.open.connect').click();
  await expect(stage(page)).toContainText(words('ui.import.open.state-on'));
  await look(page, 'waiting');
  return (await stage(page).locator('ol code').textContent()) ?? '';
};

test('the page that is open in Figma is imported without a call, and a button is drawn there from every side', async ({
  page,
  app,
}) => {
  const port = await freePort();
  app.afterwards(() => endDaemon(app.dir, port));
  const project = await app.readyProject();
  const byFile = screensOf(await newestAst(project, 'react'));
  await app.open(page, { FIGMA2CODE_BRIDGE_PORT: String(port) });
  await openFolder(page, project);
  const manifest = await connect(page);
  const place = () => stage(page).getByRole('textbox').first().boundingBox();
  const before = await place();
  const window = await page.context().newPage();
  const [body, variables] = [await readJson(SAMPLE.design), await readJson(SAMPLE.variables)];
  await openFigmaWindow(window, manifest, { name: 'Window sill', body, variables });
  await expect(stage(page).getByRole('radio', { name: 'Window sill / App' })).toBeChecked();
  expect(await place()).toEqual(before);
  await expectAccessible(page, 'import from Figma, connected');
  await look(page, 'connected');

  await test.step('the window imports what is open', async () => {
    await page.keyboard.press('Control+Enter');
    await expect(importedBadge(page)).toBeVisible({ timeout: 60_000 });
    const ast = await newestAst(project, 'react');
    const [first] = screensOf(ast);
    expect(first).toBeDefined();
    expect(screensOf(ast)).toEqual(byFile.filter((screen) => screen.page === first?.page));
  });

  await test.step('typed in the plugin: drawn, and confirmed there', async () => {
    const plugin = window.frameLocator('iframe');
    await plugin.locator('#prompt').fill(SENTENCE);
    await plugin.locator('#prompt').press('Enter');
    await expect(plugin.locator('#log li').last()).toHaveText(DRAWN);
    expect((await liveDocument(window)).names.at(-1)).toContain('Submit');
  });

  await test.step('typed in the chat of the desktop', async () => {
    const { names } = await liveDocument(window);
    const chat = sidePanel(page).getByRole('textbox');
    // The run that the plugin asked for may be about to end.
    await expect(async () => {
      await chat.fill(SENTENCE);
      await chat.press('Enter');
      await expect(chat).toHaveValue('', { timeout: 1_000 });
    }).toPass();
    await expect(sidePanel(page).getByText(DRAWN)).toHaveCount(2);
    await expect.poll(async () => (await liveDocument(window)).names.length).toBe(names.length + 1);
  });

  await test.step('typed in a client of the MCP server, while the desktop works with the same document', async () => {
    const { names } = await liveDocument(window);
    expect(await askOverMcp(app, port, SENTENCE)).toMatchObject({
      answer: DRAWN,
      changes: [{ tool: 'create_button' }],
    });
    expect((await liveDocument(window)).names).toEqual([...names, 'Button Submit']);
  });

  await test.step('and the command line reaches the same document', async () => {
    const record = await figma(
      app,
      port,
      "console.log('here');\nreturn figma.currentPage.findAll((node) => node.type === 'TEXT' && node.characters === 'Submit').length;\n",
    );
    expect(record).toEqual({ ok: true, result: 3, logs: ['here'] });
  });
});
