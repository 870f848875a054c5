declare global {
  /** The part of the platform's AbortSignal that a contract may name; Node and DOM declarations merge with it. */
  interface AbortSignal {
    readonly aborted: boolean;
  }
}

export {};
