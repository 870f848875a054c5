/** What a hook prints, on its way to the log of the desktop. */
export interface HookLog {
  readonly push: (text: string) => void;
  /** Resolves when all of it is told. Never rejects. */
  end(): Promise<void>;
}

/** A record of the log holds no more. */
const PIECE = 1_900;

// Whole lines where there are any.
const take = (text: string): string => {
  if (text.length <= PIECE) return text;
  const end = text.lastIndexOf('\n', PIECE);
  return text.slice(0, end > 0 ? end + 1 : PIECE);
};

/** Tells a text in pieces, one after the other: while one is on its way, what comes is gathered. */
export const createHookLog = (tell: (text: string) => Promise<unknown>): HookLog => {
  let waiting = '';
  let telling: Promise<void> | null = null;
  const drain = async (): Promise<void> => {
    while (waiting !== '') {
      const piece = take(waiting);
      waiting = waiting.slice(piece.length);
      // A desktop that is gone hears nothing; the hook is none of its business.
      await tell(piece.trimEnd()).catch(() => undefined);
    }
    telling = null;
  };
  return {
    push: (text) => {
      waiting += text;
      telling ??= drain();
    },
    end: async () => {
      await telling;
    },
  };
};
