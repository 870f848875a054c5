import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of the Figma corpus beside the checkout, or null where the project stands alone: then say so and skip. */
export const corpusDir = (): string | null => {
  const dir = fileURLToPath(new URL('../../../shared/figma-corpus', import.meta.url));
  return existsSync(dir) ? dir : null;
};

export const NO_CORPUS = 'skipped: the Figma corpus is not beside this checkout (../shared/figma-corpus)';
