import { z } from 'zod';

/** Asks a plugin to carry out several calls as one step of its undo. No tool of an agent: approved steps of a sandbox go this way. */
export const RUN_STEPS = 'run_steps';

/** Steps that a sandbox holds, and that one replay carries out. */
export const MOST_STEPS = 200;

const id = z.string().min(1).max(1_000);

export const stepsInput = z.object({
  /** The page that they belong to. `isCopy`: it is a page of the open document; else its id stands for whichever page is shown. */
  page: z.object({ id, isCopy: z.boolean() }),
  steps: z
    .array(
      z.object({
        command: z.string().max(100),
        params: z.record(z.string(), z.unknown()),
        /** Ids of what the step made where it was tried, outermost first. */
        made: z.array(id).max(100_000),
      }),
    )
    .min(1)
    .max(MOST_STEPS),
});

export type StepsInput = z.infer<typeof stepsInput>;
export type PlannedStep = StepsInput['steps'][number];
