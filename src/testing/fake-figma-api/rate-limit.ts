import type { FakeEndpoint, FakePlan } from './types.ts';

const MINUTE = 60_000;
const MONTH = 30 * 24 * 60 * MINUTE;

type Tier = 1 | 2 | 3;

interface Bucket {
  readonly calls: number;
  readonly window: number;
}

/** Endpoints by cost: reading documents and drawing are tier 1, lists are tier 2, what a file is called is tier 3. */
const TIER: Readonly<Partial<Record<FakeEndpoint, Tier>>> = {
  file: 1,
  nodes: 1,
  renders: 1,
  fills: 2,
  variables: 2,
  meta: 3,
};

/** Calls a minute of full seats, by tier; written down apart from the product's own table. */
const FULL: Readonly<Record<Exclude<FakePlan, 'starter'>, readonly [tier1: number, tier2: number, tier3: number]>> = {
  pro: [10, 25, 50],
  org: [15, 50, 100],
  enterprise: [20, 100, 150],
};

const LOW: Readonly<Record<Tier, Bucket>> = {
  1: { calls: 6, window: MONTH },
  2: { calls: 5, window: MINUTE },
  3: { calls: 10, window: MINUTE },
};

const bucketOf = (tier: Tier, plan: FakePlan, seat: 'full' | 'view'): Bucket =>
  seat === 'view' || plan === 'starter' ? LOW[tier] : { calls: FULL[plan][tier - 1] ?? 0, window: MINUTE };

export interface RateLimit {
  /** Headers of a 429, or null when the call may pass. */
  refuse(endpoint: FakeEndpoint, now: number): Readonly<Record<string, string>> | null;
}

/** Figma's published limits: per minute and tier for full seats, six documents a month for view seats and Starter. */
export const createRateLimit = (plan: FakePlan, seat: 'full' | 'view'): RateLimit => {
  const passed: Record<Tier, number[]> = { 1: [], 2: [], 3: [] };
  return {
    refuse: (endpoint, now) => {
      const tier = TIER[endpoint];
      if (tier === undefined) return null;
      const { calls, window } = bucketOf(tier, plan, seat);
      const recent = passed[tier].filter((at) => at > now - window);
      passed[tier] = recent;
      const [oldest] = recent;
      if (recent.length < calls || oldest === undefined) {
        recent.push(now);
        return null;
      }
      return {
        'retry-after': String(Math.max(1, Math.ceil((oldest + window - now) / 1_000))),
        'x-figma-plan-tier': plan,
        'x-figma-rate-limit-type': seat === 'view' ? 'low' : 'high',
        'x-figma-upgrade-link': 'https://www.figma.com/pricing',
      };
    },
  };
};
