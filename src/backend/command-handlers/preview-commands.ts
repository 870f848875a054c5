import { CodedError } from '#contract/errors';
import type { BackendContext } from '../backend-context.ts';
import type { Handlers, NamesOf } from './handlers.ts';

/** Commands of the sandbox in which generated code is looked at. */
export const previewCommands = (_context: BackendContext): Handlers<NamesOf<'preview'>> => ({
  'preview.open': () => Promise.reject(new CodedError('internal', { what: 'preview' })),
});
