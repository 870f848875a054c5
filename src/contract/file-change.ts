/** How a file differs from the version control's base. Renamed counts as modified at its new path. */
export const FILE_CHANGES = ['Added', 'Modified', 'Deleted'] as const;
export type FileChangeKind = (typeof FILE_CHANGES)[number];

export interface FileChange {
  /** Relative to the workspace, `/` between names. */
  readonly path: string;
  readonly kind: FileChangeKind;
}

/** How many are listed; the counts tell the rest. */
export const MAX_LISTED_CHANGES = 1_000;
