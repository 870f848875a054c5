/** Beyond this many edits two texts have little in common. */
const MOST_EDITS = 4_000;
/** What is looked at grows with lines times edits; in code of everyday size the first limit comes first. */
const MOST_STEPS = 100_000_000;

/** After how many edits a comparison of so many lines gives up, so that nothing waits for it. */
export const editLimit = (lines: number): number => Math.min(MOST_EDITS, Math.floor(MOST_STEPS / Math.max(1, lines)));
