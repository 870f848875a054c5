import type { LayoutNode } from '../../../layout/layout-node.ts';
import type { TokenScope } from '../../css/ink.ts';
import { type Builder, teller } from '../../markup/builder.ts';
import type { CommentPiece } from '../../markup/element.ts';
import type { Field } from '../../markup/fields.ts';
import type { RoleContext } from '../../markup/roles.ts';
import type { Look } from '../facets.ts';
import type { Bounds, StackFacts } from './bounds.ts';

/** A stack that is no markup: what it cannot say of a look, by words of `planNote`. */
export interface Limits {
  missing(look: Look): readonly string[];
  /** What it cannot say of a part of a text; absent: nothing is looked for. */
  missingInPart?(look: Look): readonly string[];
  /** True when code can lead there: a route of the app, or an address outside of it. */
  leads(to: string, from: 'layer' | 'text'): boolean;
}

export interface NativeBuilder extends Omit<Builder, 'radios'> {
  readonly scope: TokenScope;
  readonly limits: Limits;
}

/** What is around a layer. */
export interface Around extends RoleContext {
  readonly parent: LayoutNode | null;
  readonly facts: StackFacts;
  /** Inside of the layer around. */
  readonly bounds: Bounds;
  /** The field that it is in; null where nothing is typed. */
  readonly field: Field | null;
}

export interface Building {
  readonly layout: LayoutNode;
  readonly builder: NativeBuilder;
  readonly around: Around;
}

export const toldOf = (builder: Pick<Builder, 'notes' | 'told'>, layout: LayoutNode) => teller(builder, layout);

export const commentsFor = (words: ReadonlySet<string>, { node }: LayoutNode): CommentPiece[] =>
  words.size === 0 ? [] : [{ kind: 'comment', text: `layer ${node.id}: not as designed (${[...words].join(', ')})` }];
