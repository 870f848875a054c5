import type { Property, TemplateUse } from '../../components/template.ts';
import type { Given } from '../../components/tree.ts';
import { imageName } from '../look/swift-paint.ts';
import type { SwiftFile } from '../swift-file.ts';
import { swiftMember, swiftName, swiftString } from '../swift-text.ts';
import { plainText } from './swift-text-view.ts';

/** A value that a component is given. */
export const givenText = (given: Given, file: SwiftFile): string => {
  switch (given.kind) {
    case 'text':
      return swiftString(given.text);
    case 'lines':
      return swiftString(plainText(given.pieces));
    case 'word':
      return `.${swiftMember(given.word)}`;
    case 'flag':
      return `${given.on}`;
    case 'asset':
      file.assets.add(given.asset);
      return swiftString(imageName(given.asset));
    case 'passed':
      return swiftName(given.name);
    case 'nodes':
      return '';
  }
};

const isSlot = ({ kind }: Property): boolean => kind === 'nodes';

/** Properties in the order in which the initializer takes them: what views are made of comes last. */
export const orderedProperties = (properties: readonly Property[]): readonly Property[] => [
  ...properties.filter((property) => !isSlot(property)),
  ...properties.filter(isSlot),
];

/** Of a view of the project, in the order in which its initializer takes them. */
const theirArguments = (use: TemplateUse, given: ReadonlyMap<string, Given>, file: SwiftFile): string[] =>
  (file.draft.theirs.get(use.component)?.takes?.properties ?? []).flatMap(({ name }) => {
    const value = given.get(name);
    return value === undefined ? [] : [`${swiftName(name)}: ${givenText(value, file)}`];
  });

/** What a use says between its parentheses, and the slots that are handed on or left empty. */
export const argumentsOf = (use: TemplateUse, file: SwiftFile): string[] => {
  const own = file.draft.components.get(use.component);
  const given = new Map(use.given);
  if (own === undefined) return theirArguments(use, given, file);
  const properties = orderedProperties(own.properties);
  const filled = new Set(use.slots.map(([name]) => name));
  return properties.flatMap((property) => {
    const value = given.get(property.name);
    const name = swiftName(property.name);
    if (property.kind === 'nodes') {
      if (filled.has(property.name)) return [];
      return value?.kind === 'passed' ? [] : [`${name}: { EmptyView() }`];
    }
    return value === undefined ? [] : [`${name}: ${givenText(value, file)}`];
  });
};

/** What the rows of a component have, in the order in which it takes it: all that some list of the file gives it. */
export const rowMembers = (
  component: string,
  { draft, lists }: Pick<SwiftFile, 'draft' | 'lists'>,
): readonly Property[] => {
  const same = lists.all.filter((list) => list.component === component);
  const said = new Set(same.flatMap(({ rows }) => rows.flatMap((row) => row.map(([name]) => name))));
  return orderedProperties(draft.components.get(component)?.properties ?? []).filter(({ name }) => said.has(name));
};
