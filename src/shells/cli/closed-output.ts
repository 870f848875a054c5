import { EXIT } from './exit-codes.ts';

/**
 * Whoever reads may stop reading (`| head -1`): then nothing more is said, and the work goes on to its end. Words that
 * cannot be written for another reason, e.g. a full disk, end it.
 */
export const swallowClosedOutput = (): void => {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'EIO') process.exit(EXIT.failed);
    });
  }
};
