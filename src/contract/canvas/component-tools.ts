import { z } from 'zod';
import { entry, name, nodeId, nodeIds, text } from './tool-entry.ts';

const instance = nodeId.describe('id of an instance');
const component = nodeId.describe('id of a component or a set of components');
const property = z.string().min(1).max(500).describe('name of the property, e.g. Label');
const value = z.union([text, z.boolean()]);

/** Tools for components and what is made of them. */
export const componentTools = {
  swap_component: entry(
    'write',
    'Makes an instance one of another component.',
    z.object({ nodeId: instance, componentId: component }),
  ),
  reset_instance: entry('write', 'Takes away what an instance has of its own.', z.object({ nodeId: instance })),
  detach_instance: entry('write', 'Makes a frame of an instance. Answers its id.', z.object({ nodeId: instance })),
  copy_overrides: entry(
    'write',
    'Gives other instances the component of this one, its properties, and the texts, fills and strokes that differ in it.',
    z.object({ nodeId: instance, targetIds: nodeIds }),
  ),
  combine_variants: entry(
    'write',
    'Makes a set of components; their names say the variants, e.g. Size=Small, State=On. Answers its id.',
    z.object({ nodeIds, name: name.optional() }),
  ),
  set_description: entry('write', 'What a component is for.', z.object({ nodeId: component, description: text })),
  add_component_property: entry(
    'write',
    'Adds a property to a component; with a layer it says its text, whether it is shown, or which component it is.',
    z.object({
      nodeId: component,
      name: property,
      type: z.enum(['TEXT', 'BOOLEAN', 'INSTANCE_SWAP', 'VARIANT']),
      defaultValue: value,
      layerId: nodeId.optional().describe('layer in the component that it drives'),
    }),
  ),
  edit_component_property: entry(
    'write',
    'Renames a property of a component, or gives it another default.',
    z.object({ nodeId: component, name: property, newName: property.optional(), defaultValue: value.optional() }),
  ),
  delete_component_property: entry(
    'write',
    'Takes a property from a component.',
    z.object({ nodeId: component, name: property }),
  ),
};
