import type { Origin } from '../../markup/element.ts';

/** An argument; a name in front of it where the language has one. */
export interface Argument {
  readonly name: string | null;
  readonly code: Code;
}

/** Code as a tree, so that a line breaks where somebody would break it. Plain text stands for constants. */
export type Code =
  | string
  /** A constant that is never broken over lines, e.g. a colour. */
  | { readonly kind: 'literal'; readonly text: string }
  /** Text that is not constant. */
  | { readonly kind: 'live'; readonly text: string }
  | {
      readonly kind: 'call';
      readonly head: string;
      readonly args: readonly Argument[];
      /** Statements in braces behind it; null: none. */
      readonly block: Block | null;
      /** A constant when all its arguments are. */
      readonly constant: boolean;
      readonly origins: readonly Origin[];
      readonly comments: readonly string[];
    }
  | { readonly kind: 'list'; readonly items: readonly Code[] }
  | {
      readonly kind: 'chain';
      readonly base: string;
      readonly links: readonly Code[];
      /** In front of each link; a dot when absent. */
      readonly joint?: '..';
    }
  | { readonly kind: 'lambda'; readonly statements: readonly Code[]; readonly parameters?: string }
  /** A call with a short block on its line; without its brackets where nothing is in them. */
  | { readonly kind: 'trailed'; readonly code: Code; readonly text: string }
  /** `.member` of what the code makes. */
  | { readonly kind: 'member'; readonly of: Code; readonly member: string }
  /** `prefix`, then the code: `if (a) `, `...`, `for (…) `. */
  | { readonly kind: 'led'; readonly lead: string; readonly code: Code }
  | { readonly kind: 'either'; readonly when: string; readonly yes: Code; readonly no: Code }
  | {
      readonly kind: 'choice';
      readonly head: string;
      readonly cases: readonly Case[];
      readonly joint: string;
      readonly end: string;
    };

export interface Block {
  readonly parameters: string;
  readonly statements: readonly Code[];
}

export interface Case {
  readonly when: string;
  readonly code: Code;
}

export const live = (text: string): Code => ({ kind: 'live', text });

interface Call {
  readonly block?: Block | null;
  readonly constant?: boolean;
  readonly origins?: readonly Origin[];
  readonly comments?: readonly string[];
}

/** Arguments that are null are left out. */
export const call = (
  head: string,
  args: readonly (readonly [string | null, Code | null | undefined])[],
  { block = null, constant = false, origins = [], comments = [] }: Call = {},
): Code => ({
  kind: 'call',
  head,
  args: args.flatMap(([name, code]) => (code == null ? [] : [{ name, code }])),
  block,
  constant,
  origins,
  comments,
});

export const isSame = (a: Code | undefined, b: Code | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** True for what a compiler can work out. */
export const isConstant = (code: Code): boolean => {
  if (typeof code === 'string') return true;
  if (code.kind === 'literal') return true;
  if (code.kind === 'list') return code.items.every(isConstant);
  return code.kind === 'call' && code.constant && code.block === null && code.args.every((one) => isConstant(one.code));
};
