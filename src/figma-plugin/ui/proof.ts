import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { proofText } from '#contract/bridge/limits';

/** What shows that a side holds the token, without the token. The page has no `crypto.subtle`: its origin is opaque. */
export const proofOf = (token: string, side: 'daemon' | 'client', nonce: string): string =>
  bytesToHex(hmac(sha256, utf8ToBytes(token), utf8ToBytes(proofText(side, nonce))));

/** Takes the same time wherever two proofs differ. */
export const isSame = (given: string, wanted: string): boolean => {
  if (given.length !== wanted.length) return false;
  let difference = 0;
  for (let at = 0; at < wanted.length; at += 1) difference |= given.charCodeAt(at) ^ wanted.charCodeAt(at);
  return difference === 0;
};

export const newNonce = (): string => bytesToHex(crypto.getRandomValues(new Uint8Array(32)));
