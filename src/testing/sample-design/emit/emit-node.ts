import type { Paint, SubcanvasNode } from '@figma/rest-api-spec';
import type { Laid } from '../screens/layout.ts';
import type { FrameSpec } from '../screens/spec.ts';
import { boundsOf } from '../shapes/path-bounds.ts';
import type { Mode } from '../tokens/tokens.ts';
import {
  type DefinedLayer,
  definitionOf,
  type EmitContext,
  registerComponent,
  registerSet,
  type Site,
} from './emit-context.ts';
import { type Box, frameFields, layerFields, shapeFields, textFields } from './emit-fields.ts';
import { paintOf } from './emit-paint.ts';
import { definitionsOf, propertiesOf, referencesOf, variantDefinition } from './emit-properties.ts';

export interface Emitted {
  readonly node: SubcanvasNode;
  readonly layer: DefinedLayer;
}

/** Box in the parent's coordinates. */
const localBox = (laid: Laid): Box => {
  if (laid.spec.kind !== 'vector') return { x: laid.x, y: laid.y, w: laid.w, h: laid.h };
  const bounds = boundsOf(laid.spec.path);
  return { ...bounds, x: laid.x + bounds.x, y: laid.y + bounds.y };
};

const paints = ({ spec }: Laid, mode: Mode, imageRef: string): Paint[] =>
  (spec.kind === 'text' ? [spec.fill] : (spec.fills ?? [])).map((fill) => paintOf(fill, mode, imageRef));

const noteOverrides = (laid: Laid, site: Site, made: { id: string; fills: string }): void => {
  if (!site.layer) return;
  const fields: string[] = [];
  if (laid.spec.kind === 'text' && site.layer.text !== laid.spec.text) fields.push('characters');
  if (site.layer.fills !== made.fills) fields.push('fills');
  if (fields.length > 0) site.overrides.push({ id: made.id, overriddenFields: fields });
};

/** Writes one laid out layer and everything below it. */
export const emit = (context: EmitContext, laid: Laid, site: Site): Emitted => {
  const { spec } = laid;
  const local = localBox(laid);
  const box = { ...local, x: site.x + local.x, y: site.y + local.y };
  const id = site.prefix && site.layer ? `${site.prefix};${site.layer.id}` : context.nextId();
  const mode = spec.kind === 'frame' && spec.dark ? 'Dark' : site.mode;
  const fills = paints(laid, mode, context.imageRef);
  noteOverrides(laid, site, { id, fills: JSON.stringify(fills) });
  const base = { id, ...layerFields(laid, box, site), ...referencesOf(laid) };
  const layer = { id, text: spec.kind === 'text' ? spec.text : null, fills: JSON.stringify(fills), children: [] };
  switch (spec.kind) {
    case 'text':
      return { node: { ...base, ...textFields(spec, fills), type: 'TEXT' }, layer };
    case 'vector':
      return { node: { ...base, ...shapeFields(laid, local, fills), type: 'VECTOR' }, layer };
    case 'rect':
      return { node: { ...base, ...shapeFields(laid, local, fills), type: 'RECTANGLE' }, layer };
    case 'ellipse': {
      const arcData = { startingAngle: 0, endingAngle: 6.2831854820251465, innerRadius: 0 };
      return { node: { ...base, ...shapeFields(laid, local, fills), type: 'ELLIPSE', arcData }, layer };
    }
    case 'frame': {
      const made = { spec, layer, base: { ...base, ...frameFields(spec, mode, fills) } };
      return emitFrame(context, laid, made, { ...site, x: box.x, y: box.y, mode });
    }
  }
};

interface MadeFrame {
  readonly spec: FrameSpec;
  readonly layer: DefinedLayer;
  readonly base: Omit<Extract<SubcanvasNode, { type: 'FRAME' }>, 'type' | 'children'>;
}

const emitFrame = (context: EmitContext, laid: Laid, made: MadeFrame, site: Site): Emitted => {
  const { spec } = made;
  const { id } = made.base;
  const defined = laid.instance ? definitionOf(context, laid.instance) : null;
  // Inside a nested instance the layers are those of its own component, which may have been swapped.
  const inner: Site = {
    ...site,
    parent: spec,
    prefix: defined ? (id.startsWith('I') ? id : `I${id}`) : site.prefix,
    layer: defined ?? site.layer,
    overrides: defined && !site.prefix ? [] : site.overrides,
    setId: spec.set ? id : null,
  };
  const below = laid.children.map((child, at) =>
    emit(context, child, { ...inner, layer: inner.layer?.children[at] ?? null }),
  );
  const fields = { ...made.base, children: below.map((one) => one.node) };
  const layer = { ...made.layer, children: below.map((one) => one.layer) };
  if (defined) {
    const componentProperties = propertiesOf(context, laid);
    const overrides = site.prefix ? [] : inner.overrides;
    return { node: { ...fields, type: 'INSTANCE', componentId: defined.id, componentProperties, overrides }, layer };
  }
  if (spec.set) {
    registerSet(context, spec.set, id);
    const properties = { ...variantDefinition(spec.set), ...definitionsOf(context, laid.children[0] as Laid) };
    return { node: { ...fields, type: 'COMPONENT_SET', componentPropertyDefinitions: properties }, layer };
  }
  if (spec.part) {
    registerComponent(context, spec, { layer, setId: site.setId });
    const properties = site.setId ? {} : { componentPropertyDefinitions: definitionsOf(context, laid) };
    return { node: { ...fields, type: 'COMPONENT', ...properties }, layer };
  }
  return { node: { ...fields, type: 'FRAME' }, layer };
};
