import { corpusBench } from './corpus-bench.ts';
import { dedupBench } from './dedup/dedup-bench.ts';
import { restBench } from './rest-bench.ts';

interface BenchOptions {
  readonly json: boolean;
  readonly only: string | null;
  /** Folders that `dedup` takes. */
  readonly pairs: string | null;
  readonly icons: string | null;
}

/** `npm run bench -- <name> [--json]`: figures that are measured in this run, each beside what it is held against. */
const BENCHES: Readonly<Record<string, (options: BenchOptions) => Promise<boolean>>> = {
  corpus: corpusBench,
  dedup: dedupBench,
  rest: restBench,
};

const [name = '', ...flags] = process.argv.slice(2);
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (bench === undefined) {
  process.stderr.write(
    `Usage: npm run bench -- <${Object.keys(BENCHES).join('|')}> [--only NAME] [--pairs DIR] [--icons DIR] [--json]\n`,
  );
  process.exitCode = 2;
} else {
  const flagValue = (flag: string): string | null =>
    flags.includes(flag) ? (flags[flags.indexOf(flag) + 1] ?? null) : null;
  const options = {
    json: flags.includes('--json'),
    only: flagValue('--only'),
    pairs: flagValue('--pairs'),
    icons: flagValue('--icons'),
  };
  process.exitCode = (await bench(options)) ? 0 : 1;
}
