/** Words that say what kind of thing something is, and nothing of what it is for. */
const GENERIC: ReadonlySet<string> = new Set(
  `text row column group grid box icon image divider shape item card label value title input option list link button part
   paragraph point strong underlined svg background container wrapper content margin frame overlay fill fallback heading
   block stack layer 1 2 3 4 5 6`.split(/\s+/),
);

export const isGeneric = (words: readonly string[]): boolean => words.every((word) => GENERIC.has(word));
