import { type Code, call } from '../../native/code/code-tree.ts';

const CONSTANT = { constant: true } as const;

/** A box in which nothing is. */
export const EMPTY: Code = call('SizedBox', [], CONSTANT);

/** A widget around another. */
export const wrap = (head: string, args: readonly (readonly [string, Code | null])[], child: Code | null): Code =>
  call(head, [...args, ['child', child]], CONSTANT);
