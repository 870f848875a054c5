/**
 * What generated code is judged by, each as a share from 0 to 1:
 * - `likeness`: SSIM with the design's picture at the drawn width
 * - `near2`, `near8`: texts whose box lies within 2 and 8 px of the design's own, of those that are there
 * - `texts`: visible texts of the design that are there
 * - `colours`: colours of the design that are shown as often as drawn
 * - `tokens`: bound values that are written as tokens
 * - `placement`: elements that are laid out by flow where the design's are
 * - `width`: at a second width the root fills, nothing scrolls sideways, no text is cut
 * - `access`: rules of axe that hold, of those that apply and that code can do something about
 */
export const SCORE_COLUMNS = [
  'likeness',
  'near2',
  'near8',
  'texts',
  'colours',
  'tokens',
  'placement',
  'width',
  'access',
] as const;
export type ScoreColumn = (typeof SCORE_COLUMNS)[number];

/** How much each column counts in a total. */
export const SCORE_WEIGHTS: Readonly<Record<ScoreColumn, number>> = {
  likeness: 3,
  near2: 2,
  near8: 1,
  texts: 2,
  colours: 2,
  tokens: 1,
  placement: 1,
  width: 1,
  access: 1,
};
