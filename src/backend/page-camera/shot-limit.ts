import { ZodError } from 'zod';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { visibleText } from '#workspace/files/visible-text';
import { SHOT_MS } from './page-camera.ts';

/** Ends with `preview-failed` when a page does not come to rest, with `cancelled` when nobody wants its picture any more. */
export const shotLimit = (entry: string, signal: AbortSignal): { promise: Promise<never>; clear(): void } => {
  let clear = (): void => undefined;
  const promise = new Promise<never>((_resolve, reject) => {
    const late = (): void =>
      reject(
        new CodedError('preview-failed', {
          path: visibleText(entry, 300),
          reason: reason('page-restless', { seconds: SHOT_MS / 1_000 }),
        }),
      );
    const stop = (): void => reject(new CodedError('cancelled'));
    const timer = setTimeout(late, SHOT_MS);
    signal.addEventListener('abort', stop, { once: true });
    clear = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    };
  });
  promise.catch(() => undefined);
  return { promise, clear };
};

const wordsOf = (error: unknown): string => {
  // What a page told in another shape than was asked for: its first mistake, not the list of all as JSON.
  if (error instanceof ZodError) return error.issues[0]?.message ?? '';
  return String((error as Error).message).split('\n')[0] ?? '';
};

/** What is told of a page that could not be shown. */
export const shotFailure = (error: unknown, entry: string): CodedError =>
  error instanceof CodedError
    ? error
    : new CodedError('preview-failed', {
        path: visibleText(entry, 300),
        reason: reason('page-broken', {
          text: visibleText(wordsOf(error), 300),
        }),
      });
