import { z } from 'zod';
import { frozenCopy } from '../frozen.ts';
import type { NodeRecord } from '../nodes/node-record.ts';
import { effects, paintFromRest, paints, paintToRest } from '../paints/paint-forms.ts';
import { checked } from '../properties/property.ts';
import type { Store } from '../store.ts';

/** A style of the document; `value` in REST's words. */
interface StyleRecord {
  readonly id: string;
  readonly type: 'PAINT' | 'TEXT' | 'EFFECT' | 'GRID';
  readonly remote: boolean;
  name: string;
  description: string;
  value: unknown;
}

export interface StyleBook {
  readonly styles: Map<string, StyleRecord>;
  /** `figma.createPaintStyle`, `figma.getLocalPaintStylesAsync`, … */
  readonly api: Readonly<Record<string, unknown>>;
  /** Gives a layer the look of a style. */
  apply(record: NodeRecord, place: 'fill' | 'stroke' | 'text' | 'effect', id: string): void;
}

const FIELD = { fill: 'fills', stroke: 'strokes', text: 'style', effect: 'effects' } as const;
const START = {
  PAINT: [],
  TEXT: { fontFamily: 'Inter', fontStyle: 'Regular', fontWeight: 400, fontSize: 12 },
  EFFECT: [],
  GRID: [],
};

type Change = (change: Partial<StyleRecord>) => void;

const text = (name: 'name' | 'description', record: StyleRecord, change: Change): PropertyDescriptor => ({
  enumerable: true,
  get: () => record[name],
  set: (value: unknown) => change({ [name]: checked(z.string(), value, name) }),
});

const paintsOf = (record: StyleRecord, change: Change): PropertyDescriptor => ({
  enumerable: true,
  get: () => frozenCopy((record.value as Record<string, unknown>[]).map(paintFromRest)),
  set: (value: unknown) => change({ value: frozenCopy(checked(paints, value, 'paints').map(paintToRest)) }),
});

const effectsOf = (record: StyleRecord, change: Change): PropertyDescriptor => ({
  enumerable: true,
  get: () => frozenCopy(record.value),
  set: (value: unknown) => change({ value: frozenCopy(checked(effects, value, 'effects')) }),
});

const styled = (record: StyleRecord, change: Change, name: string): PropertyDescriptor => ({
  enumerable: true,
  get: () => (record.value as Record<string, unknown>)[name],
  set: (value: unknown) => change({ value: frozenCopy({ ...(record.value as object), [name]: value }) }),
});

const SPECIAL: Readonly<Record<StyleRecord['type'], (record: StyleRecord, change: Change) => PropertyDescriptorMap>> = {
  PAINT: (record, change) => ({ paints: paintsOf(record, change) }),
  EFFECT: (record, change) => ({ effects: effectsOf(record, change) }),
  TEXT: (record, change) => ({ fontSize: styled(record, change, 'fontSize') }),
  GRID: () => ({}),
};

const makeHandle = (record: StyleRecord, styles: Map<string, StyleRecord>, store: Store): object => {
  const change: Change = (next) => {
    const before = { ...record };
    store.history.change({
      apply: () => void Object.assign(record, next),
      revert: () => void Object.assign(record, before),
    });
  };
  const remove = (): void =>
    store.history.change({
      apply: () => void styles.delete(record.id),
      revert: () => void styles.set(record.id, record),
    });
  const handle = { id: record.id, type: record.type, key: record.id.slice(2, -1), remote: record.remote };
  return Object.defineProperties(handle, {
    name: text('name', record, change),
    description: text('description', record, change),
    remove: { value: remove },
    ...SPECIAL[record.type](record, change),
  });
};

const applyStyle = (
  store: Store,
  record: NodeRecord,
  { place, id, style }: { place: keyof typeof FIELD; id: string; style: StyleRecord | undefined },
): void => {
  if (style === undefined && id !== '') throw new Error(`in setStyleIdAsync: no style "${id}"`);
  const { [place]: _gone, ...others } = (record.fields['styles'] ?? {}) as Record<string, string>;
  store.setField(record, 'styles', frozenCopy(id === '' ? others : { ...others, [place]: id }));
  if (style === undefined) return;
  const before = place === 'text' ? (record.fields['style'] as object | undefined) : undefined;
  const value = place === 'text' ? frozenCopy({ ...before, ...(style.value as object) }) : style.value;
  store.setField(record, FIELD[place], value);
};

/** The styles of a document, and the objects by which a plugin has them. */
export const createStyleBook = (store: Store): StyleBook => {
  const styles = new Map<string, StyleRecord>();
  const handles = new Map<string, object>();
  const handleOf = (record: StyleRecord): object => {
    const handle = handles.get(record.id) ?? makeHandle(record, styles, store);
    handles.set(record.id, handle);
    return handle;
  };
  const create = (type: StyleRecord['type']) => (): object => {
    const id = `S:${store.newId()},`;
    const record: StyleRecord = { id, type, remote: false, name: 'Style', description: '', value: START[type] };
    store.history.change({ apply: () => void styles.set(id, record), revert: () => void styles.delete(id) });
    return handleOf(record);
  };
  const local = (type: StyleRecord['type']) => async (): Promise<object[]> =>
    [...styles.values()].filter((style) => style.type === type && !style.remote).map(handleOf);
  return {
    styles,
    api: {
      createPaintStyle: create('PAINT'),
      createTextStyle: create('TEXT'),
      createEffectStyle: create('EFFECT'),
      getLocalPaintStylesAsync: local('PAINT'),
      getLocalTextStylesAsync: local('TEXT'),
      getLocalEffectStylesAsync: local('EFFECT'),
      getLocalGridStylesAsync: local('GRID'),
      getStyleByIdAsync: async (id: string) => {
        const found = styles.get(id);
        return found === undefined ? null : handleOf(found);
      },
    },
    apply: (record, place, id) => applyStyle(store, record, { place, id, style: styles.get(id) }),
  };
};
