import { type Figure, meets, printFigure } from '../figure.ts';
import { listFigures } from './list-figures.ts';
import { scanFigures } from './scan-figures.ts';

const PARTS: Readonly<Record<string, () => Promise<readonly Figure[]>>> = { scan: scanFigures, list: listFigures };

/** `npm run bench -- vcs [--only scan|list]`: changes and files of large projects, each beside what the machine allows. */
export const vcsBench = async ({ json, only }: { json: boolean; only: string | null }): Promise<boolean> => {
  let good = true;
  for (const [name, part] of Object.entries(PARTS)) {
    if (only !== null && only !== name) continue;
    for (const figure of await part()) {
      printFigure(figure, json);
      good = good && meets(figure);
    }
  }
  return good;
};
