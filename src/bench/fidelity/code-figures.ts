import { isUnnamed } from '#codegen/emit/tokens/unnamed';
import type { SemanticNode } from '#contract/design/semantic-ast';

export interface CodeFigures {
  readonly colours: { readonly all: number; readonly exact: number; readonly missing: readonly string[] };
  readonly tokens: { readonly all: number; readonly written: number; readonly missing: readonly string[] };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Used {
  readonly colours: Map<string, string>;
  readonly tokens: Map<string, unknown>;
}

const FIELDS = new Set(['layout', 'item', 'size', 'fills', 'strokes', 'corners', 'effects', 'opacity', 'text']);

const collect = (part: unknown, used: Used): void => {
  if (Array.isArray(part)) for (const entry of part) collect(entry, used);
  if (!isRecord(part)) return;
  const { color, token, value } = part;
  if (typeof color === 'string')
    used.colours.set(`${color} ${String(token ?? '')} ${String(part['opacity'] ?? 1)}`, color);
  if (typeof token === 'string') used.tokens.set(token, value ?? color);
  for (const key of ['familyToken', 'weightToken', 'widthToken', 'heightToken'])
    if (typeof part[key] === 'string') used.tokens.set(part[key], key);
  for (const inner of Object.values(part)) if (typeof inner === 'object') collect(inner, used);
};

/** Colours and tokens of all layers that are seen and not a picture. */
const usedBy = (root: SemanticNode): Used => {
  const used: Used = { colours: new Map(), tokens: new Map() };
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.visible === false || node.screenshot !== undefined || node.mask !== undefined) continue;
    collect(Object.fromEntries(Object.entries(node).filter(([key]) => FIELDS.has(key))), used);
    stack.push(...(node.children ?? []));
  }
  return used;
};

const slug = (token: string): string =>
  `--${token
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/-$/, '')}`;

/**
 * What of the colours and tokens of a screen stands in its own style sheet, and of the colours in that of the tokens.
 * @param named what a stack calls tokens, where it has names of its own
 */
export const codeFigures = (
  root: SemanticNode,
  sheets: readonly string[],
  named: ReadonlyMap<string, string> = new Map(),
): CodeFigures => {
  const used = usedBy(root);
  const code = sheets.join('\n');
  const colours = [...used.colours.values()];
  const lost = colours.filter((colour) => !code.includes(colour.replace(/^rgb\(/, '').replace(/\)$/, '')));
  const tokens = [...used.tokens.keys()].filter((token) => !isUnnamed(token));
  const unwritten = tokens.filter((token) => !code.includes(`var(${named.get(token) ?? slug(token)}`));
  return {
    colours: { all: colours.length, exact: colours.length - lost.length, missing: lost },
    tokens: { all: tokens.length, written: tokens.length - unwritten.length, missing: unwritten },
  };
};
