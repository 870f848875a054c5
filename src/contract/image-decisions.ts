import { z } from 'zod';
import { SCHEMA_VERSION } from './config.ts';

export const IMAGE_DECISIONS = ['join', 'split'] as const;
export const MOST_IMAGE_DECISIONS = 5_000;

/** What a picture is known by, whatever layer shows it: a hash of its size and pixels, or of its bytes where only those are compared. */
export const imageContent = z.string().regex(/^[0-9a-f]{32,64}$/);

/** What somebody said about two pictures; among decisions that contradict each other the last one in the file holds. */
export const imageDecision = z.object({ decision: z.enum(IMAGE_DECISIONS), a: imageContent, b: imageContent });
export type ImageDecision = z.infer<typeof imageDecision>;

/** `image-decisions.json`: kept beside the snapshots, so that the next import knows. */
export const imageDecisions = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  decisions: z.array(imageDecision).max(MOST_IMAGE_DECISIONS),
});

/** A decision to keep, or `forget` for one to take back. */
export const imageVerdict = imageDecision.extend({ decision: z.enum([...IMAGE_DECISIONS, 'forget']) });
export type ImageVerdict = z.infer<typeof imageVerdict>;

const two = <T extends z.ZodType>(one: T) => z.tuple([one, one]);

/** `image-groups.json` of a snapshot: pictures that were nearly made one, or nearly not, and those that somebody decided. */
export const imageGroups = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  borderline: z.array(
    z.object({
      /** A layer that shows each of the two. */
      ids: two(z.string()),
      contents: two(imageContent),
      /** Their keys in the image map: the same one when they were merged. */
      keys: two(z.string()),
      /** Their pictures below the snapshot. */
      pictures: two(z.string().nullable()),
      /** 1 is the same; the line lies at 0.95 where pixels are checked, else at the threshold of the config. */
      similarity: z.number(),
      merged: z.boolean(),
      decided: z.enum(IMAGE_DECISIONS).nullable(),
    }),
  ),
  /** Further pairs that are not listed. */
  more: z.number(),
});
export type ImageGroups = z.infer<typeof imageGroups>;
