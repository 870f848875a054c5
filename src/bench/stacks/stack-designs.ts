import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A design of the corpus: Figma's answer, and the answer with its variables where there is one. */
export interface StackDesign {
  readonly name: string;
  readonly file: string;
  readonly variables: string | null;
}

const DESIGN = /\.(?:file|nodes|node)\.json(?:\.gz)?$/;

const designsIn = (folder: string): StackDesign[] => {
  const names = readdirSync(folder).sort();
  return names
    .filter((name) => DESIGN.test(name))
    .map((name) => {
      const stem = name.replace(DESIGN, '');
      const variables = `${stem}.variables-local.json`;
      return {
        name: stem,
        file: join(folder, name),
        variables: names.includes(variables) ? join(folder, variables) : null,
      };
    });
};

/** Screens of one system, each in a folder of its own beside the variables that they share. */
const systemIn = (folder: string): StackDesign[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      name: `sds/${name}`,
      file: join(folder, name, 'data.json.gz'),
      variables: join(folder, 'variables-local.reconstructed.json'),
    }));

/** All designs of the corpus that hold layers, the small ones and the large. */
export const stackDesigns = (corpus: string, only: string | null): StackDesign[] =>
  [
    ...designsIn(join(corpus, 'real')),
    ...systemIn(join(corpus, 'derived', 'sds')),
    ...designsIn(join(corpus, 'generated')),
  ].filter(({ name }) => only === null || name.includes(only));
