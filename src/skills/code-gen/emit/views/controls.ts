import type { LayoutNode } from '../../layout/layout-node.ts';
import type { TemplateElement } from '../components/template.ts';
import { type Control, controlOf } from '../markup/controls.ts';
import type { ViewDraft, ViewUnit } from './draft-views.ts';

/** What somebody switches below a layer, by its id; what is in it is its look. */
export const controlLayers = (layout: LayoutNode, found = new Map<string, Control>()): ReadonlyMap<string, Control> => {
  const control = controlOf(layout);
  if (control !== null) found.set(layout.node.id, control);
  else for (const child of layout.children) controlLayers(child, found);
  return found;
};

/** Flags that say whether something is on. */
const SAYS_ON = /^(?:is)?(?:on|checked|selected|active|toggled|value|state)$/i;

export interface ViewControl extends Control {
  /** Property of the component that it is, which says whether it is on; null: nothing changes with it. */
  readonly property: string | null;
}

/** What somebody switches when an element is pressed; null for all others, and for what leads elsewhere. */
export const switchedBy = (
  element: TemplateElement,
  { unit, draft }: { readonly unit: ViewUnit; readonly draft: ViewDraft },
): ViewControl | null => {
  if (element.attributes.some(([name]) => name === 'route')) return null;
  const control = element.origins.map(({ id }) => draft.controls.get(id)).find((one) => one !== undefined);
  if (control === undefined) return null;
  const flags = (unit.component?.variants ?? []).filter(({ name, flag }) => flag !== null && SAYS_ON.test(name));
  const [only] = flags;
  return { ...control, property: unit.root === element && flags.length === 1 ? (only?.name ?? null) : null };
};
