import { expect } from 'vitest';
import { readingForm } from '#codegen/reading/reading-form';
import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import { type ReadForm, readForm } from './form.ts';
import { layerOf } from './layer.ts';
import { lineTokens } from './line-tokens.ts';
import { allTold, type Told, tokensIn } from './told.ts';

/** The AST's own word for a layer without what a form leaves out on purpose. */
const expected = ({ node, placed }: Told): Record<string, unknown> => {
  const { children: _, box, instance, ...rest } = node;
  const { x, y, ...size } = box;
  const told = { ...rest, box: placed || (x === 0 && y === 0) ? size : box };
  if (instance === undefined) return told;
  const { overrides: _overrides, ...kept } = instance;
  return { ...told, instance: kept };
};

const expectTold = (told: Told, form: ReadForm): void => {
  const { node, place } = told;
  const layer = form.layers.get(node.id);
  // Every binding stands at its layer, hidden or not.
  expect(lineTokens(layer, form), node.id).toEqual(tokensIn(node));
  if (place === 'in-hidden') return;
  const found = layer === undefined ? {} : layerOf(layer, form);
  if (place === 'open') expect(found, node.id).toEqual(expected(told));
  else if (place === 'hidden') {
    const { width, height } = node.box;
    expect(found, node.id).toMatchObject({ name: node.name, visible: false, box: { width, height } });
  } else expect(found['text'], node.id).toEqual(node.text);
};

/** Writes a form, reads it back with code of its own, and compares all that it says with the tree. */
export const expectReadBack = (screen: SemanticScreen, root: SemanticNode): string => {
  const text = readingForm(screen, root);
  const form = readForm(text);
  const told = allTold(root);
  for (const one of told) expectTold(one, form);
  const known = new Set(told.map(({ node }) => node.id));
  for (const id of form.layers.keys()) expect(known.has(id), id).toBe(true);
  expect(form.cuts).toEqual([]);
  expect(readingForm(screen, structuredClone(root))).toBe(text);
  return text;
};
