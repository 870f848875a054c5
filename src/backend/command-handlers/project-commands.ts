import { CodedError } from '#contract/errors';
import type { BackendContext } from '../backend-context.ts';
import type { Handlers, NamesOf } from './handlers.ts';

const later = (): Promise<never> => Promise.reject(new CodedError('internal', { what: 'project' }));

/** Commands that look at the files of the project. */
export const projectCommands = (_context: BackendContext): Handlers<NamesOf<'project'>> => ({
  'project.scan': later,
  'project.files': later,
  'project.changes': later,
  'project.file': later,
  'project.origin': later,
  'project.linesOf': later,
});
