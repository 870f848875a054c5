import { EVENT_SEQUENCES } from '#contract/events';
import type { Progress } from '#contract/progress';

const FIRST_WRITE = EVENT_SEQUENCES.codegen.indexOf('code-gen-writing-files');

/** From here on files of the project are written: what Stop leaves is no longer what was there before. */
export const writesNow = (progress: Progress): boolean =>
  progress.kind === 'skill' && progress.skill === 'codegen' && progress.current >= FIRST_WRITE;
