const FIRST_MS = 250;
const LONGEST_MS = 5_000;

/** Full jitter: somewhere between nothing and 250 ms · 2^attempt, at most 5 s, at least 100 ms. */
export const backOffMs = (attempt: number, random: () => number): number => {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return Math.max(100, Math.round(ceiling * random()));
};
