import { type Figure, meets, printFigure } from '../figure.ts';
import { connectFigures } from './connect-figures.ts';
import { idleFigures } from './idle-figures.ts';
import { importFigures } from './import-figures.ts';
import { loadFigures } from './load-figures.ts';
import { stalledFigures } from './stalled-figures.ts';
import { startFigures } from './start-figures.ts';

const PARTS: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  load: loadFigures,
  stalled: stalledFigures,
  connect: connectFigures,
  start: startFigures,
  idle: idleFigures,
  import: importFigures,
};

/** `npm run bench -- bridge [--only load|stalled|connect|start|idle|import]`: the daemon and its command line under load, and an import through the plugin. */
export const bridgeBench = async ({ json, only }: { json: boolean; only: string | null }): Promise<boolean> => {
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
