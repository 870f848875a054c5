const MAX_LABEL = 200;

/** What a document calls itself, as one line that steers no terminal. */
export const plainLabel = (label: string): string => {
  const plain = label
    .slice(0, MAX_LABEL * 4)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu, ' ')
    .trim();
  return plain.length > MAX_LABEL ? `${[...plain].slice(0, MAX_LABEL - 1).join('')}…` : plain;
};
