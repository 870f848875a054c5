import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findRenderer } from '#backend/page-camera/find-browser';
import { writePlugin } from '#figma-plugin/build/build-plugin';
import { connectAgent } from '#testing/bridge/fake-plugin';
import { startTestDaemon, TEST_TOKEN, type TestDaemon } from '#testing/bridge/test-daemon';
import type {} from '#testing/canvas/page/host-page';
import { tempDir } from '#testing/temp-dir';

const path = await findRenderer(process.env);
const NO_BROWSER = 'no Chromium was found here: install one, or name it in E2E_CHROMIUM';

let browser: Browser;
let host = '';
beforeAll(async () => {
  if (path === null) return;
  browser = await chromium.launch({ executablePath: path, args: ['--disable-gpu'] });
  const entryPoints = [fileURLToPath(new URL('../testing/canvas/page/host-page.ts', import.meta.url))];
  const { outputFiles } = await build({ entryPoints, bundle: true, write: false, format: 'iife', logLevel: 'silent' });
  host = outputFiles[0]?.text ?? '';
}, 60_000);
afterAll(() => browser?.close());

/** The built plugin in a page that stands for Figma, told of a daemon on `port`. */
const openPlugin = async (port: number, { token = TEST_TOKEN, name = 'File' } = {}) => {
  const folder = await tempDir('plugin-page');
  await writePlugin(folder.path, { port, token });
  const read = (file: string): Promise<string> => readFile(join(folder.path, file), 'utf8');
  const files = { main: await read('main.js'), page: await read('ui.html') };
  await folder.remove();
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  await page.addScriptTag({ content: host });
  await page.evaluate(([given, start]) => window.startPlugin(given, start), [files, { name }] as const);
  const frame = page.frameLocator('iframe');
  return { page, frame, problems, close: () => page.close() };
};

const connected = async ({ daemon, commandLine }: TestDaemon): Promise<{ clientId: string; label: string }> => {
  const line = await commandLine();
  let found: { clientId: string; label: string }[] = [];
  await expect
    .poll(async () => {
      found = [...(await line.status()).clients] as typeof found;
      return found.length;
    })
    .toBe(1);
  line.close();
  void daemon;
  return found[0] as { clientId: string; label: string };
};

const stateOf = (frame: ReturnType<Page['frameLocator']>) => frame.locator('#state');

describe.skipIf(path === null)(`the plugin in a browser${path === null ? ` (${NO_BROWSER})` : ''}`, () => {
  it('[PL01] connects from an origin of its own, runs snippets on the document, and carries the talk with an agent', async () => {
    const test = await startTestDaemon();
    const { page, frame, problems, close } = await openPlugin(test.port);
    const { clientId, label } = await connected(test);
    expect(label).toBe('File / Page 1');
    await expect.poll(() => stateOf(frame).textContent()).toBe('Connected');
    const line = await test.commandLine();
    const run = (js: string) => line.evaluate(clientId, js);
    expect(await run('const f = figma.createFrame(); f.name = "Made"; console.log("x"); return f')).toMatchObject({
      ok: true,
      result: { name: 'Made' },
      logs: ['x'],
    });
    expect(await run('throw new Error("no")')).toMatchObject({ ok: false, error: { message: 'no' } });
    line.close();

    const agent = await connectAgent({ port: test.port, token: TEST_TOKEN, channel: clientId });
    await frame.locator('#prompt').fill("Create a blue button that says 'Submit'");
    await frame.locator('#prompt').press('Enter');
    await expect.poll(() => agent.received.map(({ type }) => type)).toEqual(['user_prompt']);
    const [prompt] = agent.received as { id: string; prompt: string }[];
    expect(prompt?.prompt).toBe("Create a blue button that says 'Submit'");
    agent.link.send({
      type: 'tool_call',
      id: 't1',
      command: 'create_button',
      params: { label: 'Submit', color: '#2563eb' },
    });
    await expect
      .poll(() => agent.received.at(-1))
      .toMatchObject({ type: 'tool_response', id: 't1', result: { nodeId: expect.any(String) } });
    agent.link.send({ type: 'agent_response', id: prompt?.id ?? '', content: 'Made ', done: false });
    await expect.poll(() => frame.locator('#busy').textContent()).toBe('Working…');
    await frame.locator('#stop').click();
    await expect.poll(() => agent.received.at(-1)).toEqual({ type: 'user_cancel', id: prompt?.id });
    expect(await frame.locator('#busy').textContent()).toBe('Stopping…');
    expect(await frame.locator('#stop').isDisabled()).toBe(true);
    expect(await frame.locator('#prompt').evaluate((field) => field === document.activeElement)).toBe(true);
    agent.link.send({ type: 'agent_response', id: prompt?.id ?? '', content: 'a button.', done: true });
    await expect
      .poll(() => frame.locator('#log li').allTextContents())
      .toEqual([prompt?.prompt, 'create_button', 'Made a button.']);
    expect(await frame.locator('#stop').isHidden()).toBe(true);
    expect(await frame.locator('#busy').textContent()).toBe('');
    const texts = await page.evaluate(() =>
      window.canvasDocument.figma.currentPage
        .findAll((node) => node.type === 'TEXT')
        .map((node) => (node as TextNode).characters),
    );
    expect(texts).toEqual(['Submit']);
    agent.link.send({ type: 'tool_call', id: 't2', command: 'set_name', params: { nodeId: '9:9', name: 'x' } });
    await expect
      .poll(() => frame.locator('#log li.error').allTextContents())
      .toEqual(['set_name: No layer has the id 9:9: it was deleted, or it is in another file.']);
    agent.link.close();
    expect(problems).toEqual([]);
    await close();
  }, 40_000);

  it('says why it is not connected, and sends nothing to a daemon that does not prove the token', async () => {
    const test = await startTestDaemon();
    const { frame, close } = await openPlugin(test.port, { token: 'f0'.repeat(32) });
    await expect.poll(() => stateOf(frame).getAttribute('data-state')).toMatch(/wrong-token|waiting|connecting/);
    await frame.locator('#prompt').fill('secret words');
    await frame.locator('#send').click();
    await expect
      .poll(() => frame.locator('#log li.error').allTextContents())
      .toEqual(['Not sent: there is no connection.']);
    expect(await frame.locator('#prompt').inputValue()).toBe('secret words');
    expect(test.lines.some((one) => JSON.stringify(one).includes('user_prompt'))).toBe(false);
    await close();
  }, 30_000);

  it('[PL09] shows a name as text, and [PL06] takes no address from anywhere', async () => {
    const test = await startTestDaemon();
    const { page, frame, close } = await openPlugin(test.port, { name: '<img src=x onerror="document.title=1">' });
    const { label } = await connected(test);
    expect(label).toContain('<img');
    await expect.poll(() => frame.locator('#who').textContent()).toContain('<img src=x');
    expect(await frame.locator('#who img').count()).toBe(0);
    await page.evaluate(() => {
      const { contentWindow } = document.querySelector('iframe') as HTMLIFrameElement;
      const wrong = [{ pluginMessage: { type: 'hello', clientId: 5 } }, { pluginMessage: null }, 'x', null];
      for (const one of wrong.slice(1)) contentWindow?.postMessage(one, '*');
    });
    const source = await readFile(new URL('./ui/main.ts', import.meta.url), 'utf8');
    expect(source).not.toMatch(/location|localStorage|document\.cookie/);
    await close();
  }, 30_000);
});
