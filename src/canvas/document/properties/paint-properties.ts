import { z } from 'zod';
import { frozenCopy } from '../frozen.ts';
import type { NodeRecord } from '../nodes/node-record.ts';
import { blendMode, effects, paintFromRest, paints, paintToRest } from '../paints/paint-forms.ts';
import {
  checked,
  finite,
  isLayer,
  onCornered,
  onPainted,
  onRounded,
  type Properties,
  plain,
  positive,
} from './property.ts';

/** What stands where the parts of a layer differ. */
export const MIXED = Symbol('figma.mixed');

const listOf = (value: unknown): readonly Record<string, unknown>[] => (Array.isArray(value) ? value : []);

const paintList = (name: 'fills' | 'strokes'): Properties => ({
  [name]: {
    has: onPainted,
    read: ({ fields }) => frozenCopy(listOf(fields[name]).map(paintFromRest)),
    write: (record, value, store) => {
      const next = checked(paints, value, name).map(paintToRest);
      store.setField(record, name, frozenCopy(next));
    },
  },
});

const CORNERS = ['topLeftRadius', 'topRightRadius', 'bottomRightRadius', 'bottomLeftRadius'] as const;

const radiiOf = ({ fields }: NodeRecord): number[] => {
  const each = fields['rectangleCornerRadii'];
  if (Array.isArray(each) && each.length === 4) return each.map(Number);
  const all = typeof fields['cornerRadius'] === 'number' ? fields['cornerRadius'] : 0;
  return [all, all, all, all];
};

const setRadii = (
  record: NodeRecord,
  radii: readonly number[],
  store: Parameters<NonNullable<Properties[string]['write']>>[2],
): void => {
  const [first = 0] = radii;
  const isSame = radii.every((radius) => radius === first);
  store.setField(record, 'cornerRadius', isSame && first !== 0 ? first : undefined);
  store.setField(record, 'rectangleCornerRadii', isSame ? undefined : frozenCopy(radii));
};

const corners = (): Properties =>
  Object.fromEntries(
    CORNERS.map(
      (name, index) =>
        [
          name,
          {
            has: onCornered,
            read: (record) => radiiOf(record)[index] ?? 0,
            write: (record, value, store) => {
              const next = checked(positive, value, name);
              setRadii(record, radiiOf(record).toSpliced(index, 1, next), store);
            },
          },
        ] satisfies [string, Properties[string]],
    ),
  );

const SIDES = {
  strokeTopWeight: 'top',
  strokeRightWeight: 'right',
  strokeBottomWeight: 'bottom',
  strokeLeftWeight: 'left',
} as const;

const weightsOf = ({ fields }: NodeRecord): Record<string, number> => {
  const all = typeof fields['strokeWeight'] === 'number' ? fields['strokeWeight'] : 1;
  const each = (fields['individualStrokeWeights'] ?? {}) as Record<string, number>;
  return { top: all, right: all, bottom: all, left: all, ...each };
};

const sideWeights = (): Properties =>
  Object.fromEntries(
    Object.entries(SIDES).map(
      ([name, side]) =>
        [
          name,
          {
            has: onCornered,
            read: (record) => weightsOf(record)[side],
            write: (record, value, store) => {
              const next = { ...weightsOf(record), [side]: checked(positive, value, name) };
              store.setField(record, 'individualStrokeWeights', frozenCopy(next));
            },
          },
        ] satisfies [string, Properties[string]],
    ),
  );

/** What a layer looks like. */
export const PAINT_PROPERTIES: Properties = {
  ...paintList('fills'),
  ...paintList('strokes'),
  ...plain('opacity', { has: isLayer, schema: z.number().min(0).max(1), otherwise: 1 }),
  ...plain('blendMode', { has: isLayer, schema: blendMode, otherwise: 'PASS_THROUGH' as const }),
  ...plain('isMask', { has: isLayer, schema: z.boolean(), otherwise: false }),
  ...plain('strokeAlign', { has: onPainted, schema: z.enum(['INSIDE', 'CENTER', 'OUTSIDE']), otherwise: 'INSIDE' }),
  ...plain('strokeJoin', { has: onPainted, schema: z.enum(['MITER', 'BEVEL', 'ROUND']), otherwise: 'MITER' }),
  ...plain('strokeCap', { has: onPainted, schema: z.string(), otherwise: 'NONE' }),
  ...plain('dashPattern', {
    has: onPainted,
    schema: z.array(positive).readonly(),
    otherwise: Object.freeze([] as number[]),
    field: 'strokeDashes',
  }),
  ...plain('cornerSmoothing', { has: onRounded, schema: z.number().min(0).max(1), otherwise: 0 }),
  ...plain('arcData', {
    has: ({ type }) => type === 'ELLIPSE',
    schema: z.object({ startingAngle: finite, endingAngle: finite, innerRadius: finite }),
    otherwise: Object.freeze({ startingAngle: 0, endingAngle: 2 * Math.PI, innerRadius: 0 }),
  }),
  ...corners(),
  ...sideWeights(),
  effects: {
    has: isLayer,
    read: ({ fields }) => frozenCopy(listOf(fields['effects'])),
    write: (record, value, store) => store.setField(record, 'effects', frozenCopy(checked(effects, value, 'effects'))),
  },
  strokeWeight: {
    has: onPainted,
    read: (record) => {
      const weights = Object.values(weightsOf(record));
      return weights.every((weight) => weight === weights[0]) ? weights[0] : MIXED;
    },
    write: (record, value, store) => {
      store.setField(record, 'strokeWeight', checked(positive, value, 'strokeWeight'));
      store.setField(record, 'individualStrokeWeights', undefined);
    },
  },
  cornerRadius: {
    has: onRounded,
    read: (record) => {
      const radii = radiiOf(record);
      return radii.every((radius) => radius === radii[0]) ? radii[0] : MIXED;
    },
    write: (record, value, store) => {
      const next = checked(positive, value, 'cornerRadius');
      setRadii(record, [next, next, next, next], store);
    },
  },
};
