import type { IncomingHttpHeaders } from 'node:http';

/** Why somebody was turned away before saying anything; counted, never explained to them. */
export type Refusal = 'host' | 'origin' | 'path' | 'method' | 'token' | 'stranger';

const ORIGINS: ReadonlySet<string> = new Set(['null', 'https://www.figma.com', 'https://figma.com']);
const HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

/** Host has to be this machine with our port, so that no other name leads here; Origin absent, `null` or Figma's. */
export const checkAddress = (headers: IncomingHttpHeaders, port: number): 'host' | 'origin' | null => {
  if (!HOSTS.some((host) => headers.host?.toLowerCase() === `${host}:${port}`)) return 'host';
  // A page can make `null` appear: it proves nothing, and the token is asked for all the same.
  return headers.origin === undefined || ORIGINS.has(headers.origin) ? null : 'origin';
};

export const STATUS: Readonly<Record<Refusal, number>> = {
  host: 403,
  origin: 403,
  path: 404,
  method: 426,
  token: 401,
  stranger: 503,
};
