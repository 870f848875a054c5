import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { GetFileResponse, Rectangle, SubcanvasNode } from '@figma/rest-api-spec';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { FONT_CSS, openBrowser } from './browser.ts';
import { type DrawContext, draw } from './draw.ts';

/** Renders the screens and every picture layer at scale 2: `node src/testing/sample-design/render/render.ts` after the generator. */
const OUT = new URL('../../../../resources/sample/design/', import.meta.url);
const SCALE = 2;

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, OUT), 'utf8'));
const childrenOf = (node: SubcanvasNode): SubcanvasNode[] => ('children' in node ? node.children : []);
const boxOf = (node: SubcanvasNode): Rectangle | null =>
  'absoluteBoundingBox' in node ? node.absoluteBoundingBox : null;

const SHAPES = new Set(['VECTOR', 'ELLIPSE']);
const shown = (node: SubcanvasNode): boolean => !('visible' in node && node.visible === false);
const hasImage = (node: SubcanvasNode): boolean =>
  'fills' in node && node.fills.some((paint) => paint.type === 'IMAGE');

/** True for a vector, and for a frame in which everything is one; a sheet of components is no picture. */
const onlyShapes = (node: SubcanvasNode): boolean => {
  const below = childrenOf(node);
  if (below.length === 0) return SHAPES.has(node.type);
  return (
    !('fills' in node && node.fills.length > 0) && below.every((one) => one.type !== 'COMPONENT' && onlyShapes(one))
  );
};

/** The topmost layers that are pictures, and the icons within those that hold several. */
const pictures = (node: SubcanvasNode): SubcanvasNode[] => {
  if (!shown(node)) return [];
  const below = node.type === 'VECTOR' ? [] : childrenOf(node).flatMap(pictures);
  if (!onlyShapes(node) && !hasImage(node)) return below;
  return [node, ...below.filter((one) => one.type === 'INSTANCE')];
};

const screensOf = (file: GetFileResponse): SubcanvasNode[] =>
  file.document.children.flatMap((page) =>
    page.children.flatMap((node) => (node.type === 'SECTION' ? childrenOf(node) : [node])),
  );

const shoot = async (page: Page, node: SubcanvasNode, context: DrawContext): Promise<Buffer> => {
  const box = boxOf(node) as Rectangle;
  await page.setViewportSize({ width: Math.ceil(box.width), height: Math.ceil(box.height) });
  await page.evaluate(
    (html) => {
      // biome-ignore lint/suspicious/noExplicitAny: the page's document, in a program without DOM types
      (globalThis as any).document.body.innerHTML = html;
    },
    draw(node, box, context),
  );
  return page.screenshot({ omitBackground: true });
};

const images = (): Record<string, string> => {
  const { meta } = read('fills.json') as { meta: { images: Record<string, string> } };
  const data = (path: string): string => readFileSync(new URL(path, OUT)).toString('base64');
  return Object.fromEntries(
    Object.entries(meta.images).map(([ref, path]) => [ref, `data:image/jpeg;base64,${data(path)}`]),
  );
};

const file = read('design.json') as GetFileResponse;
const context = { images: images() };
const target = new URL('images/', OUT);
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const browser = await openBrowser();
const page = await browser.newPage({ deviceScaleFactor: SCALE });
await page.setContent(
  `<style>${FONT_CSS}*{box-sizing:border-box}body{margin:0}p{font:400 20px Inter}</style><p>Ag</p>`,
);
await page.evaluate('document.fonts.ready');
const screens = screensOf(file);
const wanted = new Map([...screens, ...screens.flatMap(pictures)].map((node) => [node.id, node]));
for (const [id, node] of wanted) {
  const png = await sharp(await shoot(page, node, context))
    .png({ compressionLevel: 9, effort: 10, palette: true, quality: 92 })
    .toBuffer();
  writeFileSync(new URL(`${id.replaceAll(':', '-')}.png`, target), png);
}
await browser.close();
process.stdout.write(`${wanted.size} pictures of ${screens.length} screens\n`);
