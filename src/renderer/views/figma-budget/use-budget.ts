import { allowanceOf, type FigmaAccount, type FigmaAllowance, refusalInForce } from '#contract/figma-budget/allowance';
import { FIGMA_TIERS, type FigmaTier } from '#contract/figma-budget/limits';
import { useNow } from '../../format/use-now.ts';
import { useApp } from '../../store/window-context.tsx';

export interface Budget {
  readonly account: FigmaAccount;
  readonly now: number;
  readonly of: Readonly<Record<FigmaTier, FigmaAllowance>>;
  /** When the refusal ends that an import would meet; null when none is in force. */
  readonly refusedUntil: number | null;
}

/** A limit that ends sooner is waited for by the import itself. */
const SHORT_MS = 60_000;

export const isLong = ({ refusedUntil, now }: Budget): boolean =>
  refusedUntil !== null && refusedUntil - now > SHORT_MS;

/** What may still be asked of Figma, as it is this second; null without a token. */
export const useBudget = (): Budget | null => {
  const account = useApp((app) => app.figma);
  // Nothing changes by itself while nothing was asked.
  const isMoving =
    account !== null && (account.refusals.length > 0 || FIGMA_TIERS.some((tier) => account.calls[tier].length > 0));
  const now = useNow(isMoving);
  if (account === null) return null;
  return {
    account,
    now,
    of: { 1: allowanceOf(account, 1, now), 2: allowanceOf(account, 2, now), 3: allowanceOf(account, 3, now) },
    refusedUntil: refusalInForce(account, now)?.until ?? null,
  };
};
