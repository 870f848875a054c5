/**
 * Runs `work` on at most `limit` items at a time and yields results as they come. A slot is free again only when
 * its result was taken, so a slow consumer bounds what is held. Leaving early stops what is in flight.
 */
export async function* mapConcurrent<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item, signal: AbortSignal) => Promise<Result>,
): AsyncGenerator<Result> {
  const own = new AbortController();
  const running = new Map<number, Promise<{ readonly index: number; readonly result: Result }>>();
  let next = 0;
  try {
    while (next < items.length || running.size > 0) {
      while (next < items.length && running.size < limit) {
        const index = next;
        running.set(
          index,
          work(items[index] as Item, own.signal).then((result) => ({ index, result })),
        );
        next += 1;
      }
      const done = await Promise.race(running.values());
      running.delete(done.index);
      yield done.result;
    }
  } finally {
    own.abort();
    await Promise.allSettled(running.values());
  }
}
