/** Wrong proofs that are answered at once, in each second; those above wait, and never longer than this. */
const FREE = 100;
const STEP_MS = 5;
const MAX_MS = 500;
const WINDOW_MS = 1_000;

/** How long the next refusal waits. Whoever holds the token never meets this. */
export const createThrottle = (now: () => number): (() => number) => {
  let recent: number[] = [];
  return () => {
    const time = now();
    recent = recent.filter((at) => at > time - WINDOW_MS).slice(-(FREE + MAX_MS / STEP_MS));
    recent.push(time);
    return Math.min(MAX_MS, Math.max(0, recent.length - FREE) * STEP_MS);
  };
};
