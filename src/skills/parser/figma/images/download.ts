import type { FillFormat, FillResult, PictureReason } from '../../source/design-source.ts';
import type { FigmaClient } from '../client/figma-client.ts';
import type { HttpOutcome } from '../client/http-get.ts';
import type { FigmaLimits } from '../client/limits.ts';
import { mayRetry } from '../client/retry.ts';
import { imageAddress } from './image-address.ts';
import { checkPicture } from './picture-format.ts';

export interface DownloadContext {
  readonly client: FigmaClient;
  readonly limits: FigmaLimits;
  /** `downloads`: failures left until the host of the pictures is left alone. */
  readonly failures: { downloads: number };
  readonly formats: readonly FillFormat[];
  readonly signal: AbortSignal;
}

const check = (outcome: HttpOutcome, { formats, limits }: DownloadContext): FillResult => {
  switch (outcome.kind) {
    case 'answer': {
      if (outcome.status !== 200) return { reason: 'http-error' };
      const found = checkPicture(outcome.body, formats, { bytes: limits.imageBytes, pixels: limits.imagePixels });
      return 'reason' in found ? found : { bytes: outcome.body, format: found.format };
    }
    case 'broken':
      return { reason: 'cut-off' };
    case 'unreachable':
    case 'timeout':
    case 'too-large':
      return { reason: outcome.kind };
    case 'undecodable':
      return { reason: 'not-an-image' };
  }
};

const isCut = (outcome: HttpOutcome, context: DownloadContext): boolean => {
  if (outcome.kind !== 'answer' || outcome.status !== 200) return false;
  const result = check(outcome, context);
  return 'reason' in result && result.reason === 'cut-off';
};

/** A host that is down for one picture is down for all: waiting for each of them would outlast the import. */
const count = (outcome: HttpOutcome, { failures, limits }: DownloadContext): void => {
  const wasDear = outcome.kind === 'timeout' || (outcome.kind === 'answer' && outcome.status === 429);
  if (wasDear) failures.downloads -= 4;
  else if (mayRetry(outcome)) failures.downloads -= 1;
  else if (outcome.kind === 'answer' && outcome.status === 200) failures.downloads = limits.downloadFailures;
};

/**
 * Fetches one picture after checking its address, and again when it arrived torn. A failure is a reason, not an exception.
 * @throws CodedError only when the signal fires
 */
export const downloadPicture = async (address: unknown, context: DownloadContext): Promise<FillResult> => {
  const url = imageAddress(address, context.client.base);
  if (url === null) return { reason: 'address-refused' satisfies PictureReason };
  if (context.failures.downloads <= 0) return { reason: 'server-error' satisfies PictureReason };
  const attempt = async (): Promise<HttpOutcome> => {
    const outcome = await context.client.image(url, context.signal);
    // A body that ends early although its length was right is as broken as a broken connection.
    return isCut(outcome, context) ? { kind: 'broken', reason: 'cut-off' } : outcome;
  };
  const outcome = await context.client.retry(attempt);
  count(outcome, context);
  return check(outcome, context);
};
