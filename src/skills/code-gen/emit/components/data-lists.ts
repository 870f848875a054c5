import { camel, unique } from '../names/words.ts';
import type { Template, TemplateUse } from './template.ts';
import type { Given } from './tree.ts';

/** Siblings that are the same but for what they are given. */
export interface DataList {
  readonly name: string;
  readonly component: string;
  readonly items: readonly Template[];
  readonly rows: readonly (readonly (readonly [string, Given])[])[];
  /** The property that tells the rows apart; null: they stand by their place. */
  readonly key: string | null;
}

export interface DataLists {
  readonly all: readonly DataList[];
  startingAt(template: Template): DataList | undefined;
}

const FEWEST = 3;

/** The use that a sibling is, or that it holds and nothing else. */
const heldUse = (template: Template): TemplateUse | null => {
  if (template.condition !== null) return null;
  if (template.kind === 'use') return template;
  const { content, attributes, comments } = template;
  if (content.kind !== 'children' || content.children.length !== 1 || attributes.length + comments.length > 0)
    return null;
  const [only] = content.children;
  return only?.kind === 'use' && only.condition === null ? only : null;
};

const shapeOf = (template: Template): string | null => {
  const use = heldUse(template);
  if (
    use === null ||
    use.given.some(([, given]) => given.kind === 'passed') ||
    use.variants.length > 0 ||
    use.slots.length > 0
  )
    return null;
  return JSON.stringify([template.kind === 'use' ? '' : [template.tag, template.style], use.component, use.style]);
};

const keyOf = (rows: DataList['rows']): string | null => {
  const [first = []] = rows;
  const found = first.find(([name, { kind }]) => {
    const texts = rows.map((row) => row.find(([own]) => own === name)?.[1]);
    return (
      kind === 'text' && new Set(texts.map((given) => (given?.kind === 'text' ? given.text : ''))).size === rows.length
    );
  });
  return found?.[0] ?? null;
};

const plural = (name: string): string =>
  /(s|x|ch|sh)$/.test(name) ? `${name}es` : name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;

const wordsIn = (component: string): string[] =>
  component
    .replaceAll(/(?<=[\p{Ll}\d])\p{Lu}/gu, ' $&')
    .toLowerCase()
    .split(' ')
    .filter(Boolean);

const runsIn = (children: readonly Template[]): Template[][] => {
  const runs: Template[][] = [];
  let shape: string | null = null;
  for (const child of children) {
    const own = shapeOf(child);
    if (own !== null && own === shape) runs.at(-1)?.push(child);
    else runs.push([child]);
    shape = own;
  }
  return runs.filter((run) => run.length >= FEWEST);
};

const walk = (template: Template, visit: (children: readonly Template[]) => void): void => {
  if (template.kind === 'use') {
    for (const [, pieces] of template.slots) {
      visit(pieces);
      for (const piece of pieces) walk(piece, visit);
    }
    return;
  }
  if (template.content.kind !== 'children') return;
  visit(template.content.children);
  for (const child of template.content.children) walk(child, visit);
};

/** Finds what repeats over data below a piece. @param shown the name of a component without what a stack adds to it */
export const dataLists = (
  root: Template,
  taken: Set<string>,
  shown: (component: string) => string = (component) => component,
): DataLists => {
  const lists = new Map<Template, DataList>();
  walk(root, (children) => {
    for (const items of runsIn(children)) {
      const uses = items.map(heldUse).filter((use) => use !== null);
      const component = uses[0]?.component ?? '';
      if (uses.every(({ given }) => given.length === 0)) continue;
      const rows = uses.map(({ given }) => given);
      const name = unique(plural(camel(wordsIn(shown(component)), 'item')), taken, '');
      lists.set(items[0] as Template, { name, component, items, rows, key: keyOf(rows) });
    }
  });
  return { all: [...lists.values()], startingAt: (template) => lists.get(template) };
};
