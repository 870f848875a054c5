import type { PlanNote } from '#contract/code-gen/plan';
import type { ProposedFile } from '#contract/code-gen/proposal';
import type { TokenBook } from '../emit/tokens/token-book.ts';
import type { LayoutPlan } from '../layout/layout-node.ts';
import type { DraftInput, DraftScreen } from './draft-input.ts';
import type { Pictures } from './pictures.ts';

export interface PlannedScreen extends LayoutPlan {
  readonly screen: DraftScreen['screen'];
  /** What it is called; empty where nothing says it. */
  readonly title: string;
}

export interface Emitting {
  readonly input: DraftInput;
  readonly screens: readonly PlannedScreen[];
  readonly book: TokenBook;
  readonly pictures: Pictures;
}

type TextFile = Extract<ProposedFile, { kind: 'write' }>;

/** A file with the pictures that it shows, by path. */
export interface EmittedFile {
  readonly file: TextFile;
  readonly assets: readonly string[];
}

/** Writes the files of a stack for all screens of a draft. */
export type Emitter = (emitting: Emitting) => {
  readonly files: readonly EmittedFile[];
  readonly notes: readonly PlanNote[];
};
