/** Folders with the `SKILL.md` of each skill; they stand beside the engines that they call. */
export const SKILL_FOLDERS: readonly URL[] = ['init', 'parser', 'code-gen'].map(
  (wing) => new URL(`../skills/${wing}/`, import.meta.url),
);
