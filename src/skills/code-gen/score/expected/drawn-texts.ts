import type { Box } from './matrix.ts';
import type { SeenLayer } from './seen-layers.ts';

/** A text of the design that is seen. */
export interface DrawnText {
  readonly node: string;
  readonly name: string;
  /** As it stands in the design. */
  readonly characters: string;
  /** Without white space, which is written in many ways. */
  readonly bare: string;
  readonly box: Box;
  /** The design itself cuts it off where it does not fit. */
  readonly mayBeCut: boolean;
  /** By look and line, bare: stacks write them apart. */
  readonly parts: readonly string[];
  /** Index among the layers that are seen. */
  readonly layer: number;
}

export const bareText = (text: string): string => text.replaceAll(/[\s\u2028\u2029]+/g, '');

const partsOf = ({ node }: SeenLayer): readonly string[] => {
  const { characters = '', runs = [] } = node.text ?? {};
  const cuts = new Set(runs.flatMap(({ start, end }) => [start, end]));
  let text = '';
  for (let at = 0; at < characters.length; at += 1) text += `${cuts.has(at) ? '\n' : ''}${characters[at]}`;
  return text
    .split(/[\n\r\u2028\u2029]/)
    .map(bareText)
    .filter((part) => part !== '');
};

/** The texts among layers that are seen. */
export const drawnTexts = (layers: readonly SeenLayer[]): readonly DrawnText[] =>
  layers.flatMap((layer, index) => {
    const { node, box, isPicture } = layer;
    const characters = node.text?.characters ?? '';
    const bare = bareText(characters);
    if (isPicture || bare === '') return [];
    const mayBeCut = node.text?.truncation !== undefined;
    const { id, name } = node;
    return [{ node: id, name, characters, bare, box, mayBeCut, parts: partsOf(layer), layer: index }];
  });
