import type { ComponentProperty, ComponentPropertyDefinition } from '@figma/rest-api-spec';
import type { Laid } from '../screens/layout.ts';
import { SETS } from '../screens/library.ts';
import type { ComponentName } from '../screens/spec.ts';
import { definitionOf, type EmitContext } from './emit-context.ts';

const ORDER = ['Label', 'Name', 'Place', 'Note', 'Value', 'Title', 'Show icon', 'Icon', 'Plant'];

/** Figma's name of a property: what the user typed, and a number that keeps it apart. */
const keyFor = (name: string): string => `${name}#${ORDER.indexOf(name) + 1}:0`;

/** Fields of this node that a property of its component sets. */
export const referencesOf = (laid: Laid): { componentPropertyReferences?: Record<string, string> } => {
  const spec = laid.spec;
  const refs = {
    ...(spec.kind === 'text' && spec.prop && { characters: keyFor(spec.prop) }),
    ...(laid.instance?.refs?.visible && { visible: keyFor(laid.instance.refs.visible) }),
    ...(laid.instance?.refs?.mainComponent && { mainComponent: keyFor(laid.instance.refs.mainComponent) }),
  };
  return Object.keys(refs).length > 0 ? { componentPropertyReferences: refs } : {};
};

interface Found {
  readonly name: string;
  readonly type: 'TEXT' | 'BOOLEAN' | 'INSTANCE_SWAP';
  readonly value: string | boolean;
}

/** Everything below that a property sets; layers of nested instances belong to those. */
const collect = (context: EmitContext, laid: Laid): Found[] =>
  laid.children.flatMap((child): Found[] => {
    const { spec, instance } = child;
    if (spec.kind === 'text' && spec.prop) return [{ name: spec.prop, type: 'TEXT', value: spec.text }];
    if (!instance) return collect(context, child);
    const { visible, mainComponent } = instance.refs ?? {};
    return [
      ...(visible ? [{ name: visible, type: 'BOOLEAN' as const, value: !instance.hidden }] : []),
      ...(mainComponent
        ? [{ name: mainComponent, type: 'INSTANCE_SWAP' as const, value: definitionOf(context, instance).id }]
        : []),
    ];
  });

export const definitionsOf = (context: EmitContext, laid: Laid): Record<string, ComponentPropertyDefinition> =>
  Object.fromEntries(
    collect(context, laid).map(({ name, type, value }) => [
      keyFor(name),
      { type, defaultValue: value, ...(type === 'INSTANCE_SWAP' && { preferredValues: [] }) },
    ]),
  );

export const variantDefinition = (of: ComponentName): Record<string, ComponentPropertyDefinition> => {
  const set = SETS[of];
  if (!set) return {};
  const values = Object.keys(set.variants);
  return { [set.property]: { type: 'VARIANT', defaultValue: values[0] ?? '', variantOptions: values } };
};

export const propertiesOf = (context: EmitContext, laid: Laid): Record<string, ComponentProperty> => {
  const { of, props } = laid.instance ?? {};
  const set = of && SETS[of];
  return {
    ...Object.fromEntries(collect(context, laid).map(({ name, type, value }) => [keyFor(name), { type, value }])),
    ...(set && { [set.property]: { type: 'VARIANT' as const, value: props?.variant ?? '' } }),
  };
};
