import type { SemanticNode } from '#contract/design/semantic-ast';
import { type Attribute, type Notation, valued } from '../attributes/attribute.ts';
import { layerAttributes } from '../attributes/layer-attributes.ts';
import { bound, insideRows, ofHidden, ofPicture } from './inside-rows.ts';
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

/** A layer whose inside is not drawn layer by layer: a picture, or what is hidden. */
const closedRow = (node: SemanticNode, own: readonly Attribute[], notation: Notation): Row => {
  const hidden = node.visible === false;
  const { rows, layers } = insideRows(node, hidden ? ofHidden : ofPicture, notation);
  const count = valued('own', 'inside', layers === 0 ? undefined : String(layers));
  const attributes = [...(hidden ? hiddenAttributes(own) : own), ...count];
  const isInstance = node.instance !== undefined;
  const type = typeText(node, notation);
  return { id: node.id, also: [], type, isInstance, attributes, children: rows, layers: layers + 1, cut: null };
};

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
  const closed = node.visible === false || node.screenshot !== undefined;
  return closed ? closedRow(node, own, notation) : openRow(node, own, notation);
};

/** The row of the layer that was asked for: open also when it is hidden. */
export const rootRow = (node: SemanticNode, notation: Notation): Row => {
  const own = layerAttributes(node, false, notation);
  return node.screenshot === undefined ? openRow(node, own, notation) : closedRow(node, own, notation);
};
