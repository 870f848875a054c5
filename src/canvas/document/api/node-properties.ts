import { z } from 'zod';
import { frozenCopy } from '../frozen.ts';
import type { Handles } from '../nodes/handles.ts';
import type { NodeRecord } from '../nodes/node-record.ts';
import { checked, isLayer, onPainted, onType, type Properties, plain } from '../properties/property.ts';
import type { Store } from '../store.ts';

const TYPES: Readonly<Record<string, string>> = { CANVAS: 'PAGE', REGULAR_POLYGON: 'POLYGON' };

/** Words of the Plugin API for the types of REST. */
export const pluginType = (type: string): string => TYPES[type] ?? type;

const hasChildren = ({ children }: NodeRecord): boolean => children !== null;

const styleId = (name: string, place: string): Properties => ({
  [name]: { has: onPainted, read: ({ fields }) => ((fields['styles'] ?? {}) as Record<string, string>)[place] ?? '' },
});

const annotation = z.object({
  label: z.string().optional(),
  labelMarkdown: z.string().optional(),
  properties: z.array(z.object({ type: z.string() })).optional(),
  categoryId: z.string().optional(),
});

/** What every layer says of itself. */
export const nodeProperties = (store: Store, handles: () => Handles): Properties => ({
  id: { has: () => true, read: ({ id }) => id },
  type: { has: () => true, read: ({ type }) => pluginType(type) },
  removed: { has: () => true, read: (record) => store.isGone(record) },
  name: {
    has: () => true,
    read: (record) => store.nameOf(record),
    write: (record, value) => store.setField(record, 'name', checked(z.string(), value, 'name')),
  },
  parent: { has: () => true, read: ({ parent }) => (parent === null ? null : handles().of(parent)) },
  children: {
    has: hasChildren,
    read: ({ children }) => Object.freeze((children ?? []).map((child) => handles().of(child))),
  },
  boundVariables: { has: () => true, read: ({ fields }) => frozenCopy(fields['boundVariables'] ?? {}) },
  explicitVariableModes: { has: () => true, read: ({ fields }) => frozenCopy(fields['explicitVariableModes'] ?? {}) },
  reactions: { has: isLayer, read: ({ fields }) => frozenCopy(fields['interactions'] ?? []) },
  exportSettings: {
    has: isLayer,
    read: ({ fields }) => frozenCopy(fields['exportSettings'] ?? []),
    write: (record, value) =>
      store.setField(record, 'exportSettings', frozenCopy(checked(z.array(z.unknown()), value, 'exportSettings'))),
  },
  annotations: {
    has: isLayer,
    read: ({ fields }) => frozenCopy(fields['annotations'] ?? []),
    write: (record, value) =>
      store.setField(record, 'annotations', frozenCopy(checked(z.array(annotation), value, 'annotations'))),
  },
  booleanOperation: { has: onType('BOOLEAN_OPERATION'), read: ({ fields }) => fields['booleanOperation'] },
  ...plain('visible', { has: isLayer, schema: z.boolean(), otherwise: true }),
  ...plain('locked', { has: isLayer, schema: z.boolean(), otherwise: false }),
  ...styleId('fillStyleId', 'fill'),
  ...styleId('strokeStyleId', 'stroke'),
  ...styleId('effectStyleId', 'effect'),
  ...styleId('textStyleId', 'text'),
});
