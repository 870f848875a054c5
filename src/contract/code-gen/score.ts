import { z } from 'zod';
import { SCHEMA_VERSION } from '../config.ts';
import { SCORE_COLUMNS } from './score-columns.ts';

const share = z.number().min(0).max(1);
const id = z.string().max(1_000);
const words = z.string().max(1_000);
const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const params = z.record(z.string(), z.union([z.string(), z.number()]));

/** One column: measured as a share, with the numbers it was made of where it counts things, or not measured, and why. */
export const scoreFigure = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('measured'),
    share,
    part: z.number().optional(),
    whole: z.number().optional(),
    /** A word of `score.note` in the locales. */
    note: z.string().max(60).optional(),
  }),
  /** A word of `score.why` in the locales. */
  z.object({ kind: z.literal('unmeasured'), why: z.string().max(60), params }),
]);
export type ScoreFigure = z.infer<typeof scoreFigure>;

const columns = z.record(z.enum(SCORE_COLUMNS), scoreFigure);

/** Something that is not as drawn, worst first. `node` is null for what belongs to no layer. */
export const scoreDifference = z.object({
  column: z.enum(SCORE_COLUMNS),
  node: id.nullable(),
  name: words,
  /** A word of `score.difference` in the locales, with its params. */
  word: z.string().max(60),
  params,
  /** Where it is in the design, from the corner of the screen. */
  box: box.nullable(),
});
export type ScoreDifference = z.infer<typeof scoreDifference>;

/** A literal in the code for which the design has a token. */
export const scoreLiteral = z.object({
  path: z.string().max(4_096),
  line: z.number().int().min(1),
  literal: words,
  token: words,
});

/** Of what was written before the run, or null when the screen had no code. */
export const scoreBefore = z.object({ total: z.number().nullable(), columns });

export const screenScore = z.object({
  screen: id,
  name: words,
  /** The file with the screen itself, relative to the workspace. */
  entry: z.string().max(4_096),
  /** 0 to 100: the mean of the columns that were measured, weighted as `SCORE_WEIGHTS` says; null when none was. */
  total: z.number().min(0).max(100).nullable(),
  /** The drawn width and the second one, in pixels; empty when nothing was rendered. */
  widths: z.array(z.number()).max(2),
  columns,
  /** Mean distance of the farthest edge of a text from the design's, in pixels, of texts that are there. */
  boxError: z.number().nullable(),
  /** Pixels that the page scrolls sideways at the drawn and the second width. */
  overflow: z.array(z.number()).max(2),
  differences: z.array(scoreDifference).max(200),
  literals: z.array(scoreLiteral).max(200),
  fonts: z.object({ missing: z.array(words).max(200), lent: z.array(words).max(200) }),
  /** Rules of axe that the page breaks; `mends` is false for those that belong to the design, as contrast does. */
  problems: z
    .array(z.object({ rule: words, impact: words, help: words, count: z.number(), mends: z.boolean() }))
    .max(200),
  /** Pictures below `runs/<run>/score/`: the page as it was rendered, and where it differs from the design; null: none. */
  pictures: z.object({ page: words.nullable(), wide: words.nullable(), heat: words.nullable() }),
  before: scoreBefore.nullable(),
});
export type ScreenScore = z.infer<typeof screenScore>;

/** `runs/<run>/score.json` of the newest run whose code is there. */
export const score = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  run: z.string().max(100),
  snapshot: z.string().max(200),
  framework: z.string().max(100),
  /** When it was measured. */
  at: z.string(),
  /** Of the paths and bytes of all files that were looked at. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Mean of the screens' totals; null when none has one. */
  total: z.number().min(0).max(100).nullable(),
  before: z.number().min(0).max(100).nullable(),
  screens: z.array(screenScore).max(2_000),
});
export type Score = z.infer<typeof score>;

/** What a window gets: `stale` when a file was changed since it was measured. */
export interface ScoreView {
  readonly score: Score;
  readonly stale: boolean;
}
