import type { Component, Property, Template, TemplateElement, TemplateUse } from '../components/template.ts';
import { lookOf } from '../native/facets.ts';

/** Pieces right inside of a piece. */
export const piecesIn = (template: Template): readonly Template[] => {
  if (template.kind === 'use') return template.slots.flatMap(([, pieces]) => pieces);
  return template.content.kind === 'children' ? template.content.children : [];
};

/** A piece and all that is in it, the outer before the inner. */
export const allPieces = (root: Template): Template[] => {
  const found: Template[] = [];
  const waiting: Template[] = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    waiting.push(...piecesIn(next).toReversed());
  }
  return found;
};

const usesOf = (roots: readonly Template[]): TemplateUse[] =>
  roots.flatMap(allPieces).filter((piece) => piece.kind === 'use');

/** Along which axes some places say how large a component is. */
export interface Stretched {
  readonly width: boolean;
  readonly height: boolean;
}

/** Along which axes a place says how large what stands there is. */
export const sizedBy = ({ style, variants }: Pick<Template, 'style' | 'variants'>): Stretched => {
  const looks = [style, ...variants.map((variant) => variant.style)].map(lookOf);
  const along = (axis: 'row' | 'column', side: 'width' | 'height', pin: 'horizontal' | 'vertical'): boolean =>
    looks.some(
      (look) =>
        look[side] !== undefined ||
        (look.share !== undefined && look.within === axis) ||
        (look.across !== undefined && look.within !== axis) ||
        look.pin?.[pin].side === 'both' ||
        look.pin?.[pin].side === 'scale',
    );
  return { width: along('row', 'width', 'horizontal'), height: along('column', 'height', 'vertical') };
};

/** For each component what its places say of its size. */
export const stretchedBy = (roots: readonly Template[]): ReadonlyMap<string, Stretched> => {
  const found = new Map<string, Stretched>();
  for (const use of usesOf(roots)) {
    const before = found.get(use.component) ?? { width: false, height: false };
    const own = sizedBy(use);
    found.set(use.component, { width: before.width || own.width, height: before.height || own.height });
  }
  return found;
};

/** The component and property whose words a property has: that of the component itself, or of one that it is handed on to. */
export const wordOwner = (
  component: Component,
  property: Property,
  byName: ReadonlyMap<string, Component>,
): { readonly component: Component; readonly property: Property } => {
  if (component.variants.some(({ name }) => name === property.name)) return { component, property };
  for (const use of usesOf([component.root])) {
    const handed = use.given.find(([, given]) => given.kind === 'passed' && given.name === property.name);
    const inner = byName.get(use.component);
    const same = inner?.properties.find(({ name }) => name === handed?.[0]);
    if (inner !== undefined && same !== undefined && inner !== component) return wordOwner(inner, same, byName);
  }
  return { component, property };
};

/** An element whose content a slot is, with the component that it is in. */
export interface SlotPlace {
  readonly element: TemplateElement;
  readonly component: Component;
}

/** Where a slot of a component is: in the component itself, or in one that it hands the slot on to. */
export const slotPlace = (
  component: Component,
  slot: string,
  byName: ReadonlyMap<string, Component>,
): SlotPlace | null => {
  for (const piece of allPieces(component.root)) {
    if (piece.kind === 'element') {
      if (piece.content.kind === 'property' && piece.content.name === slot) return { element: piece, component };
      continue;
    }
    const handed = piece.given.find(([, given]) => given.kind === 'passed' && given.name === slot);
    const inner = byName.get(piece.component);
    if (handed === undefined || inner === undefined || inner === component) continue;
    const found = slotPlace(inner, handed[0], byName);
    if (found !== null) return found;
  }
  return null;
};
