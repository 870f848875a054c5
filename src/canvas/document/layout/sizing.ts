import { isFrame, type NodeRecord } from '../nodes/node-record.ts';

export type Axis = 'width' | 'height';
export type Sizing = 'FIXED' | 'HUG' | 'FILL';

export const isAutoLayout = ({ fields }: NodeRecord): boolean =>
  fields['layoutMode'] === 'HORIZONTAL' || fields['layoutMode'] === 'VERTICAL';

export const mainAxis = ({ fields }: NodeRecord): Axis => (fields['layoutMode'] === 'HORIZONTAL' ? 'width' : 'height');

export const otherAxis = (axis: Axis): Axis => (axis === 'width' ? 'height' : 'width');

/** In the flow of its parent: neither hidden nor placed by hand. */
export const isInFlow = ({ fields }: NodeRecord): boolean =>
  fields['visible'] !== false && fields['layoutPositioning'] !== 'ABSOLUTE';

const FIELDS = { width: 'layoutSizingHorizontal', height: 'layoutSizingVertical' } as const;

const hugs = (record: NodeRecord, axis: Axis): boolean => {
  const { fields } = record;
  if (record.type === 'TEXT') {
    const grows = (fields['style'] as { textAutoResize?: string } | undefined)?.textAutoResize;
    return grows === 'WIDTH_AND_HEIGHT' || (axis === 'height' && grows === 'HEIGHT');
  }
  if (!isFrame(record) || !isAutoLayout(record)) return false;
  // Older files say it by the axes of the frame alone; absent is `AUTO`.
  return fields[axis === mainAxis(record) ? 'primaryAxisSizingMode' : 'counterAxisSizingMode'] !== 'FIXED';
};

const fills = (record: NodeRecord, axis: Axis): boolean => {
  const { parent, fields } = record;
  if (parent === null || !isAutoLayout(parent) || fields['layoutPositioning'] === 'ABSOLUTE') return false;
  return axis === mainAxis(parent) ? fields['layoutGrow'] === 1 : fields['layoutAlign'] === 'STRETCH';
};

/** How a layer finds its size: by the field that says so, else by the older ones. */
export const sizingOf = (record: NodeRecord, axis: Axis): Sizing => {
  const said = record.fields[FIELDS[axis]];
  if (said === 'FIXED' || said === 'HUG' || said === 'FILL') return said;
  if (fills(record, axis)) return 'FILL';
  return hugs(record, axis) ? 'HUG' : 'FIXED';
};

const LIMITS = { width: ['minWidth', 'maxWidth'], height: ['minHeight', 'maxHeight'] } as const;

export const clamped = ({ fields }: NodeRecord, axis: Axis, size: number): number => {
  const [least, most] = LIMITS[axis].map((name) => fields[name]);
  const atMost = typeof most === 'number' ? Math.min(size, most) : size;
  return Math.max(0, typeof least === 'number' ? Math.max(atMost, least) : atMost);
};
