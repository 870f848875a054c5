/** The same numbers on every run: 32 bits, from 0 to 2^32 - 1. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
};

/** `count` of the items, each once. */
export const picked = <Item>(items: readonly Item[], count: number, random: () => number): Item[] => {
  const left = [...items];
  const out: Item[] = [];
  while (out.length < count && left.length > 0) out.push(...left.splice(random() % left.length, 1));
  return out;
};
