import type { Given, Part } from './tree.ts';
import { type Branch, isPart, isPlaced } from './tree.ts';
import type { Slot, Template, TemplateElement } from './template.ts';

const fixed = (part: Part): [string, Slot][] => [...part.attributes].map(([name, value]) => [name, { kind: 'fixed', value }]);

const contentOf = (part: Part): TemplateElement['content'] =>
  part.oneLine
    ? { kind: 'text', branches: part.children.filter(({ kind }) => kind !== 'comment') }
    : { kind: 'children', children: part.children.filter(isPlaced).map(templateOf) };

const templateOf = (branch: Part | Extract<Branch, { kind: 'use' }>): Template => {
  const common = { words: branch.words, style: branch.style, variants: [], condition: null, origins: [branch.origin] };
  if (branch.kind === 'use') return { kind: 'use', component: branch.component, given: [...branch.given] as [string, Given][], ...common };
  return elementTemplate(branch, common);
};

const elementTemplate = (part: Part, common: Pick<TemplateElement, 'words' | 'style' | 'variants' | 'condition' | 'origins'>): TemplateElement => ({
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
