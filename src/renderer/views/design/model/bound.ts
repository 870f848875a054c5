import type { Bound } from '#contract/design/semantic-ast';

/** The two forms of a value that may be bound to a token. */
export interface Unbound<T> {
  readonly value: T;
  readonly token: string | null;
}

export const unbind = <T extends string | number>(bound: Bound<T>): Unbound<T> =>
  typeof bound === 'object' ? { value: bound.value, token: bound.token } : { value: bound, token: null };
