import type { SemanticNode } from '#contract/design/semantic-ast';
import { boundId, type Fields, num, record, records, str } from '../../figma/fields.ts';
import { boundNumber } from '../binder.ts';
import { arcOf } from '../figma-types.ts';
import { nonEmpty, round2, round4, sortedEntries, toRecord } from '../lean.ts';
import { type NodeScope, reportInvalid, reportWord } from '../node-scope.ts';
import { wordUnless } from './auto-layout.ts';

/** A share of 1. A variable bound to it counts in percent. */
export const layerOpacityOf = (scope: NodeScope): SemanticNode['opacity'] => {
  const { node } = scope;
  const given = num(node, 'opacity');
  if (given === undefined && node['opacity'] !== undefined) reportInvalid(scope, 'opacity');
  const literal = Math.min(1, Math.max(0, given ?? 1));
  const found = boundNumber(scope, literal, { id: boundId(node, 'opacity'), unit: 0.01 });
  if (typeof found === 'object') return { ...found, value: Math.min(1, Math.max(0, found.value)) };
  return literal === 1 ? undefined : round4(literal);
};

const MASKS = { ALPHA: 'alpha', LUMINANCE: 'luminance', VECTOR: 'vector' } as const;

export const maskOf = (scope: NodeScope): SemanticNode['mask'] => {
  const { node } = scope;
  if (node['isMask'] !== true) return undefined;
  const type = str(node, 'maskType') ?? (node['isMaskOutline'] === true ? 'VECTOR' : 'ALPHA');
  if (Object.hasOwn(MASKS, type)) return MASKS[type as keyof typeof MASKS];
  reportWord(scope, 'maskType', type);
  return 'alpha';
};

const SCROLLS: Readonly<Record<string, string>> = {
  HORIZONTAL_SCROLLING: 'horizontal',
  VERTICAL_SCROLLING: 'vertical',
  HORIZONTAL_AND_VERTICAL_SCROLLING: 'both',
};

export const scrollOf = (scope: NodeScope): string | undefined => {
  const value = wordUnless(scope, 'overflowDirection', ['NONE']);
  if (value === undefined) return undefined;
  if (!Object.hasOwn(SCROLLS, value)) reportWord(scope, 'overflowDirection', value);
  return SCROLLS[value] ?? value;
};

const degrees = (radians: number): number => round2((radians * 180) / Math.PI);

export const arcField = (scope: NodeScope): SemanticNode['arc'] => {
  const arc = arcOf(scope.node);
  return arc && { start: degrees(arc.start), end: degrees(arc.end), inner: round4(arc.inner) };
};

const SIZE_LETTERS: Readonly<Record<string, string>> = { WIDTH: 'w', HEIGHT: 'h' };

const exportWord = (setting: Fields): string => {
  const format = str(setting, 'format') ?? 'PNG';
  const constraint = record(setting, 'constraint') ?? {};
  const value = num(constraint, 'value') ?? 1;
  const letter = SIZE_LETTERS[str(constraint, 'type') ?? ''] ?? '';
  const size = letter === '' && value === 1 ? '' : `@${letter}${round2(value)}`;
  return `${format}${size}${str(setting, 'suffix') ?? ''}`;
};

export const exportsOf = (scope: NodeScope): readonly string[] | undefined =>
  nonEmpty(records(scope.node, 'exportSettings').map(exportWord));

/** Names of the styles on the layer; ids that the file does not explain are left out. */
export const stylesOf = (scope: NodeScope): SemanticNode['styles'] => {
  const { styles } = scope.build.design;
  return toRecord(
    sortedEntries(scope.node['styles']).flatMap(([field, id]) => {
      const style = typeof id === 'string' && Object.hasOwn(styles, id) ? styles[id] : undefined;
      return style === undefined ? [] : [[field, style.name] as const];
    }),
  );
};
