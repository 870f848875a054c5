import { isFrame, type NodeRecord } from '../nodes/node-record.ts';
import type { Store } from '../store.ts';
import { type Axis, isAutoLayout } from './sizing.ts';

interface Span {
  readonly at: number;
  readonly size: number;
}

/** Where a span lies after the one around it has grown from `before` to `after`. Words of REST and of the Plugin API. */
const held = (word: unknown, { at, size }: Span, before: number, after: number): Span => {
  switch (word) {
    case 'RIGHT':
    case 'BOTTOM':
    case 'MAX':
      return { at: at + after - before, size };
    case 'CENTER':
      return { at: at + (after - before) / 2, size };
    case 'LEFT_RIGHT':
    case 'TOP_BOTTOM':
    case 'STRETCH':
      return { at, size: Math.max(0.01, size + after - before) };
    case 'SCALE':
      return before === 0 ? { at, size } : { at: (at * after) / before, size: Math.max(0.01, (size * after) / before) };
    default:
      return { at, size };
  }
};

const isHeld = (record: NodeRecord, parent: NodeRecord): boolean =>
  !isAutoLayout(parent) || record.fields['layoutPositioning'] === 'ABSOLUTE';

/** Gives a layer a size; what lies in it follows by its constraints, as a hand on the corner would make it. */
export const resizeWithConstraints = (record: NodeRecord, size: Readonly<Record<Axis, number>>, store: Store): void => {
  const before = record.geometry;
  store.setGeometry(record, size);
  if (!isFrame(record)) return;
  for (const child of record.children ?? []) {
    if (!isHeld(child, record)) continue;
    const { horizontal, vertical } = (child.fields['constraints'] ?? {}) as Record<string, unknown>;
    const { x, y, width, height } = child.geometry;
    const across = held(horizontal, { at: x, size: width }, before.width, size.width);
    const down = held(vertical, { at: y, size: height }, before.height, size.height);
    store.setGeometry(child, { x: across.at, y: down.at });
    if (across.size !== width || down.size !== height)
      resizeWithConstraints(child, { width: across.size, height: down.size }, store);
  }
};
