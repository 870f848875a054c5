import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test } from './harness/app.ts';
import {
  button,
  field,
  fillSavedDesign,
  flowTab,
  importedBadge,
  navigator,
  openFolder,
  sidePanel,
  stage,
} from './harness/window.ts';
import { words } from './harness/words.ts';

const MARKUP = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>';
const LINK = '[press](javascript:window.pwned=1) ![look](https://example.invalid/x.png)';
/** Turns the direction, colours a terminal, hides letters, ends a string. */
const HIDDEN = 'a\u202Eb\u001B[31mc\u200Bd\u{E0041}e\u0000f\u2066g';
/** The same with marks for what cannot be seen. */
const SHOWN = 'a⟨202E⟩b␛[31mc⟨200B⟩d⟨E0041⟩e␀f⟨2066⟩g';
const RAW = [...HIDDEN].filter((char) => !/[\w[]/.test(char));

const box = (y: number) => {
  const bounds = { x: 0, y, width: 200, height: 40 };
  return { absoluteBoundingBox: bounds, absoluteRenderBounds: bounds };
};

const textLayer = (id: string, name: string, characters: string, y: number) => ({
  id,
  name,
  type: 'TEXT',
  characters,
  fills: [{ type: 'SOLID', color: { r: 0.1, g: 0.2, b: 0.3, a: 1 } }],
  style: { fontFamily: MARKUP, fontSize: 14, fontWeight: 400 },
  ...box(y),
});

/** Whatever of a design somebody else writes, hostile: names of file, page, screen, layers and styles, and texts. */
const hostileDesign = () => ({
  name: `${MARKUP} file`,
  version: '1',
  lastModified: '2026-01-02T03:04:05Z',
  schemaVersion: 0,
  components: {},
  componentSets: {},
  styles: {},
  document: {
    id: '0:0',
    name: 'Document',
    type: 'DOCUMENT',
    children: [
      {
        id: '0:1',
        name: `${HIDDEN} page`,
        type: 'CANVAS',
        children: [
          {
            id: '1:1',
            name: `${HIDDEN} screen`,
            type: 'FRAME',
            ...box(0),
            children: [
              textLayer('1:2', `${MARKUP} layer`, `${MARKUP} text`, 0),
              textLayer('1:3', `${HIDDEN} layer`, `${HIDDEN} text`, 50),
              {
                id: '1:4',
                name: `${MARKUP}/../../${HIDDEN}`,
                type: 'VECTOR',
                ...box(100),
                fillGeometry: [{ path: 'M0 0h9v9z', windingRule: 'NONZERO' }],
              },
            ],
          },
        ],
      },
    ],
  },
});

/** Nothing ran, nothing became an element, and no hidden character stands in the window as it is. */
const expectText = async (page: Page, where: string): Promise<void> => {
  const seen = await page.evaluate(() => ({
    pwned: 'pwned' in window,
    elements: document.querySelectorAll('img[src="x"], img[src*="example"], a[href^="javascript"], body script').length,
    text: [
      document.body.innerText,
      document.title,
      ...[...document.querySelectorAll('*')].flatMap((element) => [...element.attributes].map(({ value }) => value)),
    ].join('\n'),
  }));
  expect(seen.pwned, where).toBe(false);
  expect(seen.elements, where).toBe(0);
  expect(
    RAW.filter((char) => seen.text.includes(char)),
    where,
  ).toEqual([]);
};

test('hostile names and texts of a design are shown as text, everywhere', async ({ page, app }) => {
  const design = join(app.dir, 'design.json');
  await writeFile(design, JSON.stringify(hostileDesign()));
  const project = await app.readyProject();
  await app.open(page);
  await openFolder(page, project);

  await test.step('import', async () => {
    await fillSavedDesign(page, { design });
    await field(page, 'ui.import.name').fill(`${MARKUP} alias`);
    await field(page, 'ui.import.note').fill(LINK);
    await page.keyboard.press('Control+Enter');
    await expect(importedBadge(page)).toBeVisible({ timeout: 60_000 });
    await expect(stage(page).getByRole('heading', { level: 1 })).toContainText(`${MARKUP} alias`);
    await expectText(page, 'import');
  });

  await test.step('design: board, tree, inspector, tokens, texts, search', async () => {
    await flowTab(page, 'design').click();
    await sidePanel(page)
      .getByRole('tab', { name: words('ui.frame.inspect') })
      .click();
    await navigator(page).getByRole('option').first().click();
    await expect(navigator(page)).toContainText(`${SHOWN} screen`);
    await navigator(page)
      .getByRole('treeitem', { name: `${MARKUP} layer` })
      .click();
    await expect(sidePanel(page)).toContainText(`${MARKUP} text`);
    await expectText(page, 'markup inspected');
    await navigator(page)
      .getByRole('treeitem', { name: `${SHOWN} layer` })
      .click();
    await expect(sidePanel(page)).toContainText(`${SHOWN} text`);
    await expectText(page, 'hidden characters inspected');
    await stage(page)
      .getByRole('tab', { name: new RegExp(words('ui.design.text-styles')) })
      .click();
    await expectText(page, 'text styles');
    await field(navigator(page), 'ui.design.filter').fill('screen');
    await expect(navigator(page).getByRole('option').first()).toContainText(SHOWN);
    await expectText(page, 'search');
    await field(navigator(page), 'ui.design.filter').press('Escape');
  });

  await test.step('palette, conversation, log and file', async () => {
    await page.keyboard.press('Alt+K');
    await page.keyboard.type('screen');
    await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(SHOWN);
    await expectText(page, 'palette');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+J');
    await field(sidePanel(page), 'ui.agent.write').fill(`${MARKUP} ${LINK}`);
    await button(sidePanel(page), 'ui.agent.send').click();
    await expect(sidePanel(page)).toContainText(words('offline.cannot-chat').slice(0, 40));
    await expect(sidePanel(page)).toContainText(MARKUP);
    await page.keyboard.press('Alt+L');
    await expect(page.getByRole('listbox', { name: words('ui.log.records') })).toBeVisible();
    await expectText(page, 'conversation and log');
  });

  await test.step('no file is named by what a layer is called', async () => {
    const names = await readdir(join(project, '.hx/figma2code/output'), { recursive: true });
    expect(names.filter((name) => !/^[\w./-]+$/.test(name))).toEqual([]);
  });
});

test('the policy of the page holds, so that a breach would be seen', async ({ page, app }) => {
  app.expectProblem(/^policy: script-src-elem inline/);
  app.expectProblem(/^policy: require-trusted-types-for/);
  app.expectProblem(/^console error: .*(?:Content Security Policy|Trusted(?:HTML|Script))/);
  await app.open(page);
  const outcome = await page.evaluate(() => {
    const script = document.createElement('script');
    let threw = false;
    try {
      script.text = 'window.pwned = 1';
    } catch {
      threw = true;
    }
    script.append('window.pwned = 1');
    document.body.append(script);
    let html = 'taken';
    try {
      document.createElement('div').innerHTML = '<b>x</b>';
    } catch {
      html = 'refused';
    }
    return { threw, html, pwned: 'pwned' in window };
  });
  expect(outcome).toEqual({ threw: true, html: 'refused', pwned: false });
  await expect.poll(() => app.problems.filter((problem) => problem.startsWith('policy:')).length).toBeGreaterThan(0);
});
