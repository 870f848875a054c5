import { CodedError } from '#contract/errors';
import type { BackendContext } from '../backend-context.ts';
import type { Handlers, NamesOf } from './handlers.ts';

const later = (): Promise<never> => Promise.reject(new CodedError('internal', { what: 'codegen' }));

/** Commands around a plan: making one, looking at it, answering it, writing it, undoing it. */
export const codegenCommands = (_context: BackendContext): Handlers<NamesOf<'codegen'> | NamesOf<'plan'>> => ({
  'codegen.submit': later,
  'codegen.apply': later,
  'codegen.undo': later,
  'codegen.read': later,
  'plan.rows': later,
  'plan.file': later,
  'plan.narrow': later,
  'plan.answer': later,
});
