const isSorted = (paths: readonly string[]): boolean => {
  for (let at = 1; at < paths.length; at += 1) if ((paths[at - 1] as string) >= (paths[at] as string)) return false;
  return true;
};

/** Sorted by code unit, each once. What is so already is taken as it is. */
const ordered = (paths: readonly string[]): readonly string[] => (isSorted(paths) ? paths : [...new Set(paths)].sort());

/** Both lists as one, sorted by code unit, each path once: deleted files stand among those that are there. */
export const unitePaths = (paths: readonly string[], others: readonly string[]): readonly string[] => {
  const first = ordered(paths);
  const second = ordered(others);
  if (second.length === 0) return first;
  if (first.length === 0) return second;
  const united: string[] = [];
  let at = 0;
  for (const path of first) {
    while (at < second.length && (second[at] as string) < path) united.push(second[at++] as string);
    if (second[at] === path) at += 1;
    united.push(path);
  }
  while (at < second.length) united.push(second[at++] as string);
  return united;
};
