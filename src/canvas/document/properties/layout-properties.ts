import { z } from 'zod';
import { frozenCopy } from '../frozen.ts';
import { isAutoLayout, mainAxis, type Sizing, sizingOf } from '../layout/sizing.ts';
import type { NodeRecord } from '../nodes/node-record.ts';
import { absoluteMatrix, boundsOf, matrixOf, type Rect, unionOf } from '../nodes/transform.ts';
import type { Store } from '../store.ts';
import { checked, finite, isLayer, onFrames, type Properties, plain, positive } from './property.ts';

const isGroup = ({ type }: NodeRecord): boolean => type === 'GROUP' || type === 'BOOLEAN_OPERATION';

/** The box of a layer in its container; a group is as large as what lies in it. */
export const boxOf = (record: NodeRecord): Rect => {
  const { x, y, width, height } = record.geometry;
  if (!isGroup(record)) return { x, y, width, height };
  const inside = (record.children ?? []).map((child) =>
    isGroup(child) ? boxOf(child) : boundsOf(matrixOf(child.geometry), child.geometry),
  );
  return unionOf(inside) ?? { x, y, width, height };
};

/** Moves a layer; what lies in a group goes with it. */
export const moveBy = (record: NodeRecord, by: { readonly x: number; readonly y: number }, store: Store): void => {
  if (by.x === 0 && by.y === 0) return;
  const { x, y } = record.geometry;
  store.setGeometry(record, { x: x + by.x, y: y + by.y });
  if (isGroup(record)) for (const child of record.children ?? []) moveBy(child, by, store);
};

const place = (axis: 'x' | 'y'): Properties => ({
  [axis]: {
    has: isLayer,
    read: (record) => boxOf(record)[axis],
    write: (record, value, store) => {
      const by = checked(finite, value, axis) - boxOf(record)[axis];
      moveBy(record, { x: axis === 'x' ? by : 0, y: axis === 'y' ? by : 0 }, store);
    },
  },
});

const AXES = { layoutSizingHorizontal: 'width', layoutSizingVertical: 'height' } as const;

const mayFill = (record: NodeRecord): boolean => record.parent !== null && isAutoLayout(record.parent);
const mayHug = (record: NodeRecord): boolean => record.type === 'TEXT' || isAutoLayout(record);

const setSizing = (record: NodeRecord, name: keyof typeof AXES, sizing: Sizing, store: Store): void => {
  if (sizing === 'FILL' && !mayFill(record))
    throw new Error(`in set_${name}: FILL can only be set on children of auto layout frames`);
  if (sizing === 'HUG' && !mayHug(record))
    throw new Error(`in set_${name}: HUG can only be set on auto layout frames and text nodes`);
  store.setField(record, name, sizing);
  const axis = AXES[name];
  // The older fields say the same, for whoever reads those.
  if (isAutoLayout(record)) {
    const mode = axis === mainAxis(record) ? 'primaryAxisSizingMode' : 'counterAxisSizingMode';
    store.setField(record, mode, sizing === 'HUG' ? undefined : 'FIXED');
  }
  if (record.parent !== null && isAutoLayout(record.parent)) {
    if (axis === mainAxis(record.parent)) store.setField(record, 'layoutGrow', sizing === 'FILL' ? 1 : 0);
    else store.setField(record, 'layoutAlign', sizing === 'FILL' ? 'STRETCH' : 'INHERIT');
  }
};

const sizing = (name: keyof typeof AXES): Properties => ({
  [name]: {
    has: isLayer,
    read: (record) => sizingOf(record, AXES[name]),
    write: (record, value, store) =>
      setSizing(record, name, checked(z.enum(['FIXED', 'HUG', 'FILL']), value, name), store),
  },
});

const sizingMode = (name: 'primaryAxisSizingMode' | 'counterAxisSizingMode'): Properties => ({
  [name]: {
    has: onFrames,
    read: ({ fields }) => fields[name] ?? 'AUTO',
    write: (record, value, store) => {
      const mode = checked(z.enum(['FIXED', 'AUTO']), value, name);
      store.setField(record, name, mode === 'AUTO' ? undefined : mode);
      if (!isAutoLayout(record)) return;
      const isWide = (mainAxis(record) === 'width') === (name === 'primaryAxisSizingMode');
      store.setField(
        record,
        isWide ? 'layoutSizingHorizontal' : 'layoutSizingVertical',
        mode === 'AUTO' ? 'HUG' : 'FIXED',
      );
    },
  },
});

const setLayoutMode = (record: NodeRecord, value: unknown, store: Store): void => {
  const mode = checked(z.enum(['NONE', 'HORIZONTAL', 'VERTICAL', 'GRID']), value, 'layoutMode');
  const wasNone = !isAutoLayout(record);
  store.setField(record, 'layoutMode', mode === 'NONE' ? undefined : mode);
  if (mode === 'NONE' || !wasNone) return;
  // As a frame that gets auto layout by the API does: it hugs in both directions until it is told otherwise.
  store.setField(record, 'layoutSizingHorizontal', 'HUG');
  store.setField(record, 'layoutSizingVertical', 'HUG');
};

const spacing = (name: string): Properties => plain(name, { has: onFrames, schema: finite, otherwise: 0 });
const limit = (name: string): Properties => plain(name, { has: isLayer, schema: positive.nullable(), otherwise: null });

const allOf = (make: (name: string) => Properties, ...names: readonly string[]): Properties =>
  Object.fromEntries(names.flatMap((name) => Object.entries(make(name))));

const HORIZONTAL: Readonly<Record<string, string>> = {
  LEFT: 'MIN',
  RIGHT: 'MAX',
  LEFT_RIGHT: 'STRETCH',
  CENTER: 'CENTER',
  SCALE: 'SCALE',
};
const VERTICAL: Readonly<Record<string, string>> = {
  TOP: 'MIN',
  BOTTOM: 'MAX',
  TOP_BOTTOM: 'STRETCH',
  CENTER: 'CENTER',
  SCALE: 'SCALE',
};
const backwards = (words: Readonly<Record<string, string>>, word: string): string =>
  Object.entries(words).find(([, plugin]) => plugin === word)?.[0] ?? word;
const constraint = z.enum(['MIN', 'CENTER', 'MAX', 'STRETCH', 'SCALE']);

const absoluteBox = (record: NodeRecord): Rect => {
  if (!isGroup(record)) return boundsOf(absoluteMatrix(record), record.geometry);
  return unionOf((record.children ?? []).map(absoluteBox)) ?? boundsOf(absoluteMatrix(record), record.geometry);
};

/** Where a layer lies on its page, upright. */
export const absoluteBounds = absoluteBox;

/** Where a layer lies, and how it and what is in it are laid out. */
export const LAYOUT_PROPERTIES: Properties = {
  ...place('x'),
  ...place('y'),
  width: { has: isLayer, read: (record) => boxOf(record).width },
  height: { has: isLayer, read: (record) => boxOf(record).height },
  rotation: {
    has: isLayer,
    read: (record) => record.geometry.rotation,
    write: (record, value, store) => store.setGeometry(record, { rotation: checked(finite, value, 'rotation') }),
  },
  relativeTransform: { has: isLayer, read: (record) => frozenCopy(matrixOf({ ...record.geometry, ...boxOf(record) })) },
  absoluteTransform: { has: isLayer, read: (record) => frozenCopy(absoluteMatrix(record)) },
  absoluteBoundingBox: { has: isLayer, read: (record) => frozenCopy(absoluteBox(record)) },
  absoluteRenderBounds: { has: isLayer, read: (record) => frozenCopy(absoluteBox(record)) },
  constraints: {
    has: isLayer,
    read: ({ fields }) => {
      const { horizontal = 'LEFT', vertical = 'TOP' } = (fields['constraints'] ?? {}) as Record<string, string>;
      return frozenCopy({ horizontal: HORIZONTAL[horizontal] ?? 'MIN', vertical: VERTICAL[vertical] ?? 'MIN' });
    },
    write: (record, value, store) => {
      const next = checked(z.object({ horizontal: constraint, vertical: constraint }), value, 'constraints');
      const rest = { horizontal: backwards(HORIZONTAL, next.horizontal), vertical: backwards(VERTICAL, next.vertical) };
      store.setField(record, 'constraints', frozenCopy(rest));
    },
  },
  layoutMode: { has: onFrames, read: ({ fields }) => fields['layoutMode'] ?? 'NONE', write: setLayoutMode },
  ...sizing('layoutSizingHorizontal'),
  ...sizing('layoutSizingVertical'),
  ...sizingMode('primaryAxisSizingMode'),
  ...sizingMode('counterAxisSizingMode'),
  ...plain('primaryAxisAlignItems', {
    has: onFrames,
    schema: z.enum(['MIN', 'CENTER', 'MAX', 'SPACE_BETWEEN']),
    otherwise: 'MIN',
  }),
  ...plain('counterAxisAlignItems', {
    has: onFrames,
    schema: z.enum(['MIN', 'CENTER', 'MAX', 'BASELINE']),
    otherwise: 'MIN',
  }),
  ...plain('layoutWrap', { has: onFrames, schema: z.enum(['NO_WRAP', 'WRAP']), otherwise: 'NO_WRAP' }),
  ...plain('clipsContent', { has: onFrames, schema: z.boolean(), otherwise: false }),
  ...plain('itemReverseZIndex', { has: onFrames, schema: z.boolean(), otherwise: false }),
  ...plain('strokesIncludedInLayout', { has: onFrames, schema: z.boolean(), otherwise: false }),
  ...plain('layoutPositioning', { has: isLayer, schema: z.enum(['AUTO', 'ABSOLUTE']), otherwise: 'AUTO' }),
  ...plain('layoutAlign', {
    has: isLayer,
    schema: z.enum(['MIN', 'CENTER', 'MAX', 'STRETCH', 'INHERIT']),
    otherwise: 'INHERIT',
  }),
  ...plain('layoutGrow', { has: isLayer, schema: finite, otherwise: 0 }),
  ...allOf(spacing, 'itemSpacing', 'counterAxisSpacing', 'paddingLeft', 'paddingRight', 'paddingTop', 'paddingBottom'),
  ...allOf(limit, 'minWidth', 'maxWidth', 'minHeight', 'maxHeight'),
};
