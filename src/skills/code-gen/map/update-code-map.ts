import type { CodeMap, CodeRegion, MappedFile } from '#contract/code-gen/code-map';
import { carryRegions } from '#workspace/lines/carry-regions';

/** A text with its hash. */
export interface KnownText {
  readonly sha256: string;
  /** Null for bytes that are no text: nothing lies in them by lines. */
  readonly text: string | null;
}

/** A file that a run wrote. */
export interface WrittenFile {
  readonly path: string;
  readonly reason: string;
  readonly screens: readonly string[];
  /** As it was generated, without hand edits; `regions` are of this text. */
  readonly generated: KnownText;
  readonly regions: readonly CodeRegion[];
  /** As it was written. */
  readonly written: KnownText;
}

export interface MapUpdate {
  readonly run: string;
  readonly snapshot: string;
  readonly written: readonly WrittenFile[];
  /** Paths that the run took away. */
  readonly deleted: readonly string[];
}

const regionsOf = ({ regions, generated, written }: WrittenFile): CodeRegion[] =>
  generated.text === null || written.text === null
    ? []
    : [...carryRegions(regions, { from: generated.text, to: written.text })];

const mapped = (file: WrittenFile, { run, snapshot }: MapUpdate): MappedFile => ({
  run,
  snapshot,
  written: file.written.sha256,
  generated: file.generated.sha256,
  screens: [...new Set(file.screens)].sort(),
  reason: file.reason,
  regions: regionsOf(file),
});

/**
 * The map after a run: what was written is known anew, what was taken away is forgotten, and everything else, rows that were
 * unticked or not reached among it, stays what it was. Regions are those of the text that was written, with its hand edits.
 */
export const updateCodeMap = (before: CodeMap, update: MapUpdate): CodeMap => {
  const files = new Map(Object.entries(before.files));
  for (const path of update.deleted) files.delete(path);
  for (const file of update.written) files.set(file.path, mapped(file, update));
  return { ...before, files: Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1))) };
};
