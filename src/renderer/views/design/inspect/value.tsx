import type { Bound } from '#contract/design/semantic-ast';
import { Badge } from '../../../components/feedback/badge.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { unbind } from '../model/bound.ts';
import { shortSides, tokensOf } from '../model/stack-words.ts';
import styles from './inspect.module.css';

/** The name of a token without its collection, which stands in the tooltip. */
export const TokenBadge = ({ token }: { readonly token: string }) => (
  <span className={styles.token} title={visibleText(token)}>
    <Badge>{visibleText(token.slice(token.indexOf('/') + 1))}</Badge>
  </span>
);

/** A number or word with the token that it is bound to. */
export const BoundValue = ({
  of,
  unit = '',
}: {
  readonly of: Bound<number> | Bound<string>;
  readonly unit?: string;
}) => {
  const { value, token } = unbind<string | number>(of);
  return (
    <span className={styles.value}>
      <span>{`${visibleText(String(value))}${unit}`}</span>
      {token === null ? null : <TokenBadge token={token} />}
    </span>
  );
};

/** Four sides or corners, as short as CSS writes them, and their tokens. */
export const SidesValue = ({ of }: { readonly of: readonly Bound<number>[] }) => (
  <span className={styles.value}>
    <span>{shortSides(of.map((side) => unbind(side).value))}</span>
    {tokensOf(of).map((token) => (
      <TokenBadge key={token} token={token} />
    ))}
  </span>
);

/** A word of the stack. */
export const StackWordValue = ({ word }: { readonly word: string }) => <code>{visibleText(word)}</code>;
