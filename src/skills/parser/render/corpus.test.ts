import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { ssim } from '#codegen/score/picture/ssim';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { fetchedDesign } from '#testing/design-builder';
import { PLAIN_OPTIONS } from '#testing/drawn-pixels';
import type { FigmaNode } from '../figma/raw-node.ts';
import { shownFills, shownStrokes } from '../semantic-ast/figma-types.ts';
import { drawLayer } from './draw-layer.ts';
import { drawingToPng } from './to-png.ts';

const corpus = corpusDir();
if (corpus === null) process.stdout.write(`${NO_CORPUS}\n`);

const rootsOf = (file: string): readonly FigmaNode[] => {
  const bytes = readFileSync(join(corpus ?? '', 'real', file));
  const body: unknown = JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
  return fetchedDesign(body).pages.flatMap(({ children }) => children);
};

const below = (nodes: readonly FigmaNode[]): readonly FigmaNode[] =>
  nodes
    .filter((node) => node['visible'] !== false && node['opacity'] !== 0)
    .flatMap((node) => [node, ...(node.type === 'BOOLEAN_OPERATION' ? [] : below(node.children ?? []))]);

const greyOf = async (png: Buffer | string) => {
  const flat = sharp(png).flatten({ background: '#fff' }).greyscale().raw({ depth: 'uchar' });
  const { data, info } = await flat.toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
};

describe.skipIf(corpus === null)('drawn from real responses', () => {
  it.each(['51:40855', '51:54466', '53:1767'])('%s is what Figma drew of the same geometry', async (id) => {
    const node = below(rootsOf('fi-glitch-posters.file.json.gz')).find((layer) => layer.id === id);
    const drawing = drawLayer(node as FigmaNode, PLAIN_OPTIONS);
    expect(drawing.flags).toEqual([]);
    const figma = await greyOf(join(corpus ?? '', 'real/renders/fi-glitch-posters', `${id.replace(':', '-')}.png`));
    expect(ssim(await greyOf((await drawingToPng(drawing, 1)).data), figma)).toBeGreaterThan(0.99);
  });

  it.each(['bank-home.node.json', 'feedback.node.json', 'meditation-home.node.json.gz', 'place-order.node.json'])(
    '%s came without outlines: each vector that Figma paints is flagged, none is blank',
    (file) => {
      for (const root of rootsOf(file)) {
        const { flags, counts } = drawLayer(root, PLAIN_OPTIONS);
        const flagged = new Set(flags.map(({ nodeId }) => nodeId));
        const vectors = below([root]).filter(({ type }) => type === 'VECTOR');
        const silent = vectors.filter(
          (node) => shownFills(node).length + shownStrokes(node).length > 0 && !flagged.has(node.id),
        );
        expect(silent.map(({ id, name }) => `${id} ${name}`)).toEqual([]);
        expect(vectors.length).toBeGreaterThan(0);
        expect(counts.drawn + counts.flagged).toBe(counts.layers);
      }
    },
  );

  it('radix-icons came with outlines: only its texts are flagged', () => {
    const reasons = rootsOf('radix-icons.file.json.gz').flatMap((root) =>
      drawLayer(root, PLAIN_OPTIONS).flags.map(({ reason }) => reason),
    );
    expect([...new Set(reasons)]).toEqual(['text-approximate']);
  });
});
