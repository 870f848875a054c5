import type { Slot, Template, TemplateElement, TemplateUse } from './template.ts';
import type { Given, Part } from './tree.ts';
import { type Branch, isPart, isPlaced } from './tree.ts';

const fixed = (part: Part): [string, Slot][] =>
  [...part.attributes].map(([name, value]) => [name, { kind: 'fixed', value }]);

const contentOf = (part: Part): TemplateElement['content'] =>
  part.oneLine
    ? { kind: 'text', branches: part.children.filter(({ kind }) => kind !== 'comment') }
    : { kind: 'children', children: part.children.filter(isPlaced).map(templateOf) };

/** What goes into slots apart from what else is given. */
export const withSlots = (given: readonly (readonly [string, Given])[]): Pick<TemplateUse, 'given' | 'slots'> => ({
  given: given.filter(([, { kind }]) => kind !== 'nodes'),
  slots: given.flatMap(([name, value]) =>
    value.kind === 'nodes' ? [[name, value.branches.filter(isPlaced).map(templateOf)] as const] : [],
  ),
});

const templateOf = (branch: Part | Extract<Branch, { kind: 'use' }>): Template => {
  const common = { words: branch.words, style: branch.style, variants: [], condition: null, origins: [branch.origin] };
  if (branch.kind === 'use')
    return { kind: 'use', component: branch.component, ...withSlots([...branch.given]), ...common };
  return elementTemplate(branch, common);
};

const elementTemplate = (
  part: Part,
  common: Pick<TemplateElement, 'words' | 'style' | 'variants' | 'condition' | 'origins'>,
): TemplateElement => ({
  kind: 'element',
  tag: part.tag,
  attributes: fixed(part),
  comments: part.children.filter((child) => child.kind === 'comment'),
  content: contentOf(part),
  ...common,
});

/** A screen as code has it: like a component without properties. */
export const screenTemplate = (root: Branch): TemplateElement | null => {
  if (!isPart(root)) return null;
  const template = templateOf(root);
  return template.kind === 'element' ? template : null;
};
