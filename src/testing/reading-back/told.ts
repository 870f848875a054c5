import type { SemanticNode } from '#contract/design/semantic-ast';

/** What a form has to say of a layer, found in the AST without any code of the form. */
export interface Told {
  readonly node: SemanticNode;
  /** Drawn layer by layer, hidden with all that is in it, or in a picture. */
  readonly place: 'open' | 'hidden' | 'in-hidden' | 'in-picture';
  /** Its parent lays it out, so that its position may be left out. */
  readonly placed: boolean;
}

const placeOf = (child: SemanticNode, around: Told, root: SemanticNode): Told['place'] => {
  if (around.place === 'hidden' || around.place === 'in-hidden') return 'in-hidden';
  if (around.place === 'in-picture' || around.node.screenshot !== undefined) return 'in-picture';
  return child.visible === false && child !== root ? 'hidden' : 'open';
};

const turned = (node: SemanticNode): boolean => node.rotation !== undefined || node.transform !== undefined;

export const allTold = (root: SemanticNode): Told[] => {
  const found: Told[] = [];
  const visit = (told: Told): void => {
    found.push(told);
    for (const child of told.node.children ?? []) {
      const placed = told.node.layout !== undefined && child.item?.absolute !== true && !turned(child);
      visit({ node: child, place: placeOf(child, told, root), placed });
    }
  };
  visit({ node: root, place: 'open', placed: false });
  return found;
};

const NAMES = new Set([
  'token',
  'familyToken',
  'weightToken',
  'styleToken',
  'widthToken',
  'heightToken',
  'visibleBinding',
  'charactersBinding',
]);
/** Records whose keys are names out of the design. */
const FREE = new Set(['component', 'propertyRefs', 'styles', 'openType', 'children']);

/** Every token that is named anywhere in a layer, sorted; once each. */
export const tokensIn = (node: SemanticNode): string[] => {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, one] of Object.entries(value)) {
      if (typeof one === 'string' && NAMES.has(key)) found.add(one);
      if (!FREE.has(key) && key !== 'tokens') visit(one);
    }
  };
  visit(node);
  for (const names of Object.values(node.tokens ?? {})) for (const name of names) found.add(name);
  return [...found].sort();
};
