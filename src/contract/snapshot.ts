import { z } from 'zod';
import { SCHEMA_VERSION } from './config.ts';

const version = z.literal(SCHEMA_VERSION);

export const snapshotCounts = z.object({
  pages: z.number(),
  screens: z.number(),
  /** Layers of the document below its pages. */
  nodes: z.number(),
  texts: z.number(),
  /** Picture layers, and how many keys are left of them after dedup. */
  images: z.number(),
  imageKeys: z.number(),
  /** Keys without a picture. */
  imagesMissing: z.number(),
  variables: z.number(),
  components: z.number(),
  lint: z.number(),
});
export type SnapshotCounts = z.infer<typeof snapshotCounts>;

/** Head of `design-context.json`. */
export const snapshotHead = z.object({
  schemaVersion: version,
  source: z.enum(['figma-rest', 'file', 'plugin']),
  alias: z.string(),
  fileKey: z.string().nullable(),
  fileName: z.string().nullable(),
  figmaVersion: z.string().nullable(),
  lastModified: z.string().nullable(),
  nodeIds: z.array(z.string()),
  createdAt: z.string(),
  framework: z.string(),
  counts: snapshotCounts,
  /** Why the token table is empty or partial, as an error code and a text; null when it is complete. */
  variablesReason: z.string().nullable(),
  /** Hash of everything the snapshot was made of; an import of the same has nothing to do. */
  inputsDigest: z.string().optional(),
});
export type SnapshotHead = z.infer<typeof snapshotHead>;

/** `imageRef` stands at the picture of an image fill, which paints of the AST name by it. */
export const drawnHere = z.object({
  /** Layers in the picture, and how many of them are missing, hatched or simpler than in Figma. */
  layers: z.number(),
  flagged: z.number(),
  /** The same by why: words of `renderFlag` in the locales. */
  reasons: z.record(z.string(), z.number()),
});

export const imageEntry = z.union([
  z.object({
    snapshot: z.string(),
    md5: z.string(),
    imageRef: z.string().optional(),
    /** The picture is not Figma's: it was drawn from the layer's geometry. */
    drawn: drawnHere.optional(),
    /** The same as a drawing of lines and areas, for stacks that want vectors: an SVG that refers to nothing outside it. */
    vector: z.object({ snapshot: z.string(), md5: z.string() }).optional(),
  }),
  z.object({
    snapshot: z.null(),
    md5: z.null(),
    reason: z.string(),
    imageRef: z.string().optional(),
    /** Why it was not drawn from its geometry either: a word of `renderFlag`. */
    drawing: z.string().optional(),
  }),
]);
export const imageMap = z.record(z.string(), imageEntry);
export type ImageEntry = z.infer<typeof imageEntry>;
export type ImageMap = z.infer<typeof imageMap>;

export const designVariable = z.object({
  name: z.string(),
  type: z.enum(['BOOLEAN', 'FLOAT', 'STRING', 'COLOR']),
  mode: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  id: z.string(),
  collection: z.string(),
  /** Why `value` is null: `dangling`, `remote`, `cycle`, `too-deep`, `no-such-mode`, `deleted`. */
  unresolved: z.string().optional(),
});
export type DesignVariable = z.infer<typeof designVariable>;
export const designVariables = z.object({
  schemaVersion: version,
  reason: z.string().nullable(),
  variables: z.array(designVariable),
});

/** A variable in a mode of another collection, which it follows because it stands for a variable there. */
export const followedVariable = designVariable.extend({
  /** The collection whose mode `mode` is; `collection` is the variable's own. */
  modeCollection: z.string(),
});
export type FollowedVariable = z.infer<typeof followedVariable>;
/** `variable-modes.json`: there when a variable changes with a theme that is not of its own collection. */
export const variableModes = z.object({ schemaVersion: version, variables: z.array(followedVariable) });

export const manifest = z.object({
  schemaVersion: version,
  files: z.record(z.string(), z.object({ size: z.number(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifest>;

export const statusSnapshot = z.object({
  name: z.string(),
  framework: z.string(),
  alias: z.string(),
  createdAt: z.string(),
  counts: snapshotCounts,
});
export type StatusSnapshot = z.infer<typeof statusSnapshot>;

/** `status.json`: what the desktop renders. It names only snapshots that exist. */
export const workspaceStatus = z.object({
  schemaVersion: version,
  initialised: z.boolean(),
  snapshots: z.array(statusSnapshot),
  latest: z.string().nullable(),
  lastRun: z
    .object({
      skill: z.enum(['init', 'parser', 'codegen']),
      ok: z.boolean(),
      at: z.string(),
      snapshot: z.string().nullable(),
    })
    .nullable(),
});
export type WorkspaceStatus = z.infer<typeof workspaceStatus>;

export const LINT_SEVERITIES = ['error', 'warning', 'info'] as const;
export const lintFinding = z.object({
  /** e.g. `nesting-depth`, `redundant-wrapper`, `repeated-topology`, `hard-coded-colour`, `unknown-type`, `not-rendered`, `variables-unavailable`. */
  rule: z.string(),
  severity: z.enum(LINT_SEVERITIES),
  /** Params of the sentences `lint.<rule>.title` and `lint.<rule>.todo` of the locales. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  nodes: z.array(z.object({ id: z.string(), name: z.string(), screen: z.string().nullable() })),
});
export type LintFinding = z.infer<typeof lintFinding>;
