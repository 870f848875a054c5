import type { InstanceInfo } from '#contract/design/semantic-ast';
import { boundId, type Fields, flag, isFields, records, str } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';
import { tokenOf } from '../binder.ts';
import { lean, nonEmpty, sortedEntries, toRecord } from '../lean.ts';
import type { NodeScope } from '../node-scope.ts';
import { propertyNames } from './property-names.ts';

type Property = NonNullable<InstanceInfo['properties']>[string];

const componentName = ({ build }: NodeScope, id: string): string | undefined =>
  Object.hasOwn(build.design.components, id) ? build.design.components[id]?.name : undefined;

const propertyOf = (scope: NodeScope, property: Fields): Property => {
  const type = str(property, 'type') ?? 'UNKNOWN';
  const value = flag(property, 'value') ?? str(property, 'value') ?? '';
  const swaps = type === 'INSTANCE_SWAP' && typeof value === 'string';
  return lean<Property>({
    type,
    value,
    token: tokenOf(scope, boundId(property, 'value')),
    component: swaps ? componentName(scope, value) : undefined,
  });
};

const propertiesOf = (scope: NodeScope): InstanceInfo['properties'] => {
  const entries = sortedEntries(scope.node['componentProperties']);
  const names = propertyNames(entries.map(([raw]) => raw));
  return toRecord(
    entries.flatMap(([raw, property]) =>
      isFields(property) ? [[names.get(raw) ?? raw, propertyOf(scope, property)] as const] : [],
    ),
  );
};

/** Changes that only the editor sees. */
const EDITOR_ONLY = new Set([
  'annotations',
  'devStatus',
  'exportSettings',
  'locked',
  'name',
  'pluginData',
  'sharedPluginData',
]);

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

const overridesOf = (node: FigmaNode): InstanceInfo['overrides'] =>
  nonEmpty(
    records(node, 'overrides').flatMap((override) => {
      const id = str(override, 'id');
      const fields = textsOf(override['overriddenFields'])
        .filter((field) => !EDITOR_ONLY.has(field))
        .sort();
      return id === undefined || fields.length === 0 ? [] : [{ id, fields }];
    }),
  );

/** What an instance is an instance of, and how it differs; undefined for every other layer. */
export const instanceInfoOf = (scope: NodeScope): InstanceInfo | undefined => {
  const { node, build } = scope;
  if (node.type !== 'INSTANCE') return undefined;
  const { components, componentSets } = build.design;
  const componentId = str(node, 'componentId') ?? '';
  const meta = Object.hasOwn(components, componentId) ? components[componentId] : undefined;
  const setId = meta?.componentSetId ?? '';
  return lean<InstanceInfo>({
    componentId,
    componentName: meta?.name ?? null,
    componentSet: Object.hasOwn(componentSets, setId) ? componentSets[setId]?.name : undefined,
    remote: meta === undefined || meta.remote ? true : undefined,
    properties: propertiesOf(scope),
    exposed: node['isExposedInstance'] === true ? true : undefined,
    exposes: nonEmpty(textsOf(node['exposedInstances'])),
    overrides: overridesOf(node),
  });
};
