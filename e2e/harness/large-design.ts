import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { corpusDir } from '#testing/corpus';

export const WHOLE_SIZE = process.env['F2C_LARGE'] === '1';

export interface LargeDesign {
  readonly design: string;
  readonly variables: string;
  readonly pages: number;
  readonly nodes: number;
  readonly bytes: number;
}

/** Writes a design of 20 pages (13 MB), or with F2C_LARGE=1 of 309 (198 MB), into a folder. */
export const makeLargeDesign = async (corpus: string, dir: string): Promise<LargeDesign> => {
  const design = join(dir, 'large.json');
  const variables = join(dir, 'variables.json');
  const generator = join(corpus, 'generate-large.mjs');
  const options = ['--out', design, '--variables', variables, ...(WHOLE_SIZE ? [] : ['--pages', '20'])];
  const { stdout } = await promisify(execFile)(process.execPath, [generator, ...options]);
  const { pages, nodes, bytes } = JSON.parse(stdout) as Omit<LargeDesign, 'design' | 'variables'>;
  return { design, variables, pages, nodes, bytes };
};

/** The corpus, when it brings the generator. */
export const corpusWithGenerator = (): string | null => {
  const corpus = corpusDir();
  return corpus !== null && existsSync(join(corpus, 'generate-large.mjs')) ? corpus : null;
};
