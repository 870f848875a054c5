/** A model's words come by the syllable: clients hear no more than this of them. */
const EVERY_MS = 1_000;
const LONGEST = 200;

export interface Progress {
  /** What is newest goes out, the first at once and then one a second; of long words the end. */
  tell(words: string): void;
  /** Nothing more: the answer has the rest, and a client knows the call no longer when it hears of it behind that. */
  end(): void;
}

export const tellProgress = (send: (progress: number, message: string) => void): Progress => {
  let count = 0;
  let newest: string | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isOver = false;
  const put = (): void => {
    timer = null;
    if (newest === null) return;
    count += 1;
    send(count, newest.slice(-LONGEST));
    newest = null;
    timer = setTimeout(put, EVERY_MS);
  };
  return {
    tell: (words) => {
      newest = words;
      if (timer === null && !isOver) put();
    },
    end: () => {
      isOver = true;
      clearTimeout(timer ?? undefined);
    },
  };
};
