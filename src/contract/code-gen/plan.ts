import { z } from 'zod';
import { SCHEMA_VERSION } from '../config.ts';

/** `runs/<run>/plan.json`: the checklist of one round, as it is shown, approved and written. */
export const ROW_KINDS = ['create', 'modify', 'delete', 'asset'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** A list longer than this is refused: nobody can look at it. */
export const MAX_ROWS = 20_000;
export const MAX_REASON = 2_000;
export const MAX_ROW_NODES = 2_000;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Bytes of a file as they were looked at; kept by hash in `runs/<run>/files/`. */
export const fileVersion = z.object({
  sha256,
  size: z.number().int().min(0),
  /** Permission bits, e.g. 0o644. */
  mode: z.number().int().min(0).max(0o777),
});
export type FileVersion = z.infer<typeof fileVersion>;

/** The file was changed by hand since it was generated. The proposed bytes keep every hand edit. */
export const handEdit = z.object({
  /** What was generated last, and what would be generated now; both in `files/`. Null where the last one is not known. */
  base: sha256.nullable(),
  fresh: sha256,
  /** Places where both sides changed: the hand edit stays, and the row says so. 1-based lines of the proposed text. */
  conflicts: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
});
export type HandEdit = z.infer<typeof handEdit>;

export const planRow = z.object({
  kind: z.enum(ROW_KINDS),
  /** Relative to the workspace, `/` between names. */
  path: z.string().min(1).max(4_096),
  reason: z.string().max(MAX_REASON),
  /** Node ids of the snapshot. */
  nodes: z.array(z.string().max(1_000)).max(MAX_ROW_NODES),
  /** What is on disk; null where nothing is. */
  before: fileVersion.nullable(),
  /** What will be; null: nothing. */
  after: fileVersion.nullable(),
  /** Lines that come and go; 0 where the content is no text. */
  added: z.number().int().min(0),
  removed: z.number().int().min(0),
  /** False: no text that could be shown by lines. */
  text: z.boolean(),
  /** Paths of other rows without which this one does not work. */
  needs: z.array(z.string().max(4_096)).optional(),
  handEdit: handEdit.optional(),
});
export type PlanRow = z.infer<typeof planRow>;

/** An image of the workspace that has the bytes of one of the design: nothing is written for it. */
export const reusedAsset = z.object({ key: z.string(), path: z.string() });
export type ReusedAsset = z.infer<typeof reusedAsset>;

/** A layer of which no code came, or not all: said in the list, never left out silently. */
export const planNote = z.object({
  node: z.string().max(1_000),
  name: z.string().max(1_000),
  /** A word of `planNote` in the locales. */
  word: z.string().max(60),
  /** What the sentence of the word takes. */
  params: z.record(z.string(), z.union([z.string().max(1_000), z.number()])).optional(),
});
export type PlanNote = z.infer<typeof planNote>;

export const codePlan = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  run: z.string(),
  /** From 1; each *modify* makes a new one. */
  round: z.number().int().min(1),
  snapshot: z.string(),
  framework: z.string(),
  scope: z.string(),
  createdAt: z.string(),
  /** Of the rows, their old contents and their proposed bytes: `planDigest` in `workspace/runs/`. */
  digest: sha256,
  rows: z.array(planRow).max(MAX_ROWS),
  reused: z.array(reusedAsset),
  notes: z.array(planNote),
  /** A JSON file in `files/`: what the code map will say of each file once it is written. Not part of what is shown. */
  mapped: sha256.optional(),
});
export type CodePlan = z.infer<typeof codePlan>;
