/** Where the daemon listens unless it is told otherwise; always on 127.0.0.1. */
export const BRIDGE_HOST = '127.0.0.1';
export const BRIDGE_PORT = 7017;

/** Why a connection was closed. */
export const CLOSE = {
  /** The daemon ends. */
  goingAway: 1001,
  tooLarge: 1009,
  /** It does not take what it is sent, or there are too many that have not proved the token. */
  overloaded: 1013,
  badMessage: 4400,
  unauthorized: 4401,
  /** The other side of the channel did not answer two heartbeats. */
  peerGone: 4408,
  /** The channel has a plugin, or an agent, already. */
  channelTaken: 4409,
} as const;

/** Said with the close of a connection that took too long to prove itself: it may try again. */
export const TOO_SLOW = 'too-slow';

/** What a proof is made over, as UTF-8: HMAC-SHA256 with the token, in lower-case hex. */
export const proofText = (side: 'daemon' | 'client', nonce: string): string => `${side}:${nonce}`;

/** What the daemon does unless it is told otherwise. Times in milliseconds, sizes in bytes. */
export const BRIDGE_LIMITS = {
  evalMs: 30_000,
  toolMs: 120_000,
  heartbeatMs: 30_000,
  /** From the first byte to `ready`; also for the headers of the request. */
  handshakeMs: 5_000,
  messageBytes: 16 * 1024 * 1024,
  /** Before the token is proved. */
  strangerBytes: 64 * 1024,
  /** A plugin that has more than this waiting, since it does not read, is sent nothing more. */
  unreadBytes: 6 * 1024 * 1024,
  /** The same for a command line or an agent, which may have asked for several large things at once. */
  unreadAnswerBytes: 32 * 1024 * 1024,
  /** Requests of one connection, or to one plugin, that are worked on at once. */
  inFlight: 1_000,
  connections: 1_000,
  strangers: 256,
} as const;

export type BridgeLimits = { readonly [K in keyof typeof BRIDGE_LIMITS]: number };
