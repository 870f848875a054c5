import {
  type CountedEndpoint,
  type FigmaRate,
  type FigmaStanding,
  type FigmaTier,
  isRateKnown,
  rateOf,
} from './limits.ts';

const MINUTE_MS = 60_000;
/** Figma does not say when its month begins; thirty days back is never too lenient. */
export const MONTH_MS = 30 * 24 * 60 * MINUTE_MS;

const WINDOW_MS: Readonly<Record<FigmaRate['per'], number>> = { minute: MINUTE_MS, month: MONTH_MS };

/** A refusal of Figma that is not over yet. */
export interface FigmaRefusal {
  readonly tier: FigmaTier;
  /** When it ends, milliseconds since 1970. */
  readonly until: number;
}

/** What is known of the account behind the token. Holds neither the token nor anything made from it. */
export interface FigmaAccount extends FigmaStanding {
  /** Where plan and seat are known from. */
  readonly known: 'settings' | 'answer' | 'nowhere';
  /** When this program made calls, milliseconds since 1970, oldest first; other programs are not seen. */
  readonly calls: Readonly<Record<FigmaTier, readonly number[]>>;
  readonly refusals: readonly FigmaRefusal[];
  /** Until when the document of an import that did not end well is kept, so that going on does not fetch it again. */
  readonly keptUntil: number | null;
  /** Calls of the import that goes on or ran last, by endpoint. */
  readonly made: Readonly<Partial<Record<CountedEndpoint, number>>>;
}

export const UNKNOWN_ACCOUNT: FigmaAccount = {
  plan: null,
  seat: null,
  known: 'nowhere',
  calls: { 1: [], 2: [], 3: [] },
  refusals: [],
  keptUntil: null,
  made: {},
};

export interface FigmaAllowance {
  readonly rate: FigmaRate;
  /** False when plan or seat is unknown, so that the rate is the strictest there is. */
  readonly isKnown: boolean;
  readonly used: number;
  readonly left: number;
  /** When there will be more; null while something is left. */
  readonly resetsAt: number | null;
}

/** The refusal that stands in the way now, the longest first; of one tier or of those an import cannot do without. */
export const refusalInForce = (account: FigmaAccount, now: number, tier?: FigmaTier): FigmaRefusal | null =>
  account.refusals
    .filter((refusal) => refusal.until > now && (tier === undefined ? refusal.tier < 3 : refusal.tier === tier))
    .sort((a, b) => b.until - a.until)[0] ?? null;

/** What an account may still ask of a tier. @param now milliseconds since 1970 */
export const allowanceOf = (account: FigmaAccount, tier: FigmaTier, now: number): FigmaAllowance => {
  const rate = rateOf(tier, account);
  const span = WINDOW_MS[rate.per];
  const recent = account.calls[tier].filter((at) => at > now - span);
  const used = recent.length;
  const refusal = refusalInForce(account, now, tier);
  const left = refusal ? 0 : Math.max(0, rate.calls - used);
  // So many calls have to grow old before one is free again.
  const oldest = recent[Math.max(0, used - rate.calls)];
  const resetsAt = refusal?.until ?? (left > 0 || oldest === undefined ? null : oldest + span);
  return { rate, isKnown: isRateKnown(account), used, left, resetsAt };
};
