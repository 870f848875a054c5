import { z } from 'zod';
import { DEDUP_METHODS, FRAMEWORK_NAME, VCS_KINDS } from './choices.ts';
import versionFile from './schema-version.json' with { type: 'json' };

/** The wall: every JSON file of a workspace carries it, and another number refuses the workspace. */
export const SCHEMA_VERSION: number = versionFile.schemaVersion;

export const frameworkName = z.string().regex(FRAMEWORK_NAME);

export const dedupConfig = z.object({
  method: z.enum(DEDUP_METHODS),
  /** Similarity from which two images are candidates, 0 to 1; 0.95 is a Hamming distance of at most 6 of 64. */
  threshold: z.number().min(0).max(1),
  verify: z.boolean(),
  /** The ONNX file of `cnn`: absolute, or relative to the workspace. Looked at only when that method is used. */
  model: z.string().max(4_096).optional(),
});
export type DedupConfig = z.infer<typeof dedupConfig>;
export const DEFAULT_DEDUP: DedupConfig = { method: 'phash', threshold: 0.95, verify: true };

/** `config.json`. Paths are relative to `.hx/figma2code/`, or to the workspace when they start with `/`-less `../`. */
export const workspaceConfig = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  language: z.string().min(1).max(40),
  framework: frameworkName,
  vcs: z.enum(VCS_KINDS),
  guidePath: z.string().min(1),
  astSyntaxPath: z.string().min(1),
  codingStandardPath: z.string().min(1),
  dedup: dedupConfig,
});
export type WorkspaceConfig = z.infer<typeof workspaceConfig>;
