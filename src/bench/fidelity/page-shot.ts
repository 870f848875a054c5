import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from '@playwright/test';

const SCALE = 2;
interface Font {
  readonly family: string;
  readonly name: string;
  readonly home: string;
  readonly weights: readonly number[];
}

const FONTS: readonly Font[] = [
  {
    family: 'Inter',
    name: 'inter',
    home: import.meta.resolve('@fontsource/inter/package.json'),
    weights: [300, 400, 500, 600, 700, 800],
  },
  {
    family: 'Roboto Mono',
    name: 'roboto-mono',
    home: import.meta.resolve('@fontsource/roboto-mono/package.json'),
    weights: [400, 500, 700],
  },
];

export const FAMILIES: ReadonlySet<string> = new Set(FONTS.map(({ family }) => family));

const SUBSETS: Readonly<Record<string, string>> = {
  latin: 'U+0000-00FF,U+0131,U+0152-0153,U+2000-22FF',
  cyrillic: 'U+0400-04FF',
};

/** A font under a name, stretched. */
const facesOf = ({ name, home, weights }: Font, family: string, stretch: number): string[] =>
  weights.flatMap((weight) =>
    Object.entries(SUBSETS).map(([subset, range]) => {
      const data = readFileSync(new URL(`files/${name}-${subset}-${weight}-normal.woff2`, home)).toString('base64');
      const source = `src:url(data:font/woff2;base64,${data})`;
      const size = `size-adjust:${(100 * stretch).toFixed(2)}%`;
      return `@font-face{font-family:${JSON.stringify(family)};font-weight:${weight};unicode-range:${range};${size};${source}}`;
    }),
  );

export const fontFaces = (): string => FONTS.flatMap((font) => facesOf(font, font.family, 1)).join('\n');

/** Inter under the name of another family, stretched. */
export const faceOf = (family: string, stretch: number): string =>
  facesOf(FONTS[0] as Font, family, stretch).join('\n');

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
  const said = (element: Element): string =>
    bare('placeholder' in element ? String(element.placeholder) : element.textContent);
  const all = [...document.body.querySelectorAll<HTMLElement>(':not(option)')];
  const boxes = all
    .filter((element) => said(element) !== '')
    .filter(
      (element) => ![...element.children].some((child) => child.tagName !== 'OPTION' && said(child) === said(element)),
    )
    .map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { text: said(element), box: { x, y: y + scrollY, width, height } };
    });
  const absolute = all.filter((element) => getComputedStyle(element).position === 'absolute').length;
  const overflow = document.documentElement.scrollWidth - innerWidth;
  return { boxes, elements: all.length, absolute, overflow };
};

/** Opens a page at a width and takes its picture and what can be measured of it. `faces`: fonts beside those that are here. */
export const shoot = async (
  browser: Browser,
  file: string,
  size: { width: number; height: number; faces?: string },
): Promise<PageShot> => {
  const { width, height, faces = '' } = size;
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: SCALE });
  try {
    await page.goto(pathToFileURL(file).href);
    await page.addStyleTag({ content: `${fontFaces()}\n${faces}` });
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
