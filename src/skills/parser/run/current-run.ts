import type { LoadAdapter } from '#contract/adapter';
import { closeRun, type ParserRun } from './parser-run.ts';

export interface ParserDeps {
  readonly loadAdapter: LoadAdapter;
  /** Origin of Figma's API. */
  figmaBase(): string;
  /** Wall clock, milliseconds. */
  readonly now?: () => number;
}

/** The import that goes on, if any, with what its tools need. One at a time. */
export interface CurrentRun {
  readonly deps: ParserDeps;
  run: ParserRun | null;
}

export const endRun = async (current: CurrentRun): Promise<void> => {
  const { run } = current;
  current.run = null;
  if (run) await closeRun(run);
};
