import { z } from 'zod';

const at = z.string();
const digest = z.string().max(64);

/** One line of `runs/<run>/log.jsonl`, which is only ever appended to. */
export const runLogRecord = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('planned'), at, round: z.number(), digest, rows: z.number() }),
  /** By whom: the window or the command line; never a model. */
  z.object({
    kind: z.literal('approved'),
    at,
    round: z.number(),
    digest,
    rows: z.number(),
    by: z.enum(['window', 'cli']),
  }),
  z.object({
    kind: z.literal('modified'),
    at,
    round: z.number(),
    digest,
    text: z.string(),
    unticked: z.array(z.string()),
  }),
  z.object({ kind: z.literal('cancelled'), at, round: z.number(), digest }),
  /** The agent tried something that was not approved; nothing was written there. */
  z.object({ kind: z.literal('refused'), at, path: z.string(), why: z.string() }),
  /** About to be written: after a kill the record tells which file to look at. */
  z.object({
    kind: z.literal('writing'),
    at,
    path: z.string(),
    /** The outermost folder that was made for it, relative to the workspace. */
    folder: z.string().optional(),
  }),
  z.object({
    kind: z.literal('wrote'),
    at,
    path: z.string(),
    row: z.enum(['create', 'modify', 'delete', 'asset']),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
  z.object({ kind: z.literal('failed'), at, path: z.string().nullable(), code: z.string() }),
  z.object({ kind: z.literal('hook'), at, ok: z.boolean(), message: z.string() }),
  z.object({ kind: z.literal('done'), at, written: z.number(), left: z.number() }),
  z.object({ kind: z.literal('undo-began'), at }),
  z.object({ kind: z.literal('undone'), at, path: z.string() }),
  /** Changed since it was written: undo leaves it alone. */
  z.object({ kind: z.literal('undo-kept'), at, path: z.string() }),
  /** The code map knows of all that was put back until here. */
  z.object({ kind: z.literal('undo-ended'), at }),
]);
export type RunLogRecord = z.infer<typeof runLogRecord>;
