import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ERROR_NUMBERS } from '#contract/errors';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { fileTree } from '#testing/file-tree';
import { hostileInputs } from '#testing/hostile-inputs/all-inputs';
import { violations } from '#testing/workspace-invariants';
import { type BenchGround, benchGround } from './bench-ground.ts';
import { type CliRun, runCli } from './run-cli.ts';

interface Case {
  readonly name: string;
  /** Options of `import`, once its files are written into the folder. */
  args(folder: string): Promise<readonly string[]>;
}

const corpusCases = (): readonly Case[] => {
  const corpus = corpusDir();
  const dir = corpus === null ? null : join(corpus, 'hostile', 'out');
  if (dir === null || !existsSync(dir)) {
    process.stderr.write(`${NO_CORPUS}\n`);
    return [];
  }
  const names = readdirSync(dir).sort();
  return names.map((name) => ({ name: `corpus: ${name}`, args: async () => ['--file', join(dir, name)] }));
};

const ownCases = (): readonly Case[] =>
  hostileInputs().map(({ name, content, variables }) => ({
    name,
    args: async (folder) => {
      const [design, table] = [join(folder, 'hostile.json'), join(folder, 'hostile-variables.json')];
      await writeFile(design, content);
      if (variables === undefined) return ['--file', design];
      await writeFile(table, variables);
      return ['--file', design, '--variables', table];
    },
  }));

// Lines may end; nothing else that steers a terminal may come out, also not inside of JSON.
const STEERS = /(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/u;

const isOutput = (path: string): boolean => path.startsWith('.hx/figma2code/output') || path.endsWith('status.json');

const changedOf = async (workspace: string, before: Record<string, string>, isImported: boolean): Promise<string[]> => {
  const after = await fileTree(workspace);
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name] && !(isImported && isOutput(name)));
};

const verdictOf = async ({ workspace }: BenchGround, run: CliRun, before: Record<string, string>): Promise<string> => {
  const { code = null } = (run.result['error'] ?? {}) as { code?: string };
  const isCoded = code !== null && code !== 'internal' && Object.hasOwn(ERROR_NUMBERS, code);
  const changed = await changedOf(workspace, before, run.code === 0);
  const wrong = [
    run.code === 0 || (run.code === 1 && isCoded) ? null : `ended with ${run.code}, ${code ?? 'no code'}`,
    STEERS.test(run.output) ? 'a character that steers a terminal' : null,
    changed.length === 0 ? null : `changed: ${changed.slice(0, 3).join(', ')}`,
    ...(await violations(workspace)),
  ];
  return wrong.filter((line) => line !== null).join('; ') || (code ?? 'imported');
};

/** Imports every hostile file, of the corpus and of our own, through the command line: a code or a whole snapshot. */
export const hostileBench = async ({ json, only }: { json: boolean; only: string | null }): Promise<boolean> => {
  const ground = await benchGround();
  let wrong = 0;
  for (const { name, args } of [...corpusCases(), ...ownCases()].filter(
    (one) => only === null || one.name.includes(only),
  )) {
    const before = await fileTree(ground.workspace);
    const run = await runCli(['import', '--workspace', ground.workspace, ...(await args(ground.home))], ground.home);
    const verdict = await verdictOf(ground, run, before);
    const isRight = verdict === 'imported' || Object.hasOwn(ERROR_NUMBERS, verdict);
    if (!isRight) wrong += 1;
    const row = { file: name, exit: run.code, seconds: run.seconds, peakMb: run.peakMb, verdict };
    process.stdout.write(
      json
        ? `${JSON.stringify(row)}\n`
        : `${name.padEnd(44)} ${run.code} ${run.seconds.toFixed(1).padStart(6)} s ${run.peakMb.toFixed(0).padStart(5)} MB  ${verdict}\n`,
    );
  }
  process.stdout.write(json ? `${JSON.stringify({ type: 'result', wrong })}\n` : `${wrong} wrong\n`);
  await ground.remove();
  return wrong === 0;
};
