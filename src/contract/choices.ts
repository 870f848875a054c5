/** What a user chooses from. Without schemas, so that a page can list them without a validator in its bundle. */
export const VCS_KINDS = ['git', 'p4v', 'none'] as const;
export type VcsKind = (typeof VCS_KINDS)[number];
export const isVcsKind = (value: unknown): value is VcsKind => VCS_KINDS.includes(value as VcsKind);

/** Stacks with a template of their own; any other name is an unknown stack and gets the neutral template. */
export const KNOWN_FRAMEWORKS = [
  'html',
  'react',
  'vue',
  'svelte',
  'flutter',
  'swiftui',
  'compose',
  'avalonia',
] as const;
export type KnownFramework = (typeof KNOWN_FRAMEWORKS)[number];

/** A framework name becomes a folder name below `output/`, so it is a plain word. */
export const FRAMEWORK_NAME = /^[a-z][a-z0-9-]{0,39}$/;

export const DEDUP_METHODS = ['file_hash', 'phash', 'cnn'] as const;
export type DedupMethod = (typeof DEDUP_METHODS)[number];
