/** The value behind `--name` on the command line of the bench; null when it is not given. */
export const optionValue = (name: string): string | null => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? null : (process.argv[at + 1] ?? null);
};
