import type { SemanticNode } from '#contract/design/semantic-ast';

/** More layers beside each other are no page that somebody reads. */
const MOST = 200;
/** Pixels that layers may lie on each other by without one being seen through the other. */
const SLACK = 0.5;

interface Room {
  readonly node: SemanticNode;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Turned layers take the room around their middle. */
const roomOf = (node: SemanticNode): Room => {
  const { x, y, width, height } = node.box;
  const angle = ((node.rotation ?? 0) * Math.PI) / 180;
  const [a, b, c, d] = node.transform ?? [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle)];
  const across = (Math.abs(a * width) + Math.abs(c * height)) / 2;
  const upright = (Math.abs(b * width) + Math.abs(d * height)) / 2;
  const [midX, midY] = [x + width / 2, y + height / 2];
  return { node, left: midX - across, top: midY - upright, right: midX + across, bottom: midY + upright };
};

const overlaps = (a: Room, b: Room): boolean =>
  a.left < b.right - SLACK && b.left < a.right - SLACK && a.top < b.bottom - SLACK && b.top < a.bottom - SLACK;

/** From top to bottom, and from left to right what lies in one line. */
const isBefore = (a: Room, b: Room): boolean => {
  const common = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const isLine = common > Math.min(a.bottom - a.top, b.bottom - b.top) / 2;
  return isLine ? a.left < b.left : a.top < b.top;
};

interface Waiting {
  readonly room: Room;
  /** Those that are drawn over it, and those that it still waits for since it is drawn over them. */
  readonly above: Waiting[];
  below: number;
}

const waitingFor = (rooms: readonly Room[]): Waiting[] => {
  const all = rooms.map((room): Waiting => ({ room, above: [], below: 0 }));
  for (const [index, one] of all.entries())
    for (const other of all.slice(index + 1))
      if (overlaps(one.room, other.room)) {
        one.above.push(other);
        other.below += 1;
      }
  return all;
};

const firstOf = (waiting: ReadonlySet<Waiting>): Waiting | undefined => {
  let best: Waiting | undefined;
  for (const one of waiting) if (one.below === 0 && (best === undefined || isBefore(one.room, best.room))) best = one;
  return best;
};

/**
 * Layers that each stand at their own place, in the order in which they are read and not in that in which they were drawn;
 * what lies on something else still comes after it.
 */
export const readingOrder = (children: readonly SemanticNode[]): readonly SemanticNode[] => {
  const shown = children.filter(({ visible }) => visible !== false);
  if (shown.length < 2 || shown.length > MOST || shown.some(({ mask }) => mask !== undefined)) return children;
  const waiting = new Set(waitingFor(shown.map(roomOf)));
  const read: SemanticNode[] = [];
  for (let one = firstOf(waiting); one !== undefined; one = firstOf(waiting)) {
    read.push(one.room.node);
    waiting.delete(one);
    for (const above of one.above) above.below -= 1;
  }
  return read;
};
