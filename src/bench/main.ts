import { corpusBench } from './corpus-bench.ts';
import { renderBench } from './render/render-bench.ts';
import { restBench } from './rest-bench.ts';

interface BenchOptions {
  readonly json: boolean;
  readonly only: string | null;
  /** Folder for pictures, where a bench has some. */
  readonly out: string | null;
}

/** `npm run bench -- <name> [--json] [--out DIR]`: figures that are measured in this run, each beside what it is held against. */
const BENCHES: Readonly<Record<string, (options: BenchOptions) => Promise<boolean>>> = {
  corpus: corpusBench,
  render: renderBench,
  rest: restBench,
};

const [name = '', ...flags] = process.argv.slice(2);
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (bench === undefined) {
  process.stderr.write(
    `Usage: npm run bench -- <${Object.keys(BENCHES).join('|')}> [--only NAME] [--json] [--out DIR]\n`,
  );
  process.exitCode = 2;
} else {
  const textOf = (flag: string): string | null =>
    flags.includes(flag) ? (flags[flags.indexOf(flag) + 1] ?? null) : null;
  process.exitCode = (await bench({ json: flags.includes('--json'), only: textOf('--only'), out: textOf('--out') }))
    ? 0
    : 1;
}
