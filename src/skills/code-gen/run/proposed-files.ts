import { MAX_ROWS } from '#contract/code-gen/plan';
import type { ProposedFile } from '#contract/code-gen/proposal';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { visibleText } from '#workspace/files/visible-text';
import type { CodeGenRun } from './code-gen-run.ts';

/** Of all proposed texts together, characters: what lies in memory until it is planned. */
const MAX_CHARS = 64 * 1024 * 1024;

const charsOf = (file: ProposedFile | undefined): number =>
  file?.kind === 'write' && file.content.kind === 'text' ? file.content.text.length : 0;

/** Nothing is proposed any more. */
export const forgetProposal = (run: CodeGenRun): void => {
  run.proposed.clear();
  run.proposedChars = 0;
  run.leftOut.clear();
  run.reused = [];
  run.notes = [];
};

/**
 * Adds files to what is proposed, or puts them in the place of those of the same path. All or nothing.
 * @throws CodedError `plan-too-large`, `proposal-invalid`
 */
export const propose = (run: CodeGenRun, files: readonly ProposedFile[]): void => {
  const added = files.filter(({ path }) => !run.proposed.has(path)).length;
  const total = run.proposed.size + added;
  if (total > MAX_ROWS) throw new CodedError('plan-too-large', { rows: total, limit: MAX_ROWS });
  const chars = files.reduce((sum, file) => sum + charsOf(file) - charsOf(run.proposed.get(file.path)), 0);
  const first = files[0];
  if (first !== undefined && run.proposedChars + chars > MAX_CHARS)
    throw new CodedError('proposal-invalid', {
      path: visibleText(first.path, 300),
      reason: reason('proposal-too-large', { limit: MAX_CHARS / 1024 / 1024 }),
    });
  run.proposedChars += chars;
  for (const file of files) {
    run.proposed.set(file.path, file);
    run.leftOut.delete(file.path);
  }
};
