import type { SemanticNode } from '#contract/design/semantic-ast';
import { plain } from '../../../layout/layout-node.ts';

type Box = SemanticNode['box'];

/** Less than this nobody sees. */
const SLACK = 0.5;

const radiusOf = ({ corners, figmaType, box }: SemanticNode): number => {
  if (corners?.radii !== undefined) return Math.max(0, ...corners.radii.map(plain));
  if (corners?.radius !== undefined) return plain(corners.radius);
  return figmaType === 'ELLIPSE' ? Math.max(box.width, box.height) / 2 : 0;
};

const reachesOut = (box: Box, { width, height }: Box): boolean =>
  box.x < -SLACK || box.y < -SLACK || box.x + box.width > width + SLACK || box.y + box.height > height + SLACK;

/** True where a corner of what is painted lies between the round corner and the one that is not. */
const reachesRound = (box: Box, { width, height }: Box, radius: number): boolean => {
  const across = Math.min(box.x, width - box.x - box.width);
  const down = Math.min(box.y, height - box.y - box.height);
  return across < radius && down < radius && Math.hypot(radius - across, radius - down) > radius + SLACK;
};

const isPainted = ({ screenshot, fills, strokes, text }: SemanticNode): boolean =>
  screenshot !== undefined || (text === undefined && ((fills?.length ?? 0) > 0 || (strokes?.paints.length ?? 0) > 0));

/** What reaches beyond its box in a way that is not told in boxes. */
const isUncertain = ({ effects = [], transform, rotation = 0, mask }: SemanticNode): boolean =>
  effects.some(({ kind }) => kind !== 'inner-shadow' && kind !== 'background-blur') ||
  transform !== undefined ||
  rotation !== 0 ||
  mask !== undefined;

interface Frame {
  readonly box: Box;
  readonly radius: number;
}

const shifted = (box: Box, { x, y }: Box): Box => ({ ...box, x: box.x + x, y: box.y + y });

/** A layer that the frame around cuts, or something in it that does not cut by itself. */
const isCut = (node: SemanticNode, at: Box, frame: Frame): boolean => {
  if (node.visible === false) return false;
  const own = shifted(node.box, at);
  const shown = node.pictureBox === undefined ? own : shifted(node.pictureBox, at);
  if (isUncertain(node) || reachesOut(own, frame.box) || reachesOut(shown, frame.box)) return true;
  if (isPainted(node) && reachesRound(shown, frame.box, frame.radius)) return true;
  if (node.clips === true || node.screenshot !== undefined) return false;
  return (node.children ?? []).some((child) => isCut(child, own, frame));
};

/** Ids of the layers whose edge cuts something off, as the design lies there; masks always do. */
export const cuttingLayers = (node: SemanticNode, found = new Set<string>()): ReadonlySet<string> => {
  const origin = { ...node.box, x: 0, y: 0 };
  const frame = { box: origin, radius: radiusOf(node) };
  const cuts = (): boolean => (node.children ?? []).some((child) => isCut(child, origin, frame));
  if (node.mask !== undefined || (node.clips === true && (node.scroll !== undefined || cuts()))) found.add(node.id);
  for (const child of node.children ?? []) cuttingLayers(child, found);
  return found;
};
