import type { FigmaNode } from '#parser/figma/raw-node';

export interface RawText {
  readonly id: string;
  readonly characters: string;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

type Bounds = RawText['box'];

/** Texts that are seen, with their boxes counted from the corner of the screen; read from Figma's own answer. */
export const rawTexts = (root: FigmaNode): RawText[] => {
  const origin = root['absoluteBoundingBox'] as Bounds;
  const texts: RawText[] = [];
  const walk = (node: FigmaNode): void => {
    if (node['visible'] === false || node['opacity'] === 0) return;
    const box = node['absoluteBoundingBox'] as Bounds | null;
    const characters = node['characters'];
    if (node.type === 'TEXT' && typeof characters === 'string' && characters.trim() !== '' && box != null)
      texts.push({ id: node.id, characters, box: { ...box, x: box.x - origin.x, y: box.y - origin.y } });
    for (const child of node.children ?? []) walk(child);
  };
  walk(root);
  return texts;
};
