import type { HttpHeaders } from './http-get.ts';
import { retryAfterMs } from './retry.ts';

/** What a 429 says of the account: strings as the server wrote them, bounded, and never the token. */
export interface LimitNotice {
  /** Milliseconds until the limit ends; null when it is not said. */
  readonly wait: number | null;
  /** `X-Figma-Plan-Tier`. */
  readonly plan: string;
  /** `X-Figma-Rate-Limit-Type`. */
  readonly type: string;
}

const LONGEST = 40;

const text = (value: string | string[] | undefined): string =>
  typeof value === 'string' ? value.trim().slice(0, LONGEST) : '';

/** @param wall now, in milliseconds since 1970 */
export const limitNotice = (headers: HttpHeaders, wall: number): LimitNotice => ({
  wait: retryAfterMs(headers, wall),
  plan: text(headers['x-figma-plan-tier']),
  type: text(headers['x-figma-rate-limit-type']),
});
