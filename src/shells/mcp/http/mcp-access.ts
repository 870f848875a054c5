import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { checkAddress } from '#bridge/daemon/address-check';

/** Why a request was turned away; counted, never explained to whoever sent it. */
export type McpRefusal = 'host' | 'origin' | 'token';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const bearer = (header: string | undefined): string => /^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? '';

/**
 * Who may ask: nobody but a program on this machine that can read the token. A page has no business here at all, so an
 * Origin is refused whatever it says; the bridge takes some, since its plugin is one.
 */
export const checkAccess = (
  headers: IncomingHttpHeaders,
  { port, token }: { readonly port: number; readonly token: string },
): McpRefusal | null => {
  if (checkAddress(headers, port) === 'host') return 'host';
  if (headers.origin !== undefined) return 'origin';
  // Digests have one length, so that comparing them takes the same time whatever is wrong.
  return timingSafeEqual(digest(bearer(headers.authorization)), digest(token)) ? null : 'token';
};
