import type { FileChangeKind } from '../file-change.ts';
import type { CodeRegion } from './code-map.ts';

/** A changed file with what the letter alone does not tell. */
export interface ProjectChange {
  readonly path: string;
  readonly kind: FileChangeKind;
  /** Where a renamed or copied file came from. */
  readonly from?: string;
  /** `untracked`, `staged`, `conflict`, `type`, `submodule`, `renamed`, `copied`, `unresolved`: words of `change` in the locales. */
  readonly marks: readonly string[];
}

export interface ChangesPage {
  readonly changes: readonly ProjectChange[];
  readonly rest: number | null;
  /** All there are; when the scan was cut, more than are listed. */
  readonly total: number;
}

/**
 * Paths of the project, sorted by code unit, folders implied; `.git`, `.hx` and what git ignores left out, elsewhere
 * `node_modules`. Bytes of a name that are no UTF-8 stand as U+DC80 to U+DCFF, and go back the same way.
 */
export interface FilesPage {
  readonly paths: readonly string[];
  /** Of those, links; shown and not followed. */
  readonly links: readonly string[];
  readonly rest: number | null;
  /** Files over the limit that are not listed. */
  readonly left: number;
  /** With the first page only: folders that could not be read, at most 100. */
  readonly unreadable?: readonly string[];
}

/** A file to look at. */
export type ProjectFile =
  | {
      readonly kind: 'text';
      /** The first megabyte; `truncated` says that there is more. Without a byte order mark. */
      readonly text: string;
      /** `utf-8`, `utf-8-bom`, `utf-16le`, `utf-16be`, or `invalid` for bytes that are none of these. */
      readonly encoding: string;
      readonly size: number;
      readonly truncated: boolean;
    }
  /** Of the browser's own kinds; `url` leads to its bytes. */
  | {
      readonly kind: 'image';
      readonly url: string;
      readonly size: number;
      /** Of a drawing that is text (SVG): what it is made of, since a picture does not show all that is in it. */
      readonly source?: { readonly text: string; readonly truncated: boolean };
    }
  /** `head`: its first bytes, two hex digits each, blanks between them. */
  | { readonly kind: 'binary'; readonly size: number; readonly head: string }
  | { readonly kind: 'link'; readonly target: string; readonly outside: boolean }
  | { readonly kind: 'absent' };

export const FILE_SIDES = ['now', 'base'] as const;
export type FileSide = (typeof FILE_SIDES)[number];

/** What code-gen knows of a file; null when it did not write it. */
export interface FileOrigin {
  readonly run: string;
  readonly snapshot: string;
  readonly reason: string;
  readonly screens: readonly string[];
  readonly regions: readonly CodeRegion[];
  /** Its bytes are still those that were written. */
  readonly untouched: boolean;
}

export interface LinesOfLayer {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** What the sandbox shows of a screen. */
export type Preview =
  | { readonly kind: 'page'; readonly url: string; readonly width: number; readonly height: number }
  /** No code yet, or a stack that cannot run here: `run` is the command that the user can start. */
  | {
      readonly kind: 'none';
      readonly reason: 'no-code' | 'stack' | 'untrusted' | 'broken';
      readonly detail: string;
      readonly run: string | null;
    };
