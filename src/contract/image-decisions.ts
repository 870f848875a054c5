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
