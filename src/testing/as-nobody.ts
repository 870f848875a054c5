import { setImmediate } from 'node:timers/promises';

const NOBODY = 65_534;

/**
 * Runs work as a user whom modes of files bind, also where the tests run as root. The work must not need more than what such a
 * user may reach: folders on the way have to be open to others.
 */
export const asNobody = async <T>(work: () => Promise<T>): Promise<T> => {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
    await setImmediate();
  }
};
