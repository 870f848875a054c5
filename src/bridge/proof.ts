import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { proofText } from '#contract/bridge/limits';

export const newNonce = (): string => randomBytes(32).toString('hex');

/** What shows that a side holds the token, without the token. */
export const proofOf = (token: string, side: 'daemon' | 'client', nonce: string): string =>
  createHmac('sha256', token).update(proofText(side, nonce), 'utf8').digest('hex');

const HEX = /^[0-9a-f]{64}$/i;

/** Takes the same time whatever is wrong in a proof of the right shape. */
export const isProof = (given: string, wanted: string): boolean =>
  HEX.test(given) && timingSafeEqual(Buffer.from(given, 'hex'), Buffer.from(wanted, 'hex'));
