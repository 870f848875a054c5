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
    const { document } = globalThis as unknown as { document: any };
    const context = document.createElement('canvas').getContext('2d');
    const table: Record<string, Record<string, number>> = {};
    for (const weight of weights as number[]) {
      await document.fonts.load(`${weight} 1000px Inter`);
      context.font = `${weight} 1000px Inter`;
      table[weight] = Object.fromEntries(
        (chars as string[]).map((char) => [char, Math.round(context.measureText(char).width * 10) / 10]),
      );
    }
    return table;
  },
  [CHARS, WEIGHTS] as const,
);
await browser.close();
const lines = Object.entries(widths).map(([weight, table]) => `  "${weight}": ${JSON.stringify(table)}`);
writeFileSync(
  new URL('../inter-widths.ts', import.meta.url),
  `/** Advance widths of Inter in thousandths of the size, per weight; written by render/measure-font.ts. */\nexport const INTER_WIDTHS = {\n${lines.join(',\n')},\n};\n`,
);
