/** Answers of calls by their id: a call that comes again is answered, not made again. */
export interface Remembered<T> {
  /** The same promise for the same id, unless `again` says that what it came to does not count. */
  once(id: string | number, work: () => Promise<T>): Promise<T>;
}

/** @param most how many; the oldest are forgotten first */
export const createRemembered = <T>(most: number, again: (answer: T) => boolean): Remembered<T> => {
  const known = new Map<string | number, Promise<T>>();
  const forget = (id: string | number, answer: Promise<T>): void => {
    if (known.get(id) === answer) known.delete(id);
  };
  return {
    once: (id, work) => {
      const before = known.get(id);
      if (before !== undefined) return before;
      const answer = work();
      known.set(id, answer);
      answer.then(
        (value) => {
          if (again(value)) forget(id, answer);
        },
        () => forget(id, answer),
      );
      for (const old of known.keys()) {
        if (known.size <= most) break;
        known.delete(old);
      }
      return answer;
    },
  };
};
