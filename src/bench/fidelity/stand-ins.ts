import type { Browser } from '@playwright/test';
import type { FigmaNode } from '#parser/figma/raw-node';
import { FAMILIES, faceOf, fontFaces } from './page-shot.ts';

interface Sample {
  readonly family: string;
  readonly text: string;
  readonly width: number;
  readonly style: string;
}

const CASES: Readonly<Record<string, string>> = { UPPER: 'uppercase', LOWER: 'lowercase', TITLE: 'capitalize' };
/** Letters that the fonts here have; of others nothing is learned. */
const KNOWN = /^[\u0020-\u00ff\u0400-\u04ff\u2010-\u2026]+$/;

const sampleOf = (node: FigmaNode): Sample | null => {
  const style = node['style'] as Readonly<Record<string, unknown>> | undefined;
  const box = node['absoluteBoundingBox'] as { width: number } | null | undefined;
  const text = node['characters'];
  const family = style?.['fontFamily'];
  if (typeof text !== 'string' || typeof family !== 'string' || box == null || style === undefined) return null;
  if (style['textAutoResize'] !== 'WIDTH_AND_HEIGHT' || !KNOWN.test(text)) return null;
  const css = `font-size:${style['fontSize']}px;font-weight:${style['fontWeight']};letter-spacing:${style['letterSpacing'] ?? 0}px;text-transform:${CASES[String(style['textCase'])] ?? 'none'}`;
  return { family, text, width: box.width, style: css };
};

const familiesBelow = (node: FigmaNode): string[] => {
  const family = (node['style'] as { fontFamily?: unknown } | undefined)?.fontFamily;
  return [...(typeof family === 'string' ? [family] : []), ...(node.children ?? []).flatMap(familiesBelow)];
};

const samplesBelow = (node: FigmaNode): Sample[] => {
  const own = node.type === 'TEXT' ? sampleOf(node) : null;
  return [...(own === null ? [] : [own]), ...(node.children ?? []).flatMap(samplesBelow)];
};

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 1;

/** How wide samples are in Inter. */
const measured = async (browser: Browser, samples: readonly Sample[]): Promise<number[]> => {
  const page = await browser.newPage();
  try {
    const lines = samples.map(
      ({ style }) => `<p style="position:absolute;white-space:pre;font-family:Inter;${style}"></p>`,
    );
    await page.setContent(`<style>${fontFaces()}</style>${lines.join('')}`);
    return await page.evaluate(
      async (texts) => {
        const all = [...document.querySelectorAll('p')];
        for (const [index, text] of texts.entries()) (all[index] as HTMLElement).textContent = text;
        document.body.getBoundingClientRect();
        await document.fonts.ready;
        return all.map((one) => one.getBoundingClientRect().width);
      },
      samples.map(({ text }) => text),
    );
  } finally {
    await page.close();
  }
};

/**
 * Families that are not here, stood in for by Inter, stretched until texts that are as wide as they need are on the whole
 * as wide as Figma drew them: so what is measured is the layout, and not which fonts a machine has.
 */
export const standIns = async (browser: Browser, root: FigmaNode): Promise<string> => {
  const missing = new Set(familiesBelow(root).filter((family) => !FAMILIES.has(family)));
  if (missing.size === 0) return '';
  const samples = samplesBelow(root).filter(({ family }) => missing.has(family));
  const widths = await measured(browser, samples);
  const ratios = samples.map(({ family, width }, index) => ({ family, ratio: width / (widths[index] || width) }));
  return [...missing]
    .map((family) => {
      const own = ratios.filter((one) => one.family === family).map(({ ratio }) => ratio);
      return faceOf(family, Math.min(2, Math.max(0.5, median(own))));
    })
    .join('\n');
};
