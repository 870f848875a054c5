import type { Effect } from '#contract/design/semantic-ast';
import { boundId, type Fields, finite, num, record, records, str } from '../../figma/fields.ts';
import { boundNumber, nonZero } from '../binder.ts';
import { isHidden } from '../figma-types.ts';
import { type Draft, lean, round2, round4, sortedEntries, toRecord } from '../lean.ts';
import { type NodeScope, reportInvalid, reportWord } from '../node-scope.ts';
import { blendOf, colourOf, withColour } from './paints.ts';

type Shadow = Extract<Effect, { kind: 'drop-shadow' | 'inner-shadow' }>;
type Blur = Extract<Effect, { kind: 'layer-blur' | 'background-blur' }>;

const bound = (scope: NodeScope, effect: Fields, [field, literal]: readonly [string, number]) =>
  boundNumber(scope, literal, { id: boundId(effect, field) }) ?? 0;

const shadow = (scope: NodeScope, effect: Fields, kind: Shadow['kind']): Effect | undefined => {
  const offset = record(effect, 'offset') ?? {};
  const colour = colourOf(scope, effect);
  if (colour === undefined) {
    reportInvalid(scope, 'effects');
    return undefined;
  }
  const draft: Draft<Omit<Shadow, 'color' | 'token'>> = {
    kind,
    x: bound(scope, effect, ['offsetX', num(offset, 'x') ?? 0]),
    y: bound(scope, effect, ['offsetY', num(offset, 'y') ?? 0]),
    blur: bound(scope, effect, ['radius', Math.max(0, num(effect, 'radius') ?? 0)]),
    spread: nonZero(bound(scope, effect, ['spread', num(effect, 'spread') ?? 0])),
    blendMode: blendOf(effect),
    showBehind: effect['showShadowBehindNode'] === true ? true : undefined,
  };
  return withColour<Shadow>(scope, draft, colour);
};

const point = (effect: Fields, field: string): [number, number] => {
  const at = record(effect, field) ?? {};
  return [round4(num(at, 'x') ?? 0), round4(num(at, 'y') ?? 0)];
};

const blur = (scope: NodeScope, effect: Fields, kind: Blur['kind']): Effect => {
  const grows = effect['blurType'] === 'PROGRESSIVE';
  const draft: Draft<Blur> = {
    kind,
    blur: bound(scope, effect, ['radius', Math.max(0, num(effect, 'radius') ?? 0)]),
    progressive: grows
      ? {
          startRadius: round2(num(effect, 'startRadius') ?? 0),
          start: point(effect, 'startOffset'),
          end: point(effect, 'endOffset'),
        }
      : undefined,
  };
  return lean(draft);
};

const other = (scope: NodeScope, effect: Fields, figmaType: string): Effect => {
  reportWord(scope, 'effect', figmaType);
  const values = sortedEntries(effect).flatMap(([name, value]) => {
    const read = finite(value);
    return read === undefined ? [] : [[name, round4(read)] as const];
  });
  return lean<Extract<Effect, { kind: 'other' }>>({ kind: 'other', figmaType, values: toRecord(values) });
};

const effectOf = (scope: NodeScope, effect: Fields): Effect | undefined => {
  // Figma's specification lets an inner shadow come without its type.
  const type = str(effect, 'type') ?? (effect['offset'] === undefined ? 'UNKNOWN' : 'INNER_SHADOW');
  if (type === 'DROP_SHADOW') return shadow(scope, effect, 'drop-shadow');
  if (type === 'INNER_SHADOW') return shadow(scope, effect, 'inner-shadow');
  if (type === 'LAYER_BLUR') return blur(scope, effect, 'layer-blur');
  if (type === 'BACKGROUND_BLUR') return blur(scope, effect, 'background-blur');
  return other(scope, effect, type);
};

/** The effects that are switched on, in Figma's order; undefined when there are none. */
export const effectsOf = (scope: NodeScope): readonly Effect[] | undefined => {
  const found = records(scope.node, 'effects')
    .filter((effect) => !isHidden(effect))
    .map((effect) => effectOf(scope, effect))
    .filter((effect) => effect !== undefined);
  return found.length === 0 ? undefined : found;
};
