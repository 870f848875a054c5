import type { SemanticNode } from '#contract/design/semantic-ast';
import { unbind } from './bound.ts';

/** What the workspace's adapter calls this layer and its layout: name of the field → its word. */
export interface StackWord {
  readonly field: 'type' | 'direction' | 'main-align' | 'cross-align' | 'width' | 'height' | 'align-self' | 'picture';
  readonly word: string;
}

export const stackWords = (node: SemanticNode): readonly StackWord[] => {
  const { layout, size, item } = node;
  const words: readonly (readonly [StackWord['field'], string | undefined])[] = [
    ['type', node.type],
    ['direction', layout?.direction],
    ['main-align', layout?.mainAxisAlign],
    ['cross-align', layout?.crossAxisAlign],
    ['width', size?.width],
    ['height', size?.height],
    ['align-self', item?.alignSelf],
    ['picture', node.screenshot],
  ];
  return words.flatMap(([field, word]) => (word === undefined ? [] : [{ field, word }]));
};

/** `8`, or `8 20` and so on, as short as CSS writes it. */
export const shortSides = (sides: readonly number[]): string => {
  const [top, right, bottom, left] = sides;
  if (right === left && top === bottom) return top === right ? `${top}` : `${top} ${right}`;
  return sides.join(' ');
};

/** Tokens that a group of values is bound to, each once. */
export const tokensOf = (values: readonly (Parameters<typeof unbind<number>>[0] | undefined)[]): readonly string[] => [
  ...new Set(values.flatMap((value) => (value === undefined ? [] : (unbind(value).token ?? [])))),
];
