import type { FakeEndpoint, FakePlan } from './types.ts';

const MINUTE = 60_000;
const MONTH = 30 * 24 * 60 * MINUTE;

interface Bucket {
  readonly calls: number;
  readonly window: number;
}

/** Endpoints by cost: reading documents and drawing are tier 1, lists are tier 2. */
const TIER: Readonly<Partial<Record<FakeEndpoint, 1 | 2>>> = { file: 1, nodes: 1, renders: 1, fills: 2, variables: 2 };

const FULL: Readonly<Record<FakePlan, readonly [tier1: number, tier2: number]>> = {
  starter: [10, 25],
  pro: [15, 50],
  org: [20, 100],
  enterprise: [20, 100],
};

const bucketOf = (tier: 1 | 2, plan: FakePlan, seat: 'full' | 'view'): Bucket => {
  if (seat === 'view') return tier === 1 ? { calls: 6, window: MONTH } : { calls: 5, window: MINUTE };
  return { calls: FULL[plan][tier - 1] ?? 0, window: MINUTE };
};

export interface RateLimit {
  /** Headers of a 429, or null when the call may pass. */
  refuse(endpoint: FakeEndpoint, now: number): Readonly<Record<string, string>> | null;
}

/** Figma's published limits: per minute and tier for full seats, six documents a month for view seats. */
export const createRateLimit = (plan: FakePlan, seat: 'full' | 'view'): RateLimit => {
  const passed: Record<1 | 2, number[]> = { 1: [], 2: [] };
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
