import { assetsBench } from './assets-bench.ts';
import { bridgeBench } from './bridge/bridge-bench.ts';
import { contextBench } from './context/context-bench.ts';
import { corpusBench } from './corpus-bench.ts';
import { dedupBench } from './dedup/dedup-bench.ts';
import { fidelityBench } from './fidelity/fidelity-bench.ts';
import { hostileBench } from './hostile-bench.ts';
import { importBench } from './import-bench.ts';
import { optionValue } from './option-value.ts';
import { renderBench } from './render/render-bench.ts';
import { restBench } from './rest-bench.ts';
import { samplesBench } from './samples-bench.ts';
import { stacksBench } from './stacks/stacks-bench.ts';
import { sweepBench } from './sweep-bench.ts';
import { vcsBench } from './vcs/vcs-bench.ts';
import { windowBench } from './window/window-bench.ts';

interface BenchOptions {
  readonly json: boolean;
  readonly only: string | null;
  /** Folder for pictures, where a bench has some. */
  readonly out: string | null;
  /** Folders that `dedup` takes. */
  readonly pairs: string | null;
  readonly icons: string | null;
}

/** `npm run bench -- <name> [--json] [--only NAME]`: figures that are measured in this run, each beside what it is held against. */
const BENCHES: Readonly<Record<string, (options: BenchOptions) => Promise<boolean>>> = {
  assets: assetsBench,
  bridge: bridgeBench,
  context: contextBench,
  corpus: corpusBench,
  dedup: dedupBench,
  fidelity: fidelityBench,
  hostile: hostileBench,
  import: importBench,
  render: renderBench,
  rest: restBench,
  samples: samplesBench,
  stacks: stacksBench,
  sweep: sweepBench,
  vcs: vcsBench,
  window: windowBench,
};

const [name = '', ...flags] = process.argv.slice(2);
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (bench === undefined) {
  process.stderr.write(
    `Usage: npm run bench -- <${Object.keys(BENCHES).join('|')}> [--only NAME] [--json] [--framework F] [--growth] [--out DIR] [--sheet FILE.png] [--file F] [--pairs DIR] [--icons DIR]\n`,
  );
  process.exitCode = 2;
} else {
  const options = {
    json: flags.includes('--json'),
    only: optionValue('only'),
    out: optionValue('out'),
    pairs: optionValue('pairs'),
    icons: optionValue('icons'),
  };
  process.exitCode = (await bench(options)) ? 0 : 1;
}
