import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium } from '@playwright/test';
import sparticuz from '@sparticuz/chromium';

const require = createRequire(import.meta.url);
const FONT = readFileSync(require.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'));

/** The font as a style sheet without a network. */
export const FONT_CSS = `@font-face { font-family: Inter; font-weight: 100 900; src: url(data:font/woff2;base64,${FONT.toString('base64')}) format('woff2'); }`;

export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: ['--no-sandbox', '--font-render-hinting=none'],
  });
