import type { ComponentInfo } from '#contract/design/semantic-ast';
import { flag, isFields, str } from '../../figma/fields.ts';
import { lean, nonEmpty, sortedEntries, toRecord } from '../lean.ts';
import type { NodeScope } from '../node-scope.ts';
import { propertyNames } from './property-names.ts';

type Property = NonNullable<ComponentInfo['properties']>[string];

const propertiesOf = (definitions: unknown): ComponentInfo['properties'] => {
  const entries = sortedEntries(definitions);
  const names = propertyNames(entries.map(([raw]) => raw));
  return toRecord(
    entries.flatMap(([raw, definition]) => {
      if (!isFields(definition)) return [];
      const options: unknown = definition['variantOptions'];
      const words = Array.isArray(options) ? options.filter((option) => typeof option === 'string') : [];
      const property = lean<Property>({
        type: str(definition, 'type') ?? 'UNKNOWN',
        default: flag(definition, 'defaultValue') ?? str(definition, 'defaultValue') ?? '',
        options: nonEmpty(words),
      });
      return [[names.get(raw) ?? raw, property] as const];
    }),
  );
};

/** `Size=Small, State=Hover` → its pairs; undefined when the name is not made of pairs. */
const variantOf = (name: string): ComponentInfo['variant'] => {
  const pairs = name.split(',').map((part) => {
    const at = part.indexOf('=');
    return at < 1 ? undefined : ([part.slice(0, at).trim(), part.slice(at + 1).trim()] as const);
  });
  const whole = pairs.filter((pair) => pair !== undefined);
  return whole.length === pairs.length ? toRecord(whole) : undefined;
};

const metaOf = <T>(metas: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(metas, id) ? metas[id] : undefined;

/** What a component or a component set offers; undefined for every other layer. */
export const componentInfoOf = ({ node, parent, build }: NodeScope): ComponentInfo | undefined => {
  if (node.type === 'COMPONENT') {
    const meta = metaOf(build.design.components, node.id);
    const inSet = parent?.type === 'COMPONENT_SET' || (meta?.componentSetId ?? null) !== null;
    return lean<ComponentInfo>({
      kind: 'component',
      key: meta?.key || undefined,
      description: meta?.description || undefined,
      variant: inSet ? variantOf(node.name) : undefined,
      properties: propertiesOf(node['componentPropertyDefinitions']),
    });
  }
  if (node.type !== 'COMPONENT_SET') return undefined;
  const meta = metaOf(build.design.componentSets, node.id);
  return lean<ComponentInfo>({
    kind: 'component-set',
    key: meta?.key || undefined,
    description: meta?.description || undefined,
    properties: propertiesOf(node['componentPropertyDefinitions']),
  });
};
