import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { SAMPLE } from './product.ts';

interface RawNode {
  id: string;
  name: string;
  type: string;
  visible?: boolean;
  characters?: string;
  fills?: { color?: { r: number; g: number; b: number; a: number } }[];
  boundVariables?: unknown;
  children?: RawNode[];
}

const walk = (
  node: RawNode,
  see: (node: RawNode, parent: RawNode | null) => void,
  parent: RawNode | null = null,
): void => {
  see(node, parent);
  for (const child of [...(node.children ?? [])]) walk(child, see, node);
};

const nodeOf = (root: RawNode, id: string): { readonly node: RawNode; readonly parent: RawNode } => {
  let found: { node: RawNode; parent: RawNode } | null = null;
  walk(root, (node, parent) => {
    if (node.id === id && parent) found = { node, parent };
  });
  if (found === null) throw new Error(`the sample has no layer ${id}`);
  return found;
};

/** Paints a band over a picture: what a designer changed can be seen. */
const repaint = async (file: string): Promise<void> => {
  const picture = sharp(await readFile(file));
  const { width, height } = await picture.metadata();
  const band = { width, height: Math.round(height / 12), channels: 4, background: '#d9480f' } as const;
  const overlay = await sharp({ create: band }).png().toBuffer();
  await writeFile(
    file,
    await picture
      .composite([{ input: overlay, left: 0, top: Math.round(height / 3) }])
      .png()
      .toBuffer(),
  );
};

export const SECOND = { renamed: 'Plant detail', removed: 'No plants yet', added: 'Reminder note' } as const;

/**
 * The sample as its designer left it a day later: a screen renamed, one gone, a text changed and renamed, a layer added,
 * and the picture of the screen painted anew.
 */
export const writeSecondVersion = async (
  dir: string,
): Promise<{ readonly design: string; readonly images: string }> => {
  const images = join(dir, 'second-images');
  await mkdir(dir, { recursive: true });
  await cp(SAMPLE.images, images, { recursive: true });
  await repaint(join(images, '1-182.png'));
  const file = JSON.parse(await readFile(SAMPLE.design, 'utf8')) as { version: string; document: RawNode };
  const plant = nodeOf(file.document, '1:182');
  plant.node.name = SECOND.renamed;
  const gone = nodeOf(file.document, '1:342');
  gone.parent.children = gone.parent.children?.filter(({ id }) => id !== '1:342') ?? [];
  let texts = 0;
  walk(plant.node, (node) => {
    if (node.type !== 'TEXT' || node.id.startsWith('I') || texts >= 2) return;
    texts += 1;
    node.characters = `${node.characters ?? ''} again`;
    if (texts === 2) node.name = 'Second line';
  });
  const content = plant.node.children?.find(({ name }) => name === 'Content') ?? plant.node;
  const [first, ...others] = content.children ?? [];
  if (first)
    content.children = [...others, first, { ...structuredClone(first), id: '9:1', name: SECOND.added, children: [] }];
  const design = join(dir, 'second-design.json');
  await writeFile(design, JSON.stringify({ ...file, version: '2' }));
  return { design, images };
};
