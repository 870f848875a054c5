/** Keeps the end of what a child wrote; older bytes fall off. */
export interface OutputRing {
  push(chunk: Buffer): void;
  text(): string;
}

export const createOutputRing = (limit: number): OutputRing => {
  let kept: Buffer[] = [];
  let size = 0;
  const end = (): Buffer => Buffer.concat(kept).subarray(-limit);
  return {
    push: (chunk) => {
      kept.push(chunk);
      size += chunk.length;
      // Cut in blocks, so that many small chunks do not copy the whole ring each time.
      if (size <= 2 * limit) return;
      kept = [Buffer.from(end())];
      size = limit;
    },
    text: () => end().toString('utf8'),
  };
};
