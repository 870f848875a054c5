/** Runs `end` as soon as the signal fires, at once when it has fired already. */
export const endWith = (signal: AbortSignal | undefined, end: () => Promise<void>): void => {
  if (signal?.aborted) void end();
  else signal?.addEventListener('abort', () => void end(), { once: true });
};
