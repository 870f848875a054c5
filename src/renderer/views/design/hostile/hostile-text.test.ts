import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { contentSecurityPolicy, newNonce, PAGE_HEADERS, withNonce } from '#browser/page-security';
import { findTestBrowser } from '../../../../../e2e/chromium.ts';
import { HOSTILE } from './corpus.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** The built page with the very headers of the browser shell. */
const serve = (dir: string): Promise<Server> => {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const file = path === '/' ? '/index.html' : path;
    const body = await readFile(join(dir, file)).catch(() => null);
    if (body === null) return response.writeHead(404).end();
    const nonce = newNonce();
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const headers = {
      ...PAGE_HEADERS,
      'Content-Type': type,
      'Content-Security-Policy': contentSecurityPolicy(nonce, "'self'"),
    };
    return response.writeHead(200, headers).end(type === 'text/html' ? withNonce(body.toString('utf8'), nonce) : body);
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
};

interface HostileWindow {
  readonly parts: {
    readonly view: { getState(): { actions: { select(selection: { screen: string; node: string }): void } } };
  };
}

interface Seen {
  readonly foreign: string[];
  readonly dialogs: string[];
  readonly errors: string[];
}

const watch = (page: Page, origin: string): Seen => {
  const seen: Seen = { foreign: [], dialogs: [], errors: [] };
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) seen.foreign.push(request.url());
  });
  page.on('dialog', (dialog) => {
    seen.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => seen.errors.push(error.message));
  return seen;
};

/** Words, titles and labels of the page as they are read. */
const readPage = () => {
  const attributes = ['title', 'aria-label', 'alt', 'placeholder'];
  const marked = [...document.querySelectorAll('*')].flatMap((element) =>
    attributes.map((name) => element.getAttribute(name) ?? ''),
  );
  return {
    text: [document.body.textContent ?? '', ...marked].join('\n'),
    links: [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? ''),
    handlers: [...document.querySelectorAll('*')].flatMap((element) =>
      element.getAttributeNames().filter((name) => name.startsWith('on')),
    ),
    elements: document.querySelectorAll('iframe, object, embed, base, form, video, meta[http-equiv]').length,
    pwned: (window as unknown as { pwned?: unknown }).pwned ?? null,
    violations: (window as unknown as { violations: string[] }).violations,
  };
};

/** Hidden characters with what stands around them; line breaks and tabs are for the layout. */
const HIDDEN = /[^\n\t]{0,24}(?:(?![\n\t])\p{Cc}|[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\u{e0041})/gu;
const hiddenIn = (text: string): string[] => [...text.matchAll(HIDDEN)].map(([found]) => JSON.stringify(found));

let dir = '';
let server: Server;
let browser: Browser;
let page: Page;
let seen: Seen;

const open = async (): Promise<void> => {
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  seen = watch(page, origin);
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  await page.goto(origin);
  await page.waitForFunction(() => 'parts' in window);
  await page.locator('[data-panel="stage"]').waitFor();
};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hostile-'));
  // As it is built for users: the runner would have React's development build.
  vi.stubEnv('NODE_ENV', 'production');
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'silent',
    plugins: [react()],
    build: { outDir: dir, emptyOutDir: true, minify: false, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  vi.unstubAllEnvs();
  server = await serve(dir);
  browser = await chromium.launch({ executablePath: await findTestBrowser(), args: ['--no-sandbox'] });
  await open();
}, 90_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
  await rm(dir, { recursive: true, force: true });
});

const show = (run: string): Promise<void> =>
  page.evaluate(`{ const a = window.parts.view.getState().actions; ${run}; undefined }`);
const settle = () =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Scrolls a virtual list through all of its rows, reading at each stop. */
const readThrough = async (selector: string): Promise<string> => {
  let text = '';
  for (let at = 0; ; at += 1) {
    const more = await page
      .locator(selector)
      .first()
      .evaluate((element, step) => {
        element.scrollTop = step * element.clientHeight;
        return element.scrollTop + element.clientHeight < element.scrollHeight - 1;
      }, at);
    await settle();
    text += (await page.evaluate(readPage)).text;
    if (!more || at > 400) return text;
  }
};

const expectHarmless = async (): Promise<void> => {
  const found = await page.evaluate(readPage);
  expect(found.pwned).toBeNull();
  expect(found.violations).toEqual([]);
  expect(found.handlers).toEqual([]);
  expect(found.elements).toBe(0);
  expect(found.links.filter((href) => !/^https?:\/\//.test(href))).toEqual([]);
  expect(seen).toEqual({ foreign: [], dialogs: [], errors: [] });
};

describe('[SH04] [PA16] a hundred hostile strings in every view', () => {
  it('has a hundred of them', () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(100);
  });

  it('board, navigator and dock', async () => {
    await show("a.show('design'); a.setSideTab('inspect')");
    await page.getByRole('group', { name: 'Board' }).waitFor();
    await page.keyboard.press('1');
    await settle();
    for (const list of [
      '[aria-label="Screens"]',
      'section[aria-label="Lint"] [role=listbox]',
      'section[aria-label="Image groups"] [role=listbox]',
    ])
      expect(hiddenIn(await readThrough(list))).toEqual([]);
    await expectHarmless();
  });

  it('inspector and tree, layer by layer', async () => {
    const texts = await page.evaluate(async (count) => {
      const { parts } = window as unknown as HostileWindow;
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      const read: string[] = [];
      for (let index = 0; index < count; index += 1) {
        const node = `${index % 2 ? 't' : 'i'}${index}`;
        parts.view.getState().actions.select({ screen: `s${index}`, node });
        while (!document.querySelector('aside code')?.textContent?.includes(node)) await frame();
        const places = [...document.querySelectorAll('aside, nav')];
        const labels = places.flatMap((place) => [...place.querySelectorAll('[aria-label], [title]')]);
        read.push(...places.map((place) => place.textContent ?? ''));
        read.push(...labels.map((one) => `${one.getAttribute('aria-label')} ${one.getAttribute('title')}`));
      }
      return read;
    }, HOSTILE.length);
    expect(texts.length).toBeGreaterThan(HOSTILE.length);
    expect(hiddenIn(texts.join('\n'))).toEqual([]);
    await expectHarmless();
  }, 60_000);

  it('tokens, text styles and search', async () => {
    await page.getByRole('tab', { name: /Tokens/ }).click();
    expect(hiddenIn(await readThrough('[role=region][aria-label="Tokens"]'))).toEqual([]);
    await page.getByRole('radio', { name: /Colours/ }).click();
    const colours = page.locator('[role=listbox][aria-label^="Colours"]');
    expect(hiddenIn(await readThrough('[role=listbox][aria-label^="Colours"]'))).toEqual([]);
    await colours.getByRole('option').first().click();
    expect(hiddenIn(await readThrough('section[aria-label^="Layers that use"] [role=listbox]'))).toEqual([]);
    await page.getByRole('tab', { name: /Text styles/ }).click();
    expect(hiddenIn(await readThrough('[aria-label="Text styles"][role=listbox]'))).toEqual([]);
    await page.locator('[data-filter]').first().fill('e');
    expect(hiddenIn(await readThrough('[aria-label="Found"]'))).toEqual([]);
    await expectHarmless();
  });

  it('findings and comparison', async () => {
    await page.locator('[data-filter]').first().fill('');
    await page.getByRole('tab', { name: /^Lint/ }).click();
    const findings = page.locator('main [role=listbox][aria-label="Lint"]');
    expect(hiddenIn(await readThrough('main [role=listbox][aria-label="Lint"]'))).toEqual([]);
    await findings.getByRole('option').last().click();
    expect(hiddenIn(await readThrough('main [role=listbox][aria-label="Layers"]'))).toEqual([]);
    await page.getByRole('tab', { name: 'Compare' }).click();
    const changes = page.locator('[role=listbox][aria-label="Changes"]');
    await changes.waitFor();
    expect(hiddenIn(await readThrough('[role=listbox][aria-label="Changes"]'))).toEqual([]);
    await changes.focus();
    for (const key of ['End', 'ArrowUp', 'Home', 'ArrowDown', 'ArrowDown', 'ArrowDown']) {
      await page.keyboard.press(key);
      await settle();
      expect(hiddenIn((await page.evaluate(readPage)).text)).toEqual([]);
    }
    await expectHarmless();
  }, 60_000);

  it('[CG13] [CG17] names and code of a plan', async () => {
    await show("a.show('plan'); a.setSideTab('inspect')");
    const files = page.locator('[role=tree][aria-label="Files of the plan"]');
    await files.waitFor();
    // It starts on the first file, and never on Approve.
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'tree');
    await page.keyboard.press('Space');
    // Only what is in sight is drawn.
    expect(await page.locator('[role=treeitem]').count()).toBeLessThan(HOSTILE.length / 2);
    const list = await readThrough('[aria-label="Files of the plan"]');
    expect(hiddenIn(list)).toEqual([]);
    // The true path can be read: the marks stand in it, and so does what follows them.
    expect(list).toContain('invoice⟨202E⟩gnp.exe');
    expect(list).toContain('n'.repeat(251));
    await page.keyboard.press('Home');
    for (let row = 0; row < 9; row += 1) {
      await page.keyboard.press('ArrowDown');
      await page.locator('.cm-content, figure').first().waitFor();
      await settle();
      const found = await page.evaluate(readPage);
      expect(hiddenIn(found.text)).toEqual([]);
    }
    const code = await readThrough('[class*=diff], .cm-scroller');
    expect(hiddenIn(code)).toEqual([]);
    expect(code).toContain('<script>window.pwned = 1</script>');
    await expectHarmless();
  }, 60_000);

  it('a plan is answered by keys that are meant for it alone', async () => {
    const sent = () =>
      page.evaluate(() => (window as unknown as { sent: { name: string; input: object }[] }).sent.splice(0));
    const answers = async () => (await sent()).filter(({ name }) => name === 'plan.answer').map(({ input }) => input);
    // One file is not ticked, and others need it: Approve waits.
    await page.locator('[role=tree]').focus();
    await page.keyboard.press('Control+Enter');
    expect(await answers()).toEqual([]);
    await page.evaluate(() => {
      const { plan } = (window as unknown as { parts: { plan: { getState(): { untick(off: Set<string>): void } } } })
        .parts;
      plan.getState().untick(new Set());
    });
    // A key that is held down does not approve.
    await page.evaluate(() =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', ctrlKey: true, repeat: true, bubbles: true }),
      ),
    );
    expect(await answers()).toEqual([]);
    // M leads into Modify; there the key of Approve sends what was typed.
    await page.keyboard.press('m');
    const field = page.locator('textarea:focus');
    await field.waitFor();
    await page.keyboard.press('Control+Enter');
    expect(await answers()).toEqual([]);
    await page.keyboard.type('smaller');
    await page.keyboard.press('Control+Enter');
    const round = { run: HOSTILE[0], round: 2 };
    expect(await answers()).toEqual([{ ...round, kind: 'modify', text: 'smaller', unticked: [] }]);
    // An answer is on its way, so no other one is given.
    await page.locator('[role=tree]').focus();
    await page.keyboard.press('Control+Enter');
    expect(await answers()).toEqual([]);
    await page.evaluate(() => {
      const { plan } = (window as unknown as { parts: { plan: { getState(): { answered(sent: null): void } } } }).parts;
      plan.getState().answered(null);
    });
    await settle();
    // Somebody who types elsewhere does not mean the list.
    await page.evaluate(() => document.body.appendChild(document.createElement('input')).focus());
    await page.keyboard.press('Control+Enter');
    expect(await answers()).toEqual([]);
    await page.evaluate(() => document.activeElement?.remove());
    await page.locator('[role=tree]').focus();
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Control+Enter');
    const digest = 'a'.repeat(64);
    expect(await answers()).toEqual([{ ...round, kind: 'approve', digest, by: 'window', unticked: [] }]);
  });

  it('[FT06] names, marks and code of a project, and the log of a run', async () => {
    await show("a.show('changes'); a.setSideTab('inspect')");
    const tree = page.locator('[role=tree][aria-label="Files that changed"]');
    await tree.waitFor();
    const list = await readThrough('[aria-label="Files that changed"]');
    expect(hiddenIn(list)).toEqual([]);
    expect(list).toContain('invoice⟨202E⟩gnp.exe');
    expect(list).toContain('n'.repeat(251));
    await page.getByRole('button', { name: /^Run log/ }).click();
    await tree.focus();
    await page.keyboard.press('Home');
    for (let row = 0; row < 12; row += 1) {
      await page.keyboard.press('ArrowDown');
      await page.locator('main .cm-content, main h2').first().waitFor();
      await settle();
      const found = await page.evaluate(readPage);
      expect(hiddenIn(found.text)).toEqual([]);
    }
    expect((await page.evaluate(readPage)).text).toContain('<img src=x onerror="window.pwned = 2">');
    await page.locator('[data-filter]').first().fill('e');
    expect(hiddenIn(await readThrough('[aria-label="Files found"]'))).toEqual([]);
    await page.locator('[data-filter]').first().fill('');
    await expectHarmless();
  }, 60_000);

  it('comments on lines and files are sent together, as the answer to the list that waits', async () => {
    const path = 'toString';
    await page.evaluate((file) => {
      const { review } = (window as unknown as { parts: { review: { getState(): { choose(path: string): void } } } })
        .parts;
      review.getState().choose(file);
      (window as unknown as { sent: unknown[] }).sent.splice(0);
    }, path);
    const chosen = (name: string) => page.getByRole('button', { name, exact: true }).waitFor({ timeout: 20_000 });
    await page
      .getByRole('textbox', { name: `Text of ${path}` })
      .locator('.cm-line')
      .nth(1)
      .click();
    await chosen('Comment on line 2');
    await page.keyboard.press('Shift+ArrowDown');
    await chosen('Comment on lines 2 to 3');
    await page.keyboard.press('c');
    await page.locator('main textarea:focus').waitFor();
    await page.keyboard.type('Say it');
    await page.keyboard.press('Escape');
    await page.evaluate(() => {
      const { review } = (
        window as unknown as {
          parts: {
            review: { getState(): { comment(path: string, lines: null): string; write(...a: string[]): void } };
          };
        }
      ).parts;
      review.getState().write(review.getState().comment('b.ts', null), 'And this');
    });
    await page.keyboard.press('Control+Enter');
    await settle();
    const sent = await page.evaluate(() => (window as unknown as { sent: { name: string; input: object }[] }).sent);
    expect(sent.filter(({ name }) => !name.startsWith('project.'))).toEqual([
      {
        name: 'plan.answer',
        input: {
          ...{ kind: 'modify', run: HOSTILE[0], round: 2, unticked: [] },
          text: `b.ts\nAnd this\n\n${path}:2-3\nSay it`,
        },
      },
    ]);
    expect(await page.locator('main footer').count()).toBe(0);
  });

  it('what was measured, and what the agent is asked about it', async () => {
    await show("a.show('preview'); a.setSideTab('inspect'); a.select({ screen: 's1', node: null })");
    const differences = page.locator('aside [aria-label="Largest differences"]');
    await differences.waitFor();
    await page.getByRole('button', { name: /^Show all/ }).click();
    await differences.getByRole('button').last().click();
    await settle();
    const { text } = await page.evaluate(readPage);
    expect(hiddenIn(text)).toEqual([]);
    expect(text).toContain('invoice⟨202E⟩gnp.exe');
    await expectHarmless();
    await page.keyboard.press('f');
    const asked = await page.locator('aside textarea:focus').inputValue();
    expect(hiddenIn(asked)).toEqual([]);
    expect(asked.split('\n')).toHaveLength(9);
    await page.keyboard.press('Escape');
  });

  it('log', async () => {
    await show("a.setPanel('log', true)");
    expect(hiddenIn(await readThrough('[aria-label="Records"]'))).toEqual([]);
    await page.locator('[aria-label="Records"] [role=option]').last().click();
    await settle();
    await expectHarmless();
  });

  it('conversation, beside the stage and filling it', async () => {
    await show("a.setPanel('log', false); a.setSideTab('agent')");
    await page.locator('[role=log] [data-index]').first().waitFor();
    await page.waitForFunction(() => document.querySelector('[class*=markdown]') !== null);
    expect(hiddenIn(await readThrough('[role=log]'))).toEqual([]);
    await expectHarmless();
    await show('a.fillStage(true)');
    await page.locator('main [role=log] [data-index]').first().waitFor();
    const text = await readThrough('main [role=log]');
    expect(hiddenIn(text)).toEqual([]);
    // The text is there: it was shown, not swallowed.
    expect(text).toContain('<script>window.pwned = 1</script>');
    expect(text).toContain('⟨202E⟩');
    await expectHarmless();
  }, 60_000);

  it('would notice: the same page does complain when something is loaded or run', async () => {
    await page.evaluate(() => {
      const image = document.createElement('img');
      image.src = 'https://evil.test/x.png';
      document.body.append(image);
    });
    await page.waitForFunction(() => (window as unknown as { violations: string[] }).violations.length > 0);
    await expect(expectHarmless()).rejects.toThrow();
  });
});
