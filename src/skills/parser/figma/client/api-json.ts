import { CodedError } from '#contract/errors';
import { type FailureContext, unexpectedContent } from './api-failure.ts';
import { ENDPOINTS } from './endpoints.ts';
import type { HttpOutcome } from './http-get.ts';
import { parseJson } from './json.ts';
import { megabytes } from './limits.ts';

/**
 * The JSON of an answer that `apiFailure` let pass.
 * @throws CodedError `figma-unexpected-content` for anything else, `design-too-large` beyond what one text can hold
 */
export const readApiJson = (outcome: HttpOutcome, context: FailureContext): unknown => {
  if (outcome.kind !== 'answer') throw new CodedError('internal', { what: 'no answer' });
  const parsed = parseJson(outcome.body);
  if (parsed.ok) return parsed.value;
  if (parsed.problem === 'too-long')
    throw new CodedError('design-too-large', { file: ENDPOINTS[context.endpoint], limit: megabytes(2 ** 29) });
  throw unexpectedContent(outcome, context.secret);
};
