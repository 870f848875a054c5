import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { corpusDesigns } from '#testing/fake-figma-api/corpus-designs';
import { startFakeFigmaApi } from '#testing/fake-figma-api/fake-figma-api';
import type { FakeCall } from '#testing/fake-figma-api/types';
import { benchGround } from './bench-ground.ts';
import { budgetRows } from './budget-bench.ts';
import { runCli } from './run-cli.ts';

const BATCH = 100;
const TOKEN = 'figd_bench-token-0123456789';

/** What was asked beyond or short of the plan: one document, ceil(n / 100) renders, at most one each of fills and variables. */
const deviation = (calls: readonly FakeCall[]): string => {
  const of = (endpoint: FakeCall['endpoint']): readonly FakeCall[] =>
    calls.filter((call) => call.endpoint === endpoint);
  const ids = of('renders').flatMap((call) => call.ids);
  const wrong = [
    of('file').length + of('nodes').length === 1 ? null : 'document asked more than once',
    of('renders').length === Math.ceil(ids.length / BATCH)
      ? null
      : `${of('renders').length} render calls for ${ids.length} layers`,
    new Set(ids).size === ids.length ? null : 'a layer was asked twice',
    of('fills').length <= 1 ? null : 'fills asked more than once',
    of('variables').length <= 1 ? null : 'variables asked more than once',
    calls.every((call) => call.status === 200)
      ? null
      : `answers ${[...new Set(calls.map((call) => call.status))].join(', ')}`,
  ];
  return wrong.filter((line) => line !== null).join('; ') || 'as planned';
};

const count = (calls: readonly FakeCall[], endpoint: FakeCall['endpoint']): number =>
  calls.filter((call) => call.endpoint === endpoint).length;

const printBudget = async (json: boolean): Promise<boolean> => {
  const rows = await budgetRows();
  for (const row of rows) {
    const columns = [row.tier1, row.calls, row.refused].map((value) => String(value).padStart(5)).join('');
    const words = `${row.case.padEnd(40)}${columns} ${row.seconds.toFixed(1).padStart(6)} s  ${row.verdict}`;
    process.stdout.write(`${json ? JSON.stringify(row) : words}\n`);
  }
  return rows.every(({ verdict }) => verdict === 'as planned');
};

/** Imports every design of the corpus through the fake Figma server and holds its log against the plan. */
export const restBench = async ({ json, only }: { json: boolean; only: string | null }): Promise<boolean> => {
  const corpus = corpusDir();
  if (corpus === null) {
    process.stdout.write(`${NO_CORPUS}\n`);
    return printBudget(json);
  }
  const api = await startFakeFigmaApi({ corpus, token: TOKEN });
  const { home, workspace, remove } = await benchGround();
  let ok = true;
  const keys = Object.keys(corpusDesigns(corpus)).filter(
    (key) => key !== 'megacity-pfp' && key !== 'generated' && (only === null || key.includes(only)),
  );
  for (const key of keys) {
    const before = api.calls.length;
    const url = `https://www.figma.com/design/${key}/Name`;
    const run = await runCli(['import', '--workspace', workspace, '--figma-url', url], home, {
      FIGMA_API_BASE: api.baseUrl,
      FIGMA_TOKEN: TOKEN,
    });
    const calls = api.calls.slice(before);
    const verdict = run.code === 0 ? deviation(calls) : JSON.stringify(run.result['error'] ?? run.result).slice(0, 160);
    ok &&= verdict === 'as planned';
    const row = {
      design: key,
      file: count(calls, 'file') + count(calls, 'nodes'),
      renders: count(calls, 'renders'),
      fills: count(calls, 'fills'),
      variables: count(calls, 'variables'),
      images: count(calls, 'image'),
      seconds: run.seconds,
      verdict,
    };
    const columns = [row.file, row.renders, row.fills, row.variables, row.images]
      .map((value) => String(value).padStart(5))
      .join('');
    process.stdout.write(
      json
        ? `${JSON.stringify(row)}\n`
        : `${key.padEnd(28)}${columns} ${row.seconds.toFixed(1).padStart(6)} s  ${verdict}\n`,
    );
  }
  await api.close();
  await remove();
  return only === null ? (await printBudget(json)) && ok : ok;
};
