import { type Form, print } from './print.ts';
import { prune } from './prune.ts';
import type { Row } from './row.ts';

const ROUNDS = 6;
/** Nearer to the limit than this nobody looks. */
const NEAR = 1.05;

/** Prunes until it fits. What a row costs is only guessed, so the budget is set right a few times. */
export const fitted = (form: Form, row: Row, maxBytes: number): string => {
  const whole = print(form, row);
  if (Buffer.byteLength(whole) <= maxBytes) return whole;
  let best: string | null = null;
  let budget = maxBytes;
  for (let round = 0; round < ROUNDS; round += 1) {
    const text = print(form, prune(row, budget));
    const share = maxBytes / Buffer.byteLength(text);
    if (share >= 1 && (best === null || text.length > best.length)) best = text;
    if (share >= 1 && share < NEAR) break;
    budget = Math.floor(budget * share * (share < 1 ? 0.95 : 0.99));
  }
  return best ?? print(form, prune(row, 0));
};
