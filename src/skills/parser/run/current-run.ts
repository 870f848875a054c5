import type { LoadAdapter } from '#contract/adapter';
import type { Envelope } from '#contract/envelope';
import { CodedError } from '#contract/errors';
import type { ToolContext } from '#contract/tool';
import { visibleText } from '#workspace/files/visible-text';
import { checkWorkspaceFolder } from '#workspace/validate';
import { installedFonts } from '../render/fonts/installed-fonts.ts';
import type { FontBook } from '../render/text/font-book.ts';
import { closeRun, hasPassed, type ParserRun, type Stage, TOOL_OF_STAGE } from './parser-run.ts';

export interface ParserDeps {
  readonly loadAdapter: LoadAdapter;
  /** Origin of Figma's API. */
  figmaBase(): string;
  /** Folder of the product's own where a document is kept while its import is under way; null or absent keeps none. */
  readonly cacheDir?: string | null;
  /** The answer of another skill whose run waits for its status; null when none does. */
  readonly syncElsewhere?: (workspace: string, context: ToolContext) => Promise<Envelope | null>;
  /** Wall clock, milliseconds. */
  readonly now?: () => number;
}

/** The import that goes on, if any, with what its tools need. One at a time. */
export interface CurrentRun {
  readonly deps: ParserDeps;
  run: ParserRun | null;
  /** An import was begun and is not done, also when it has failed: nothing may be announced or written without a new one. */
  isOpen: boolean;
  /** The fonts of the machine, asked for once: it takes several programs. Null when nobody knows. */
  fonts(): Promise<FontBook | null>;
  /** Resolves when every run that was ended is closed. Never rejects. */
  ended: Promise<void>;
}

const once = <T>(ask: () => Promise<T>): (() => Promise<T>) => {
  let answer: Promise<T> | null = null;
  return () => {
    answer ??= ask();
    return answer;
  };
};

export const createCurrentRun = (deps: ParserDeps): CurrentRun => ({
  deps,
  run: null,
  isOpen: false,
  fonts: once(() => installedFonts(new AbortController().signal)),
  ended: Promise.resolve(),
});

/** Ends the import and resolves when the workspace is free again, also for whoever comes while it is being closed. */
export const endRun = (current: CurrentRun): Promise<void> => {
  const { run } = current;
  current.run = null;
  if (run) current.ended = Promise.all([current.ended, closeRun(run)]).then(() => undefined);
  return current.ended;
};

/** Work of the import. What fails or is stopped ends it at once: the workspace is as before while the model still talks. */
export const orEnd = async <T>(current: CurrentRun, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    await endRun(current);
    throw error;
  }
};

interface Need {
  readonly tool: string;
  /** What must have passed. */
  readonly stage: Stage;
  /** As the model named it. */
  readonly workspace: string;
}

/**
 * The import that goes on, when it is one of this workspace and has come as far as the tool needs. A refusal leaves it as it is.
 * @throws CodedError `out-of-order` {tool, needs}, `workspace-invalid`
 */
export const requireRun = async (current: CurrentRun, { tool, stage, workspace }: Need): Promise<ParserRun> => {
  const { run } = current;
  if (run === null) throw new CodedError('out-of-order', { tool, needs: TOOL_OF_STAGE.validated });
  const folder = await checkWorkspaceFolder(workspace);
  if (folder !== run.workspace) {
    const needs = `${TOOL_OF_STAGE.validated} (${visibleText(folder, 300)})`;
    throw new CodedError('out-of-order', { tool, needs });
  }
  if (!hasPassed(run, stage)) throw new CodedError('out-of-order', { tool, needs: TOOL_OF_STAGE[stage] });
  return run;
};
