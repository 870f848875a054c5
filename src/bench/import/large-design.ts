import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { corpusDir } from '#testing/corpus';

export interface LargeDesign {
  readonly file: string;
  /** Empty when there is none. */
  readonly variables: string;
}

/** Makes a design of so many pages of 29 components with the generator of the corpus; null where it is not there. */
export const generateDesign = async (dir: string, pages: number): Promise<LargeDesign | null> => {
  const corpus = corpusDir();
  if (corpus === null) return null;
  const file = join(dir, `generated-${pages}.json`);
  const variables = join(dir, `variables-${pages}.json`);
  const args = ['--out', file, '--variables', variables, '--pages', String(pages)];
  await promisify(execFile)(process.execPath, [join(corpus, 'generate-large.mjs'), ...args]);
  return { file, variables };
};
