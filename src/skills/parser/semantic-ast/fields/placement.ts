import type { SemanticNode } from '#contract/design/semantic-ast';
import { type Box, box, finite, num, record } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';
import { round2, round4 } from '../lean.ts';

/** a, b, c, d of `x' = a·x + b·y`, `y' = c·x + d·y`. */
type Linear = readonly [number, number, number, number];
const IDENTITY: Linear = [1, 0, 0, 1];

/** Where a layer stands on the page: its centre, its size before rotation, and how it is turned all in all. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly linear: Linear;
  /** Its own part of `linear`. */
  readonly own: Linear;
}

const times = ([a, b, c, d]: Linear, [e, f, g, h]: Linear): Linear => [
  a * e + b * g,
  a * f + b * h,
  c * e + d * g,
  c * f + d * h,
];

/** Figma's axes have length 1; what is far from that, or flat, cannot be undone in numbers. */
const sound = (linear: Linear): Linear | undefined => {
  const [a, b, c, d] = linear;
  return linear.every((value) => Math.abs(value) < 1e3) && Math.abs(a * d - b * c) > 1e-6 ? linear : undefined;
};

const isIdentity = ([a, b, c, d]: Linear): boolean =>
  Math.abs(a - 1) < 1e-4 && Math.abs(b) < 1e-4 && Math.abs(c) < 1e-4 && Math.abs(d - 1) < 1e-4;

const rows = (node: FigmaNode): readonly [readonly number[], readonly number[]] | undefined => {
  const matrix = node['relativeTransform'];
  if (!Array.isArray(matrix)) return undefined;
  const [first, second] = matrix.map((row) => (Array.isArray(row) ? row.map(finite) : []));
  const whole = (row: unknown[] | undefined): row is number[] =>
    row?.length === 3 && row.every((item) => item !== undefined);
  return whole(first) && whole(second) ? [first, second] : undefined;
};

/** Figma gives radians, clockwise; a value beyond a full turn can only be degrees. */
const rotationOf = (node: FigmaNode): Linear => {
  const given = num(node, 'rotation') ?? 0;
  const angle = Math.abs(given) > 2 * Math.PI + 0.01 ? (given * Math.PI) / 180 : given;
  return [Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle)];
};

const linearOf = (node: FigmaNode): Linear => {
  const matrix = rows(node);
  if (matrix === undefined) return node['rotation'] === undefined ? IDENTITY : rotationOf(node);
  const [[a, b], [c, d]] = matrix as [[number, number], [number, number]];
  return sound([a, b, c, d]) ?? IDENTITY;
};

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of what fills `bounds` when turned by `linear`; near 45° it cannot be told, and a square is taken. */
const unturned = (bounds: Box, linear: Linear): Size => {
  const [a, b, c, d] = linear.map(Math.abs) as unknown as Linear;
  const det = a * d - b * c;
  if (Math.abs(det) < 0.05) {
    const side = bounds.width / Math.max(a + b, 1e-6);
    return { width: side, height: side };
  }
  return {
    width: Math.max(0, (bounds.width * d - bounds.height * b) / det),
    height: Math.max(0, (bounds.height * a - bounds.width * c) / det),
  };
};

const sizeOf = (node: FigmaNode, bounds: Box | undefined, linear: Linear): Size => {
  const size = record(node, 'size');
  const width = size && num(size, 'x');
  const height = size && num(size, 'y');
  if (width !== undefined && height !== undefined) return { width: Math.max(0, width), height: Math.max(0, height) };
  if (bounds === undefined) return { width: 0, height: 0 };
  return isIdentity(linear) ? bounds : unturned(bounds, linear);
};

/** The centre when Figma gave no bounding box: from the matrix, else in the parent's corner. */
const centreWithoutBounds = (node: FigmaNode, size: Size, parent: Placement | null): { x: number; y: number } => {
  const middle = [size.width / 2, size.height / 2] as const;
  const [first, second] = rows(node) ?? [
    [1, 0, 0],
    [0, 1, 0],
  ];
  const inParent = [first, second].map(([a = 0, b = 0, t = 0]) => a * middle[0] + b * middle[1] + t);
  const [x = 0, y = 0] = inParent;
  if (parent === null) return { x, y };
  const [a, b, c, d] = parent.linear;
  const dx = x - parent.width / 2;
  const dy = y - parent.height / 2;
  return { x: parent.x + a * dx + b * dy, y: parent.y + c * dx + d * dy };
};

/** Sums of what a broken file says may leave the world of pixels. */
const bounded = (value: number): number => finite(value) ?? 0;

/** @param parent where the layer around it stands, null at the top of a screen */
export const placementOf = (node: FigmaNode, parent: Placement | null): Placement => {
  const own = linearOf(node);
  const linear = parent === null || parent.linear === IDENTITY ? own : (sound(times(parent.linear, own)) ?? own);
  const bounds = box(node);
  const { width, height } = sizeOf(node, bounds, linear);
  const centre =
    bounds === undefined
      ? centreWithoutBounds(node, { width, height }, parent)
      : { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
  return { x: bounded(centre.x), y: bounded(centre.y), width, height, linear, own };
};

/** The placement of a page around its loose layers: their common bounds. */
export const placementAround = (nodes: readonly FigmaNode[]): Placement => {
  const boxes = nodes.map((node) => box(node)).filter((bounds) => bounds !== undefined);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const bounds of boxes) {
    left = Math.min(left, bounds.x);
    top = Math.min(top, bounds.y);
    right = Math.max(right, bounds.x + bounds.width);
    bottom = Math.max(bottom, bounds.y + bounds.height);
  }
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0, linear: IDENTITY, own: IDENTITY };
  const size = { width: right - left, height: bottom - top };
  return { x: (left + right) / 2, y: (top + bottom) / 2, ...size, linear: IDENTITY, own: IDENTITY };
};

/** The box in the parent's own coordinates, before either of them is turned. A screen's root stands at 0, 0. */
export const boxIn = (placement: Placement, parent: Placement | null): SemanticNode['box'] => {
  const { width, height } = placement;
  const size = { width: round2(bounded(width)), height: round2(bounded(height)) };
  if (parent === null) return { x: 0, y: 0, ...size };
  const dx = placement.x - parent.x;
  const dy = placement.y - parent.y;
  const [a, b, c, d] = parent.linear;
  const det = a * d - b * c;
  const x = (d * dx - b * dy) / det + parent.width / 2 - width / 2;
  const y = (a * dy - c * dx) / det + parent.height / 2 - height / 2;
  return { x: round2(bounded(x)), y: round2(bounded(y)), ...size };
};

export const isUnturned = ({ linear }: Placement): boolean => isIdentity(linear);

/** Degrees when the layer is only turned, a matrix when it is mirrored or skewed. */
export const turnOf = ({ own }: Placement): Pick<SemanticNode, 'rotation' | 'transform'> => {
  if (isIdentity(own)) return {};
  const [a, b, c, d] = own;
  const turnedOnly = Math.abs(a - d) < 1e-3 && Math.abs(b + c) < 1e-3;
  if (!turnedOnly) return { transform: [round4(a), round4(c), round4(b), round4(d)] };
  const rotation = round2((Math.atan2(c, a) * 180) / Math.PI);
  return rotation === 0 ? {} : { rotation };
};
