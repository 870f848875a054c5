import { z } from 'zod';
import { settle } from '../layout/auto-layout.ts';
import type { Methods } from '../nodes/handles.ts';
import type { NodeRecord } from '../nodes/node-record.ts';
import { checked } from '../properties/property.ts';
import { documentToRest } from '../rest/to-rest.ts';
import type { Store } from '../store.ts';
import type { StyleBook } from '../styles/style-book.ts';
import { bindField, type VariableBook } from '../variables/variable-book.ts';

const settings = z.object({
  format: z.enum(['PNG', 'JPG', 'SVG', 'SVG_STRING', 'PDF', 'JSON_REST_V1']).default('PNG'),
  constraint: z.object({ type: z.enum(['SCALE', 'WIDTH', 'HEIGHT']), value: z.number().positive() }).optional(),
});

const scaleOf = (record: NodeRecord, constraint: z.infer<typeof settings>['constraint']): number => {
  if (constraint === undefined) return 1;
  if (constraint.type === 'SCALE') return constraint.value;
  const side = constraint.type === 'WIDTH' ? record.geometry.width : record.geometry.height;
  return side === 0 ? 1 : constraint.value / side;
};

const exportAsync = async (store: Store, record: NodeRecord, given: unknown): Promise<unknown> => {
  const { format, constraint } = checked(settings, given ?? {}, 'exportAsync');
  settle(store);
  const body = documentToRest(store, record);
  if (format === 'JSON_REST_V1') return structured(body);
  const as = { format: format === 'SVG_STRING' ? ('SVG' as const) : format, scale: scaleOf(record, constraint) };
  const bytes = await store.surroundings.draw(body, as);
  return format === 'SVG_STRING' ? decodeUtf8(bytes) : bytes;
};

// What is handed out is nobody's but the caller's.
const structured = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const decodeUtf8 = (bytes: Uint8Array): string =>
  decodeURIComponent([...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));

const STYLE_SETTERS = {
  setFillStyleIdAsync: 'fill',
  setStrokeStyleIdAsync: 'stroke',
  setTextStyleIdAsync: 'text',
  setEffectStyleIdAsync: 'effect',
} as const;

const pluginData = (store: Store): Methods => {
  const read = (record: NodeRecord): Record<string, string> =>
    (record.fields['pluginData'] ?? {}) as Record<string, string>;
  return {
    getPluginData: (record, key: never) => read(record)[key] ?? '',
    setPluginData: (record, key: never, value: never) =>
      store.setField(record, 'pluginData', Object.freeze({ ...read(record), [key]: String(value) })),
    getPluginDataKeys: (record) => Object.keys(read(record)),
  };
};

interface Parts {
  readonly store: Store;
  readonly variables: VariableBook;
  readonly styles: StyleBook;
}

/** Methods that every layer has. */
export const nodeMethods = ({ store, variables, styles }: Parts): Methods => ({
  ...pluginData(store),
  ...Object.fromEntries(
    Object.entries(STYLE_SETTERS).map(([name, place]): [string, Methods[string]] => [
      name,
      async (record, id: never) => styles.apply(record, place, id),
    ]),
  ),
  exportAsync: (record, given: never) => exportAsync(store, record, given),
  setBoundVariable: (record, field: never, variable: never) => {
    const id = variable === null ? null : variables.idOf(variable);
    if (id === null && variable !== null) throw new Error('in setBoundVariable: no such variable');
    bindField(record, field, id, store);
  },
  setExplicitVariableModeForCollection: (record, collection: never, modeId: never) => {
    const id = typeof collection === 'string' ? collection : variables.idOf(collection);
    if (id === null) throw new Error('in setExplicitVariableModeForCollection: no such collection');
    const modes = (record.fields['explicitVariableModes'] ?? {}) as Record<string, string>;
    store.setField(record, 'explicitVariableModes', Object.freeze({ ...modes, [id]: modeId }));
  },
});
