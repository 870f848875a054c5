import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { astCounts } from './ast-counts.ts';
import { benchGround } from './bench-ground.ts';
import { rawCounts } from './raw-counts.ts';
import { type CliRun, runCli } from './run-cli.ts';

interface Case {
  readonly name: string;
  readonly file: string;
  readonly extra: readonly string[];
}

const realCases = (corpus: string): Case[] =>
  readdirSync(join(corpus, 'real'))
    .filter((name) => /\.(file|nodes?)\.json(\.gz)?$/.test(name) && !name.startsWith('megacity'))
    .map((name) => ({ name: name.replace(/\.json(\.gz)?$/, ''), file: join(corpus, 'real', name), extra: [] }));

const derivedCases = (corpus: string): Case[] => {
  const sds = join(corpus, 'derived', 'sds');
  return readdirSync(sds, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      name: `sds/${name}`,
      file: join(sds, name, 'data.json.gz'),
      extra: ['--variables', join(sds, 'variables-local.reconstructed.json')],
    }));
};

const sorted = (texts: readonly string[]): string => [...texts].sort().join('\u0000');

const agreement = (run: CliRun, file: string): string => {
  if (run.result['ok'] !== true) return JSON.stringify(run.result['error'] ?? run.result).slice(0, 120);
  const [raw, ast] = [rawCounts(file), astCounts(String(run.result['path']))];
  const texts = sorted(raw.visibleTexts) === sorted(ast.visibleTexts);
  return texts ? 'agree' : `texts differ: ${raw.visibleTexts.length} raw, ${ast.visibleTexts.length} in the AST`;
};

/** Imports every real and derived file of the corpus through the command line, each as its own process. */
export const corpusBench = async ({ json, only }: { json: boolean; only: string | null }): Promise<boolean> => {
  const corpus = corpusDir();
  if (corpus === null) {
    process.stdout.write(`${NO_CORPUS}\n`);
    return true;
  }
  const { home, workspace, remove } = await benchGround();
  let ok = true;
  const cases = [...realCases(corpus), ...derivedCases(corpus)].filter(
    ({ name }) => only === null || name.includes(only),
  );
  for (const { name, file, extra } of cases) {
    const run = await runCli(['import', '--workspace', workspace, '--file', file, ...extra], home);
    const verdict = agreement(run, file);
    ok &&= verdict === 'agree';
    const counts = run.result['counts'] as { nodes: number; texts: number; screens: number } | undefined;
    const row = {
      file: name,
      nodes: counts?.nodes ?? 0,
      texts: counts?.texts ?? 0,
      screens: counts?.screens ?? 0,
      seconds: run.seconds,
      peakMb: run.peakMb,
      verdict,
    };
    process.stdout.write(
      json
        ? `${JSON.stringify(row)}\n`
        : `${basename(name).padEnd(28)} ${String(row.nodes).padStart(7)} ${String(row.texts).padStart(5)} ${String(row.screens).padStart(5)} ${row.seconds.toFixed(1).padStart(6)} s ${row.peakMb.toFixed(0).padStart(5)} MB  ${verdict}\n`,
    );
  }
  await remove();
  return ok;
};
