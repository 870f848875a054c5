import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import sparticuz from '@sparticuz/chromium';
import { type Figure, meets, printFigure } from '../figure.ts';
import { framesWhileScrolling, mainThread, paintedAfter } from './page-timing.ts';
import { FILES, LINES, OPENED } from './project-data.ts';
import { startWindowServer } from './window-server.ts';

const ROOT = join(import.meta.dirname, '../../../out/renderer');
const ROW = 26;
const NAVIGATOR = '[data-panel="navigator"]';
const TREE = `${NAVIGATOR} [role="tree"]`;
const TEXT = '[data-panel="stage"] .cm-content';

const press = async (page: Page, name: string): Promise<void> => {
  await page
    .locator(`${NAVIGATOR} button`, { hasText: new RegExp(`^${name}`) })
    .first()
    .click();
};

/** The page at the Changes tab, with all files read once and every folder open. */
const openChanges = async (page: Page, address: string): Promise<number> => {
  await page.goto(address);
  await page.locator('[data-tab="changes"]').click();
  await page.locator(TREE).waitFor();
  const start = performance.now();
  await press(page, 'All');
  await page.getByRole('tree', { name: 'All files' }).waitFor();
  const read = performance.now() - start;
  await page.locator(NAVIGATOR).getByRole('button', { name: 'Open all folders' }).click();
  await page.getByRole('button', { name: 'Close all folders' }).waitFor();
  return read;
};

const firstPaint = async (page: Page, read: number): Promise<Figure> => {
  const busy = await mainThread(page);
  const before = await busy();
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    await press(page, 'Changed');
    await page.locator(TREE).waitFor();
    times.push(
      await paintedAfter(page, {
        press: `${NAVIGATOR} button`,
        text: 'All',
        until: TREE,
        height: FILES * ROW,
        says: '',
      }),
    );
  }
  return {
    figure: 'tree of 100,000 files, all open: press to picture',
    value: Math.min(...times) / 1_000,
    unit: 's',
    goal: { is: '<=', value: 0.3 },
    beside: {
      'slowest of 5': Math.max(...times) / 1_000,
      'first time, reading them too': read / 1_000,
      'CPU of the page, there and back': ((await busy()) - before) / times.length,
    },
  };
};

const scrolling = async (page: Page): Promise<readonly Figure[]> => {
  const busy = await mainThread(page);
  const idle = await framesWhileScrolling(page, { selector: TREE, pixels: 0, seconds: 3 });
  const figuresOf = async (figure: string, pixels: number): Promise<readonly Figure[]> => {
    const before = await busy();
    const frames = await framesWhileScrolling(page, { selector: TREE, pixels, seconds: 5 });
    const used = ((await busy()) - before) * 1_000;
    return [
      {
        figure,
        value: frames.slowest,
        unit: 'frames in the slowest second',
        goal: { is: '>=', value: 50 },
        beside: { 'standing still': idle.slowest, 'a second': frames.perSecond, 'longest frame, ms': frames.longest },
      },
      {
        figure: `${figure}, CPU of the page in a frame`,
        value: used / frames.count,
        unit: 'ms',
        // 50 frames a second leave each of them 20 ms, whatever else the machine does.
        goal: { is: '<=', value: 20 },
        beside: {},
      },
    ];
  };
  return [
    ...(await figuresOf('tree scrolled by 120 px a frame', 120)),
    ...(await figuresOf('tree scrolled by 8,000 px a frame', 8_000)),
  ];
};

const openFile = async (page: Page, path: string, says: string): Promise<number> => {
  await page.evaluate((tree) => {
    const list = document.querySelector(tree);
    if (list) list.scrollTop = list.scrollHeight;
  }, TREE);
  await page.locator(`${TREE} [role="treeitem"]`, { hasText: path }).waitFor();
  return paintedAfter(page, {
    press: `${TREE} [role="treeitem"]`,
    text: path,
    until: TEXT,
    height: says === '' ? LINES * 10 : 0,
    says,
  });
};

const opening = async (page: Page): Promise<readonly Figure[]> => {
  const cold = await openFile(page, OPENED.small, 'value0 ');
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    times.push(await openFile(page, OPENED.large, ''));
    await openFile(page, OPENED.small, 'value39 ');
  }
  const diff = await openFile(page, OPENED.changed, '');
  return [
    {
      figure: 'file of 20,000 lines: press to picture',
      value: Math.min(...times) / 1_000,
      unit: 's',
      goal: { is: '<=', value: 0.35 },
      beside: { 'slowest of 5': Math.max(...times) / 1_000, 'first file of all, 40 lines': cold / 1_000 },
    },
    {
      figure: '20,000 lines beside what they were, 200 of them changed',
      value: diff / 1_000,
      unit: 's',
      goal: null,
      beside: {},
    },
  ];
};

/** Figures of the window, measured in Chromium on the built page: `npm run build` comes first. */
export const windowBench = async ({ json }: { readonly json: boolean }): Promise<boolean> => {
  if (!existsSync(join(ROOT, 'index.html'))) {
    process.stderr.write('The page is not built. Run npm run build first.\n');
    return false;
  }
  const server = await startWindowServer(ROOT);
  const executablePath = process.env['E2E_CHROMIUM'] ?? (await sparticuz.executablePath());
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const read = await openChanges(page, server.address);
    const figures = [await firstPaint(page, read), ...(await scrolling(page)), ...(await opening(page))];
    for (const figure of figures) printFigure(figure, json);
    return figures.every(meets);
  } finally {
    await browser.close();
    await server.close();
  }
};
