/** Contents that stand in for those on the disk, by path relative to the workspace; null: there is no such file. */
export type FileOverlay = ReadonlyMap<string, Uint8Array | null>;

export const NO_OVERLAY: FileOverlay = new Map();
