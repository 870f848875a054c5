import type { Classed } from '../components/styled-template.ts';
import type { Property } from '../components/template.ts';
import type { Given } from '../components/tree.ts';
import type { StyledTree } from '../css/class-book.ts';
import type { Declarations } from '../css/declarations.ts';

/** Text over several lines as one string. */
export const linesString = ({ pieces }: Extract<Given, { kind: 'lines' }>): string =>
  pieces.map((piece) => (piece.kind === 'text' ? piece.text : '\n')).join('');

const kept = (style: Declarations): Declarations =>
  style.map(([property, value]) => [property, property === 'white-space' && value === 'nowrap' ? 'pre' : value]);

/** The look of a piece; one that shows a string with ends of lines keeps them. */
export const keepingLines =
  (view: (piece: Classed) => StyledTree<Classed>, properties: readonly Property[]) =>
  (piece: Classed): StyledTree<Classed> => {
    const tree = view(piece);
    if (piece.kind !== 'element' || piece.content.kind !== 'property') return tree;
    const { name } = piece.content;
    if (!properties.some((property) => property.name === name && property.kind === 'lines')) return tree;
    const style = kept(tree.style);
    return {
      ...tree,
      style: style.some(([property]) => property === 'white-space') ? style : [...style, ['white-space', 'pre-line']],
      variants: tree.variants.map((variant) => ({ ...variant, style: kept(variant.style) })),
    };
  };
