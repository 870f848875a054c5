import type { FigmaAllowance } from './allowance.ts';
import { type FigmaStanding, isRateKnown } from './limits.ts';

/** The window's and the command line's way to a sentence. */
type Say = (key: string, params: Record<string, string | number>) => string;

/** `10 a minute`. */
export const rateWords = ({ rate }: FigmaAllowance, say: Say): string =>
  say(`ui.figma.rate.${rate.per}`, { calls: rate.calls });

/** `Professional, Dev or Full seat`; says which of the two is unknown where it matters. */
export const standingWords = (standing: FigmaStanding, say: Say): string => {
  const { plan, seat } = standing;
  if (plan === null && seat === null) return say('ui.figma.standing-unknown', {});
  const isKnown = isRateKnown(standing);
  const words = [
    plan === null ? null : say(`ui.figma.plan.${plan}`, {}),
    seat === null ? null : say(`ui.figma.seat.${seat}`, {}),
    plan === null && !isKnown ? say('ui.figma.plan-unknown', {}) : null,
    seat === null && !isKnown ? say('ui.figma.seat-unknown', {}) : null,
  ];
  return words.filter((word) => word !== null).join(say('ui.figma.and', {}));
};

/** `2`, `0 or 1`, `1 or more`. */
export const sumWords = (
  { least, most }: { readonly least: number; readonly most: number | null },
  say: Say,
): string => {
  if (most === least) return String(least);
  if (most === null) return say('ui.import.calls.or-more', { least });
  return most === least + 1 ? say('ui.import.calls.or', { least, most }) : say('ui.import.calls.to', { least, most });
};
