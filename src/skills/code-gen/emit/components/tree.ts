import type { InstanceInfo } from '#contract/design/semantic-ast';
import type { Declarations } from '../css/declarations.ts';
import type { AttributeValue, BreakPiece, CommentPiece, Element, Origin, Piece, TextPiece } from '../markup/element.ts';

/** An element whose instances may be replaced by uses of components. */
export interface Part {
  readonly kind: 'part';
  readonly origin: Origin;
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, AttributeValue>;
  readonly words: readonly string[];
  readonly style: Declarations;
  readonly oneLine: boolean;
  readonly slot: boolean;
  readonly children: readonly Branch[];
  readonly instance: InstanceInfo | null;
  readonly refs: Readonly<Record<string, string>>;
}

/** What is given to a property of a component. */
export type Given =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'asset'; readonly asset: string }
  | { readonly kind: 'flag'; readonly on: boolean }
  /** One word of the few that a property may have. */
  | { readonly kind: 'word'; readonly word: string }
  /** Text over several lines. */
  | { readonly kind: 'lines'; readonly pieces: readonly (TextPiece | BreakPiece)[] }
  /** What goes into a slot. */
  | { readonly kind: 'nodes'; readonly branches: readonly Branch[] }
  /** A property of the component around it, handed on. */
  | { readonly kind: 'passed'; readonly name: string };

/** A component stands here. */
export interface Use {
  readonly kind: 'use';
  readonly origin: Origin;
  readonly component: string;
  readonly given: ReadonlyMap<string, Given>;
  readonly words: readonly string[];
  /** What the place says of it: how large it is there, and where. */
  readonly style: Declarations;
  readonly refs: Readonly<Record<string, string>>;
}

export type Branch = Part | Use | TextPiece | BreakPiece | CommentPiece;

const branchOf = (piece: Piece): Branch => (piece.kind === 'element' ? partOf(piece) : piece);

/** Elements as parts, nothing replaced yet. */
export const partOf = (element: Element): Part => ({
  kind: 'part',
  origin: element.origin,
  tag: element.tag,
  attributes: new Map(element.attributes),
  words: element.words,
  style: element.style,
  oneLine: element.oneLine === true,
  slot: element.slot === true,
  children: element.children.map(branchOf),
  instance: element.instance ?? null,
  refs: element.refs ?? {},
});

export const isPart = (branch: Branch): branch is Part => branch.kind === 'part';

/** Branches that have a place and a look of their own. */
export const isPlaced = (branch: Branch): branch is Part | Use => branch.kind === 'part' || branch.kind === 'use';

/** Two pieces of code with the same text are the same, whatever layers they came of. */
export const textOfCode = (value: unknown): string =>
  JSON.stringify(value, (key, inner: unknown) => {
    if (key === 'origin' || key === 'instance') return undefined;
    return inner instanceof Map ? [...inner] : inner;
  });

/** What is given to slots. */
export const filledBy = ({ given }: Use): Branch[] =>
  [...given.values()].flatMap((value) => (value.kind === 'nodes' ? value.branches : []));
