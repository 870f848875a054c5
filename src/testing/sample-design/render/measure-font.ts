import { writeFileSync } from 'node:fs';
import { FONT_CSS, openBrowser } from './browser.ts';

/** Writes the advance widths of the font once, so that the generator needs no browser. `node measure-font.ts` */
const CHARS = [...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)), ...'·–—’“”°×éö½'];
const WEIGHTS = [400, 500, 600, 700];

const browser = await openBrowser();
const page = await browser.newPage();
await page.setContent(`<style>${FONT_CSS} p { font: 400 20px Inter }</style><p>Ag</p>`);
const widths = await page.evaluate(
  async ([chars, weights]) => {
    interface Drawing {
      font: string;
      measureText(text: string): { width: number };
    }
    interface PageDocument {
      createElement(name: string): { getContext(kind: string): Drawing };
      fonts: { load(font: string): Promise<unknown> };
    }
    const { document } = globalThis as unknown as { document: PageDocument };
    const drawing = document.createElement('canvas').getContext('2d');
    const table: Record<string, number[]> = {};
    for (const weight of weights) {
      await document.fonts.load(`${weight} 1000px Inter`);
      drawing.font = `${weight} 1000px Inter`;
      table[weight] = chars.map((char) => Math.round(drawing.measureText(char).width * 10) / 10);
    }
    return table;
  },
  [CHARS, WEIGHTS] as const,
);
await browser.close();
const lines = Object.entries(widths).map(([weight, table]) => `  ${weight}: ${JSON.stringify(table)}`);
writeFileSync(
  new URL('../tokens/inter-widths.ts', import.meta.url),
  `/** Characters that are measured, and their advance widths in Inter in thousandths of the size, per weight; written by render/measure-font.ts. */
export const CHARS = ${JSON.stringify(CHARS.join(''))};
export const INTER_WIDTHS: Readonly<Record<number, readonly number[]>> = {\n${lines.join(',\n')},\n};\n`,
);
