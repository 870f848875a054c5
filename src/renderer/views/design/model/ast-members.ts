import type { SemanticNode } from '#contract/design/semantic-ast';

/** One value of a layer by its path in the AST, e.g. `layout.gap`, `fills[0].stops[1].color`. */
export interface AstMember {
  readonly path: string;
  readonly value: string | number | boolean | null;
  /** The token that the value is bound to. */
  readonly token?: string;
}

/** More of one layer are not listed: nobody reads on. */
export const MEMBERS_LISTED = 400;
/** Nested deeper a value is only hinted at: no import writes such. */
const DEEPEST = 12;

type Scalar = AstMember['value'];
const isScalar = (value: unknown): value is Scalar => value === null || typeof value !== 'object';

/** `[1, 2, 3]` is one value for whoever reads it. */
const figuresOf = (value: unknown): string | null =>
  Array.isArray(value) && value.length > 0 && value.every((one) => isScalar(one)) ? value.join(', ') : null;

const boundOf = (value: object): { readonly value: Scalar; readonly token: string } | null => {
  const keys = Object.keys(value);
  if (keys.length !== 2 || !('value' in value) || !('token' in value)) return null;
  return isScalar(value.value) && typeof value.token === 'string' ? { value: value.value, token: value.token } : null;
};

const childPath = (path: string, key: string, isList: boolean): string =>
  isList ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;

const collect = (path: string, value: unknown, depth: number, found: AstMember[]): void => {
  if (value === undefined || found.length > MEMBERS_LISTED) return;
  if (isScalar(value)) {
    found.push({ path, value });
    return;
  }
  const figures = figuresOf(value);
  const bound = boundOf(value);
  if (bound) found.push({ path, ...bound });
  else if (figures !== null) found.push({ path, value: figures });
  else if (depth >= DEEPEST) found.push({ path, value: '…' });
  else
    for (const [key, member] of Object.entries(value))
      collect(childPath(path, key, Array.isArray(value)), member, depth + 1, found);
};

/** Every member of a layer but its children, in the order of the AST. */
export const astMembers = ({ children: _children, ...own }: SemanticNode): readonly AstMember[] => {
  const found: AstMember[] = [];
  collect('', own, 0, found);
  return found;
};
