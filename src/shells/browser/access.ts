import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const COOKIE = 'figma2code';

/** Why a request was turned away; counted, never explained to the one who sent it. */
export type Refusal = 'host' | 'origin' | 'token' | 'method';

export interface Access {
  /** The one-use token of the address that is opened or printed. */
  readonly launchToken: string;
  /** Takes the token once; the value of the cookie that replaces it, or null. */
  redeem(token: string): string | null;
  /** `Set-Cookie` for a session. */
  cookie(session: string): string;
  hasSession(cookieHeader: string | undefined): boolean;
  /** Host must be our own address, Origin absent or ours; a WebSocket always has one. */
  checkAddress(
    headers: { host: string | undefined; origin: string | undefined },
    originRequired: boolean,
  ): Refusal | null;
  /** Our own host and port. */
  address(): string;
  count(refusal: Refusal): void;
  readonly counts: Readonly<Record<Refusal, number>>;
}

const secret = (): string => randomBytes(32).toString('base64url');
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const equal = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

const cookieValue = (header: string | undefined): string | null =>
  (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1) ?? null;

/** Who may talk to the window's server: whoever opened the printed address first, from this machine, and nobody else. */
export const createAccess = (address: () => string): Access => {
  let unused: string | null = secret();
  const launchToken = unused;
  const sessions = new Set<string>();
  const counts: Record<Refusal, number> = { host: 0, origin: 0, token: 0, method: 0 };
  return {
    launchToken,
    redeem: (token) => {
      if (unused === null || !equal(token, unused)) return null;
      unused = null;
      const session = secret();
      sessions.add(session);
      return session;
    },
    cookie: (session) => `${COOKIE}=${session}; Path=/; HttpOnly; SameSite=Strict`,
    hasSession: (header) => {
      const value = cookieValue(header);
      return value !== null && [...sessions].some((session) => equal(session, value));
    },
    checkAddress: ({ host, origin }, originRequired) => {
      if (host !== address()) return 'host';
      if (origin === undefined) return originRequired ? 'origin' : null;
      return origin === `http://${address()}` ? null : 'origin';
    },
    address,
    count: (refusal) => {
      counts[refusal] += 1;
    },
    counts,
  };
};
