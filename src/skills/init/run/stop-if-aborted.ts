import { CodedError } from '#contract/errors';

/** @throws CodedError `cancelled` */
export const stopIfAborted = (signal: AbortSignal): void => {
  if (signal.aborted) throw new CodedError('cancelled');
};
