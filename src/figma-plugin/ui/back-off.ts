const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/** How long to wait before the next try: longer each time, never the same for everybody, at most half a minute. */
export const waitBefore = (attempt: number, random: number): number => {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 20));
  return Math.round(whole / 2 + (whole / 2) * random);
};
