import type { CodeMap } from '#contract/code-gen/code-map';

const ENTRIES: Readonly<Record<string, RegExp>> = {
  html: /\.html?$/i,
  react: /\.[jt]sx$/i,
  vue: /\.vue$/i,
  svelte: /\.svelte$/i,
};

/** True for stacks whose code the sandbox can show. */
export const canShow = (framework: string): boolean => Object.hasOwn(ENTRIES, framework);

/** Ids of all screens that have a file of the kind that can be shown. */
export const screensWithCode = (map: CodeMap, framework: string): readonly string[] => {
  const kind = ENTRIES[framework];
  if (kind === undefined) return [];
  const files = Object.entries(map.files).filter(([path]) => kind.test(path));
  return [...new Set(files.flatMap(([, { screens }]) => screens))].sort();
};

/**
 * The file with the screen itself: of those that were generated for it, the one whose first region is the screen's own layer.
 * @returns path relative to the workspace, or null when there is no code for it
 */
export const entryOfScreen = (map: CodeMap, framework: string, screen: string): string | null => {
  const kind = ENTRIES[framework];
  if (kind === undefined) return null;
  const files = Object.entries(map.files).filter(([path, { screens }]) => kind.test(path) && screens.includes(screen));
  const own = files.filter(([, { regions }]) => regions.some(({ node }) => node === screen));
  const first = (own.length > 0 ? own : files).sort(([a], [b]) => (a < b ? -1 : 1))[0];
  return first?.[0] ?? null;
};
