import { parseFigmaUrl } from '#contract/design/figma-url';
import { allowanceOf, type FigmaAccount, refusalInForce } from '#contract/figma-budget/allowance';
import { rateWords, standingWords, sumWords } from '#contract/figma-budget/budget-words';
import { callTotal, plannedCalls } from '#contract/figma-budget/planned-calls';
import type { Session } from './session.ts';

/** `2026-11-20 14:03 UTC`: the same on every terminal. */
const atWords = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** What is left of the calls that count most, for a machine; null without a token. */
export const budgetRecord = (account: FigmaAccount | null, now: number): Record<string, unknown> | null => {
  if (account === null) return null;
  const { rate, isKnown, used, left, resetsAt } = allowanceOf(account, 1, now);
  const refusal = refusalInForce(account, now);
  const at = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());
  return {
    plan: account.plan,
    seat: account.seat,
    limit: { ...rate, known: isKnown },
    used,
    left,
    resetsAt: at(resetsAt),
    refusedUntil: at(refusal?.until ?? null),
  };
};

const refusedLines = (session: Session, account: FigmaAccount, now: number): readonly string[] => {
  const refusal = refusalInForce(account, now);
  return refusal === null ? [] : [session.translate('cli.figma-refused', { at: atWords(refusal.until) })];
};

/** What is left, for people; no line without a token. */
export const budgetLines = (session: Session, now: number): readonly string[] => {
  const account = session.state().figma;
  if (account === null) return [];
  const { rate, left } = allowanceOf(account, 1, now);
  const standing = standingWords(account, session.translate);
  return [
    session.translate('cli.figma-left', { left, calls: rate.calls, standing }),
    ...refusedLines(session, account, now),
  ];
};

/** Before an import: the calls that it will make, and what plan and seat allow. */
export const sayPlan = (session: Session, figmaUrl: string): void => {
  const account = session.state().figma;
  const address = parseFigmaUrl(figmaUrl);
  if (account === null || address.kind === 'refused') return;
  const { translate } = session;
  const now = Date.now();
  const plan = plannedCalls(address.nodeIds.length > 0 ? 'frames' : 'file');
  const allowance = allowanceOf(account, 1, now);
  const words = {
    sum: sumWords(callTotal(plan), translate),
    rate: rateWords(allowance, translate),
    standing: standingWords(account, translate),
    used: allowance.used,
  };
  session.output.say(translate(`cli.figma-plan${allowance.isKnown ? '' : '-least'}`, words));
  for (const line of refusedLines(session, account, now)) session.output.say(line);
};

/** After an import, however it ended: the calls that were made, what is left, and whether the file need not be fetched again. */
export const sayMade = (session: Session): void => {
  const account = session.state().figma;
  if (account === null) return;
  const made = Object.entries(account.made).map(([endpoint, count]) => `${count} ${endpoint}`);
  session.output.say(session.translate('cli.figma-made', { calls: made.join(', ') || '0' }));
  for (const line of budgetLines(session, Date.now())) session.output.say(line);
  if (account.keptUntil !== null) session.output.say(session.translate('cli.figma-kept'));
};
