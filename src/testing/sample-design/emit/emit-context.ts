import type { Component, ComponentSet } from '@figma/rest-api-spec';
import { SETS } from '../screens/library.ts';
import type { ComponentName, FrameSpec, InstanceSpec } from '../screens/spec.ts';
import type { Mode } from '../tokens/tokens.ts';
import { keyOf } from '../tokens/variables.ts';

/** What an instance needs of the definition: ids of the layers in order, and what they said there. */
export interface DefinedLayer {
  readonly id: string;
  readonly text: string | null;
  readonly fills: string;
  readonly children: readonly DefinedLayer[];
}

export type Override = { id: string; overriddenFields: string[] };

/** Where a node is written. */
export interface Site {
  readonly x: number;
  readonly y: number;
  readonly mode: Mode;
  /** Inside an instance: the start of the ids, and the same layer of the component. */
  readonly prefix: string | null;
  readonly layer: DefinedLayer | null;
  readonly overrides: Override[];
  readonly parent: FrameSpec | null;
  readonly setId: string | null;
}

/** The collections of one file response while it is written. */
export interface EmitContext {
  readonly definitions: Map<string, DefinedLayer>;
  readonly components: Record<string, Component>;
  readonly componentSets: Record<string, ComponentSet>;
  readonly imageRef: string;
  nextId(): string;
}

const keyFor = (of: ComponentName, variant: string | undefined): string => `${of}|${SETS[of] ? variant : ''}`;

export const definitionOf = (context: EmitContext, instance: Pick<InstanceSpec, 'of' | 'props'>): DefinedLayer => {
  const found = context.definitions.get(keyFor(instance.of, instance.props.variant));
  if (!found) throw new Error(`${instance.of} ${instance.props.variant ?? ''} is used before it is defined`);
  return found;
};

export const registerComponent = (
  context: EmitContext,
  spec: FrameSpec,
  made: { layer: DefinedLayer; setId: string | null },
): void => {
  const of = spec.part as ComponentName;
  context.definitions.set(keyFor(of, spec.variant), made.layer);
  context.components[made.layer.id] = {
    key: keyOf(`component ${of} ${spec.variant ?? ''}`),
    name: spec.name,
    description: '',
    remote: false,
    ...(made.setId && { componentSetId: made.setId }),
    documentationLinks: [],
  };
};

export const registerSet = (context: EmitContext, of: ComponentName, id: string): void => {
  context.componentSets[id] = {
    key: keyOf(`set ${of}`),
    name: of,
    description: '',
    remote: false,
    documentationLinks: [],
  };
};
