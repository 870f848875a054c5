import type { SemanticNode } from '#contract/design/semantic-ast';
import { type Attribute, type Notation, valued } from '../attributes/attribute.ts';
import { layerAttributes } from '../attributes/layer-attributes.ts';
import { bound, type InsideRows, insideRows, ofHidden, ofPicture } from './inside-rows.ts';
import { typeText } from './survey.ts';

/** A layer, or what matters of the inside of one, ready to be printed. */
export interface Row {
  readonly id: string;
  /** More layers inside of which the same is said. */
  readonly also: readonly string[];
  readonly type: string;
  readonly isInstance: boolean;
  readonly attributes: readonly Attribute[];
  readonly children: readonly Row[];
  /** Layers that it stands for, itself and those below included. */
  readonly layers: number;
  /** Children that were left out for want of room: how many layers that is, and the first of them. */
  readonly cut: { readonly layers: number; readonly from: string } | null;
}

const laysOut = (node: SemanticNode, child: SemanticNode): boolean =>
  node.layout !== undefined &&
  child.item?.absolute !== true &&
  child.rotation === undefined &&
  child.transform === undefined;

// The component too: ids below an instance go on from its own.
const SAID_OF_HIDDEN = new Set(['name', 'box', 'hidden', 'of']);

/** A hidden layer is one line: what it is called, how large it is, and what it is bound to. */
const hiddenAttributes = (attributes: readonly Attribute[]): Attribute[] => {
  const kept = new Set(bound(attributes));
  return attributes.filter((attribute) => SAID_OF_HIDDEN.has(attribute.key) || kept.has(attribute));
};

/** A row whose inside is not told layer by layer, with what of it counts. */
const closedRow = (node: SemanticNode, own: readonly Attribute[], inside: InsideRows): Omit<Row, 'type'> => {
  const count = valued('own', 'inside', inside.layers === 0 ? undefined : String(inside.layers));
  const isInstance = node.instance !== undefined;
  const { rows: children, layers } = inside;
  return { id: node.id, also: [], isInstance, attributes: [...own, ...count], children, layers: layers + 1, cut: null };
};

const hiddenRow = (node: SemanticNode, own: readonly Attribute[], notation: Notation): Row => ({
  ...closedRow(node, hiddenAttributes(own), insideRows(node, ofHidden, notation)),
  type: typeText(node, notation),
});

const pictureRow = (node: SemanticNode, own: readonly Attribute[], notation: Notation): Row => ({
  ...closedRow(node, own, insideRows(node, ofPicture, notation)),
  type: typeText(node, notation),
});

const openRow = (node: SemanticNode, own: readonly Attribute[], notation: Notation): Row => {
  const children = (node.children ?? []).map((child) => rowOf(child, laysOut(node, child), notation));
  const layers = children.reduce((sum, child) => sum + child.layers, 1);
  const isInstance = node.instance !== undefined;
  const type = typeText(node, notation);
  return { id: node.id, also: [], type, isInstance, attributes: own, children, layers, cut: null };
};

/**
 * Recursive: no design is nested deeper than the parser lets through.
 * @param placed the parent decides where the layer stands
 */
const rowOf = (node: SemanticNode, placed: boolean, notation: Notation): Row => {
  const own = layerAttributes(node, placed, notation);
  if (node.visible === false) return hiddenRow(node, own, notation);
  return node.screenshot === undefined ? openRow(node, own, notation) : pictureRow(node, own, notation);
};

/** The row of the layer that was asked for: told in full also when it is hidden. */
export const rootRow = (node: SemanticNode, notation: Notation): Row => {
  const own = layerAttributes(node, false, notation);
  return node.screenshot === undefined ? openRow(node, own, notation) : pictureRow(node, own, notation);
};
