import type { ComponentInfo, InstanceInfo, SemanticNode } from '#contract/design/semantic-ast';
import { encode, encodeMembers, encodeRecord } from '../notation/encode.ts';
import { quoted, word } from '../notation/quote.ts';
import { type Attribute, flag, type Notation, valued } from './attribute.ts';

type Property = NonNullable<InstanceInfo['properties']>[string];

const plainText = ({ type, value, component }: Property): string | null => {
  if (type === 'INSTANCE_SWAP' && typeof value === 'string')
    return `@${nodeId(value)}${component === undefined ? '' : `=${quoted(component)}`}`;
  if (component !== undefined) return null;
  if (type === 'BOOLEAN' && typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return null;
  if (type === 'TEXT') return quoted(value);
  return type === 'VARIANT' ? `=${word(value)}` : null;
};

/** A variant is `=word`, a text is quoted, a swapped component is `@id`; what is none of them says its type. */
const propertyText = (property: Property, { tokens }: Notation): string => {
  const text = plainText(property);
  if (text === null) return encode(property, tokens);
  return property.token === undefined ? text : tokens.use(property.token, text);
};

/** Ids of Figma stand bare. */
export const nodeId = (id: string): string => (/^[IS]?\d[\d:;]*$/.test(id) ? id : quoted(id));

const componentText = (component: ComponentInfo, { tokens }: Notation): string => {
  const { variant, properties, ...rest } = component;
  const records = [
    variant && `variant:${encodeRecord(variant, (value) => encode(value, tokens))}`,
    properties && `properties:${encodeRecord(properties, (value) => encode(value, tokens))}`,
  ];
  return `{${[...encodeMembers(rest, tokens), ...records.filter((one) => one !== undefined)].join(',')}}`;
};

/** Of which component a layer is, with its properties. What it overrides is left out: the layers below say it. */
const instanceAttributes = (instance: InstanceInfo | undefined, notation: Notation): Attribute[] => {
  if (instance === undefined) return [];
  const { componentId, componentName, componentSet, properties } = instance;
  return [
    ...valued('use', 'of', nodeId(componentId)),
    ...valued('use', 'component', componentName === null ? undefined : quoted(componentName)),
    ...valued('use', 'set', componentSet === undefined ? undefined : quoted(componentSet)),
    ...flag('use', 'remote', instance.remote),
    ...valued('use', 'props', properties && encodeRecord(properties, (one) => propertyText(one as Property, notation))),
    ...flag('use', 'exposed', instance.exposed),
    ...valued('own', 'exposes', instance.exposes && `[${instance.exposes.map(nodeId).join(',')}]`),
  ];
};

/** Components, properties, pictures, exports and what happens on a click. */
export const useAttributes = (node: SemanticNode, notation: Notation): Attribute[] => {
  const { screenshot, pictureBox, component, propertyRefs } = node;
  const put = (part: 'own' | 'use', key: string, value: unknown) =>
    valued(part, key, value === undefined ? undefined : encode(value, notation.tokens));
  // A picture that has no key yet is named by its layer.
  const key = screenshot === node.id ? flag('own', 'img', true) : put('own', 'img', screenshot);
  return [
    ...instanceAttributes(node.instance, notation),
    ...valued('own', 'def', component && componentText(component, notation)),
    ...valued('use', 'refs', propertyRefs && encodeRecord(propertyRefs, (name) => word(String(name)))),
    ...key,
    ...put('own', 'imgbox', pictureBox && [pictureBox.x, pictureBox.y, pictureBox.width, pictureBox.height]),
    ...put('use', 'exports', node.exports),
    ...put('use', 'on', node.interactions),
  ];
};
