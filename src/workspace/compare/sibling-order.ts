/** Marks the members of the longest run of rising numbers, which need not stand side by side. */
const rising = (numbers: readonly number[]): ReadonlySet<number> => {
  const tails: number[] = [];
  const before: number[] = [];
  for (const [at, number] of numbers.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[tails[middle] as number] as number) < number) low = middle + 1;
      else high = middle;
    }
    before[at] = low === 0 ? -1 : (tails[low - 1] as number);
    tails[low] = at;
  }
  const kept = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] as number) kept.add(at);
  return kept;
};

/** The fewest siblings that must have moved, given the places that they had before in the order they have now. */
export const outOfOrder = (places: readonly number[]): readonly number[] => {
  const kept = rising(places);
  return places.flatMap((_, at) => (kept.has(at) ? [] : [at]));
};
