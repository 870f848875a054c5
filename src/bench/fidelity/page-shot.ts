import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from '@playwright/test';

const SCALE = 2;
const FONTS: readonly (readonly [string, string, readonly number[]])[] = [
  ['Inter', 'inter', [300, 400, 500, 600, 700, 800]],
  ['Roboto Mono', 'roboto-mono', [400, 500, 700]],
];

const faceOf = (family: string, folder: string, weight: number): string => {
  const file = new URL(
    `../../../node_modules/@fontsource/${folder}/files/${folder}-latin-${weight}-normal.woff2`,
    import.meta.url,
  );
  const data = readFileSync(file).toString('base64');
  return `@font-face{font-family:'${family}';font-weight:${weight};src:url(data:font/woff2;base64,${data})}`;
};

export const fontFaces = (): string =>
  FONTS.flatMap(([family, folder, weights]) => weights.map((weight) => faceOf(family, folder, weight))).join('\n');

export const openBrowser = async (): Promise<Browser> => {
  const harness = new URL('../../../e2e/chromium.ts', import.meta.url).href;
  const { findTestBrowser } = (await import(harness)) as { findTestBrowser(): Promise<string> };
  return chromium.launch({ executablePath: await findTestBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
};

export interface PageBox {
  /** All white space taken out. */
  readonly text: string;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

export interface PageShot {
  readonly png: Buffer;
  /** The innermost elements that hold a text as a whole. */
  readonly boxes: readonly PageBox[];
  readonly elements: number;
  readonly absolute: number;
  readonly overflow: number;
}

/** Runs in the page. */
const inPage = () => {
  const bare = (text: string | null): string => (text ?? '').replaceAll(/\s+/g, '');
  const all = [...document.body.querySelectorAll<HTMLElement>('*')];
  const boxes = all
    .filter((element) => bare(element.textContent) !== '')
    .filter((element) => ![...element.children].some((child) => bare(child.textContent) === bare(element.textContent)))
    .map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { text: bare(element.textContent), box: { x, y: y + scrollY, width, height } };
    });
  const absolute = all.filter((element) => getComputedStyle(element).position === 'absolute').length;
  const overflow = document.documentElement.scrollWidth - innerWidth;
  return { boxes, elements: all.length, absolute, overflow };
};

/** Opens a page at a width and takes its picture and what can be measured of it. */
export const shoot = async (
  browser: Browser,
  file: string,
  size: { width: number; height: number },
): Promise<PageShot> => {
  const page = await browser.newPage({ viewport: size, deviceScaleFactor: SCALE });
  try {
    await page.goto(pathToFileURL(file).href);
    await page.addStyleTag({ content: fontFaces() });
    await page.evaluate(async () => {
      await document.fonts.ready;
    });
    await page.waitForTimeout(100);
    const measured = await page.evaluate(inPage);
    const png = await page.screenshot({ fullPage: true });
    return { png, ...measured };
  } finally {
    await page.close();
  }
};
