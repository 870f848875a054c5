import { z } from 'zod';
import { SCHEMA_VERSION } from '../config.ts';

/** Lines that came of a layer; 1-based, both ends included. Inner layers follow the one around them. */
export const codeRegion = z.object({
  node: z.string().max(1_000),
  name: z.string().max(1_000),
  start: z.number().int().min(1),
  end: z.number().int().min(1),
});
export type CodeRegion = z.infer<typeof codeRegion>;

/** What is known of a file that was written. */
export const mappedFile = z.object({
  /** The run that wrote it, and the snapshot it was made of. */
  run: z.string(),
  snapshot: z.string(),
  /** Bytes that were written. */
  written: z.string(),
  /** Bytes as they were generated, without hand edits: the base of the next three-way merge; in `runs/<run>/files/`. */
  generated: z.string(),
  screens: z.array(z.string()),
  reason: z.string(),
  regions: z.array(codeRegion),
});
export type MappedFile = z.infer<typeof mappedFile>;

/** `.hx/figma2code/code-map.json`: which layer made which lines, by path relative to the workspace. */
export const codeMap = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  files: z.record(z.string(), mappedFile),
});
export type CodeMap = z.infer<typeof codeMap>;
