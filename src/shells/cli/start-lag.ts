import type { LagLog } from '#browser/lag-log';

/** For measuring only: nothing is loaded and nothing runs where no file is named for it. */
export const startLag = async (file: string | undefined): Promise<LagLog | null> =>
  file ? (await import('#browser/lag-log')).startLagLog(file) : null;
