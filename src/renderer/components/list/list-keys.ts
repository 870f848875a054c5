/** The row that a key leads to, or null when it is no key of a list. The ends do not wrap. */
export const nextRow = (key: string, current: number, count: number): number | null => {
  switch (key) {
    case 'ArrowDown':
      return Math.min(current + 1, count - 1);
    case 'ArrowUp':
      return Math.max(current - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
};

/** The next row from `current` whose name starts with what was typed; one letter again goes on to the next such row. */
export const typeAhead = (names: readonly string[], current: number, typed: string): number | null => {
  const wanted = typed.toLocaleLowerCase();
  const first = wanted.length > 1 ? current : current + 1;
  for (let step = 0; step < names.length; step += 1) {
    const at = (first + step) % names.length;
    if (names[at]?.toLocaleLowerCase().startsWith(wanted)) return at;
  }
  return null;
};
