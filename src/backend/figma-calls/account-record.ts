import { z } from 'zod';
import { MONTH_MS } from '#contract/figma-budget/allowance';
import {
  FIGMA_PLANS,
  FIGMA_SEATS,
  FIGMA_TIERS,
  type FigmaTier,
  isCountedEndpoint,
  planOfHeader,
  seatOfHeader,
  TIER_OF_ENDPOINT,
} from '#contract/figma-budget/limits';
import type { FigmaAnswered } from '#contract/tool';

/** A limit counts minutes but for the first tier, so nothing older than these is of use. */
const KEPT_MS: Readonly<Record<FigmaTier, number>> = { 1: MONTH_MS, 2: 120_000, 3: 120_000 };
/** No limit is higher than 150 calls; what is older than the newest of so many changes nothing. */
const MAX_TIMES = 500;
/** A year: longer waits are nonsense, and a date that a clock cannot show is none. */
const LONGEST_WAIT_MS = 366 * 24 * 60 * 60_000;

const times = z.array(z.number()).max(MAX_TIMES);
const end = z.number().nullable();

/** What the ledger keeps of one account. */
export const accountRecord = z.object({
  calls: z.object({ 1: times, 2: times, 3: times }),
  /** When the last refusal of each tier ends. */
  until: z.object({ 1: end, 2: end, 3: end }),
  plan: z.enum(FIGMA_PLANS).nullable(),
  seat: z.enum(FIGMA_SEATS).nullable(),
  /** When it was heard of last. */
  at: z.number(),
});
export type AccountRecord = z.infer<typeof accountRecord>;

export const NEW_ACCOUNT: AccountRecord = {
  calls: { 1: [], 2: [], 3: [] },
  until: { 1: null, 2: null, 3: null },
  plan: null,
  seat: null,
  at: 0,
};

/** Without what no limit looks back at any more. */
const pruned = (record: AccountRecord, now: number): AccountRecord => ({
  ...record,
  calls: Object.fromEntries(
    FIGMA_TIERS.map((tier) => [
      tier,
      // Times of the future come from a clock that was set back; they count as now.
      record.calls[tier]
        .map((at) => Math.min(at, now))
        .filter((at) => at > now - KEPT_MS[tier])
        .slice(-MAX_TIMES),
    ]),
  ) as AccountRecord['calls'],
});

/** One more call. What is no endpoint of the API counts for nothing. */
export const withCall = (record: AccountRecord, endpoint: string, now: number): AccountRecord => {
  if (!isCountedEndpoint(endpoint)) return record;
  const tier = TIER_OF_ENDPOINT[endpoint];
  return pruned({ ...record, at: now, calls: { ...record.calls, [tier]: [...record.calls[tier], now] } }, now);
};

/** What an answer teaches: a 429 names plan, seat and the end; any other answer of Figma ends the refusal of its tier. */
export const withAnswer = (record: AccountRecord, answer: FigmaAnswered, now: number): AccountRecord => {
  const { endpoint, status, limit } = answer;
  if (!isCountedEndpoint(endpoint) || status === null) return record;
  const tier = TIER_OF_ENDPOINT[endpoint];
  const until = (at: number | null): AccountRecord => ({ ...record, at: now, until: { ...record.until, [tier]: at } });
  if (status !== 429) return status === 200 ? until(null) : record;
  const wait = limit?.wait ?? null;
  return {
    ...until(wait !== null && wait > 0 && wait <= LONGEST_WAIT_MS ? now + wait : record.until[tier]),
    plan: planOfHeader(limit?.plan ?? '') ?? record.plan,
    seat: seatOfHeader(limit?.type ?? '') ?? record.seat,
  };
};
