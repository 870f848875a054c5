import type { LayoutMaps, NodeTypeRequest, RGBA } from '#contract/adapter';
import type { ErrorCode, ErrorParams } from '#contract/errors';
import type { FoundPages } from '#workspace/outline/outline-scanner';
import type { DesignOrigin } from '../../figma/document/normalise.ts';
import type { VariablesAnswer } from '../../source/design-source.ts';
import type { Choice } from '../choice.ts';
import type { DrawnLayer, DrawRequest } from '../draw-portion.ts';
import type { Portion } from '../portion.ts';
import type { DesignTables } from '../portion-context.ts';
import type { ReadResult } from '../read-portion.ts';
import type { StoredFile, WrittenStored } from '../stored/stored-text.ts';

/** What a reader thread is started with. */
export interface ReaderStart {
  readonly origin: DesignOrigin;
  readonly path: string;
  readonly size: number;
  readonly outline: FoundPages | null;
  readonly tables: DesignTables | null;
  readonly variables: VariablesAnswer;
  readonly words: {
    readonly layoutMaps: LayoutMaps;
    readonly svgPictureType: string;
    readonly staticImageType: string;
  };
  readonly marker: string;
  readonly choice: Choice;
  readonly framework: string;
  /** Path of the spools without their number. */
  readonly spoolBase: string;
  readonly pagesFolder: string | null;
  readonly runBytes: number;
  /** What a failure of the disk names. */
  readonly named: string;
}

/** Each thread has a spool of its own number. */
export type ReaderThreadStart = ReaderStart & { readonly number: number };

export type AdapterQuestion =
  | { readonly what: 'types'; readonly items: readonly NodeTypeRequest[] }
  | { readonly what: 'colours'; readonly items: readonly { readonly rgba: RGBA; readonly nodeId: string }[] };

export interface FailureData {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

/** Main thread → reader. */
export type ToReader =
  | { readonly kind: 'read'; readonly portion: Portion }
  | { readonly kind: 'write'; readonly files: readonly StoredFile[] }
  | { readonly kind: 'draw'; readonly request: DrawRequest }
  /** A question that fails is never answered: its portion has failed, and the thread is ended. */
  | { readonly kind: 'words'; readonly id: number; readonly words: readonly (string | undefined)[] };

/** Reader → main thread. */
export type FromReader =
  | { readonly kind: 'ask'; readonly id: number; readonly question: AdapterQuestion }
  | { readonly kind: 'done'; readonly results: readonly ReadResult[] }
  | { readonly kind: 'written'; readonly files: readonly WrittenStored[] }
  | { readonly kind: 'drawn'; readonly layers: readonly DrawnLayer[] }
  | { readonly kind: 'failed'; readonly failure: FailureData };
