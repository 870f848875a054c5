import { corpusBench } from './corpus-bench.ts';
import { hostileBench } from './hostile-bench.ts';
import { restBench } from './rest-bench.ts';
import { sweepBench } from './sweep-bench.ts';

/** `npm run bench -- <name> [--json]`: figures that are measured in this run, each beside what it is held against. */
const BENCHES: Readonly<Record<string, (options: { json: boolean; only: string | null }) => Promise<boolean>>> = {
  corpus: corpusBench,
  hostile: hostileBench,
  rest: restBench,
  sweep: sweepBench,
};

const [name = '', ...flags] = process.argv.slice(2);
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (bench === undefined) {
  process.stderr.write(`Usage: npm run bench -- <${Object.keys(BENCHES).join('|')}> [--only NAME] [--json]\n`);
  process.exitCode = 2;
} else {
  const only = flags.includes('--only') ? (flags[flags.indexOf('--only') + 1] ?? null) : null;
  process.exitCode = (await bench({ json: flags.includes('--json'), only })) ? 0 : 1;
}
