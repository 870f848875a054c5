/**
 * Figma's published rate limits, in force since 17 November 2025:
 * https://developers.figma.com/docs/rest-api/rate-limits, and as a table by plan and seat
 * https://help.figma.com/hc/en-us/articles/34963238552855. They count per user, per plan and per tier of endpoint.
 * The plan is that of the file, so a file of a Starter team is a Starter file whatever seat its reader has elsewhere.
 */
export const FIGMA_PLANS = ['starter', 'professional', 'organization', 'enterprise'] as const;
export type FigmaPlan = (typeof FIGMA_PLANS)[number];

/** `view` stands for View and Collab, `full` for Dev and Full. */
export const FIGMA_SEATS = ['view', 'full'] as const;
export type FigmaSeat = (typeof FIGMA_SEATS)[number];

export const FIGMA_TIERS = [1, 2, 3] as const;
/** 1 is the dearest: documents and renders. */
export type FigmaTier = (typeof FIGMA_TIERS)[number];

/** Endpoints of the client by cost. Pictures lie on another host and count against nothing. */
export const TIER_OF_ENDPOINT = { file: 1, nodes: 1, renders: 1, fills: 2, variables: 2, meta: 3 } as const;
export type CountedEndpoint = keyof typeof TIER_OF_ENDPOINT;
export const isCountedEndpoint = (name: string): name is CountedEndpoint => Object.hasOwn(TIER_OF_ENDPOINT, name);

export interface FigmaRate {
  readonly calls: number;
  readonly per: 'minute' | 'month';
}

const perMinute = (calls: number): FigmaRate => ({ calls, per: 'minute' });

/** View and Collab seats on any plan, and any seat on Starter. */
const LOW: Readonly<Record<FigmaTier, FigmaRate>> = {
  1: { calls: 6, per: 'month' },
  2: perMinute(5),
  3: perMinute(10),
};

/** Dev and Full seats. */
const HIGH: Readonly<Record<FigmaPlan, Readonly<Record<FigmaTier, FigmaRate>>>> = {
  starter: LOW,
  professional: { 1: perMinute(10), 2: perMinute(25), 3: perMinute(50) },
  organization: { 1: perMinute(15), 2: perMinute(50), 3: perMinute(100) },
  enterprise: { 1: perMinute(20), 2: perMinute(100), 3: perMinute(150) },
};

/** What is known of somebody's plan and seat; null is unknown. */
export interface FigmaStanding {
  readonly plan: FigmaPlan | null;
  readonly seat: FigmaSeat | null;
}

/** The rate of a tier; what is not known counts as the strictest. */
export const rateOf = (tier: FigmaTier, { plan, seat }: FigmaStanding): FigmaRate =>
  plan === null || seat !== 'full' ? LOW[tier] : HIGH[plan][tier];

/** Whether the rate is that of this account, and not merely the strictest there is. */
export const isRateKnown = ({ plan, seat }: FigmaStanding): boolean =>
  plan === 'starter' || seat === 'view' || (plan !== null && seat !== null);

/** `X-Figma-Plan-Tier` of a 429; student plans have the limits of Professional. */
const PLAN_HEADERS: Readonly<Record<string, FigmaPlan>> = {
  starter: 'starter',
  student: 'professional',
  pro: 'professional',
  professional: 'professional',
  org: 'organization',
  organization: 'organization',
  enterprise: 'enterprise',
};

export const planOfHeader = (value: string): FigmaPlan | null => {
  const name = value.trim().toLowerCase();
  return Object.hasOwn(PLAN_HEADERS, name) ? (PLAN_HEADERS[name] ?? null) : null;
};

/** `X-Figma-Rate-Limit-Type` of a 429: `low` for View and Collab, `high` for Dev and Full. */
export const seatOfHeader = (value: string): FigmaSeat | null => {
  const name = value.trim().toLowerCase();
  return name === 'low' ? 'view' : name === 'high' ? 'full' : null;
};
