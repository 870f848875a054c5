import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startFakeFigmaApi } from '#testing/fake-figma-api/fake-figma-api';
import { fixtureDesign, fixtureVariables } from '#testing/fake-figma-api/fixture-design';
import type { FakeCall, FakeFigmaApi } from '#testing/fake-figma-api/types';
import { benchGround } from './bench-ground.ts';
import { type CliRun, runCli } from './run-cli.ts';

const TOKEN = 'figd_bench-token-0123456789';
const IMPORTS = 6;

export interface BudgetRow {
  readonly case: string;
  /** Calls of the dearest tier, of all tiers, and how many of them were refused. */
  readonly tier1: number;
  readonly calls: number;
  readonly refused: number;
  readonly seconds: number;
  readonly verdict: string;
}

interface Ground {
  readonly api: FakeFigmaApi;
  importKey(key: string): Promise<CliRun>;
  remove(): Promise<void>;
}

/** A server that limits as Figma does for a Full seat on Professional: 10 documents and renders a minute. */
const limitedGround = async (): Promise<Ground> => {
  const design = { body: fixtureDesign({ bound: true }), variables: fixtureVariables() };
  const designs = Object.fromEntries(Array.from({ length: IMPORTS }, (_, index) => [`KEY${index}`, design]));
  // Variables are for Enterprise alone; the plan of the limits is another matter.
  const api = await startFakeFigmaApi({ token: TOKEN, designs, plan: 'pro', seat: 'full', limited: true });
  const { home, workspace, remove } = await benchGround();
  await writeFile(join(home, 'settings.json'), JSON.stringify({ figma: { plan: 'professional', seat: 'full' } }));
  const importKey = (key: string): Promise<CliRun> =>
    runCli(['import', '--workspace', workspace, '--figma-url', `https://www.figma.com/design/${key}/Name`], home, {
      FIGMA_API_BASE: api.baseUrl,
      FIGMA_TOKEN: TOKEN,
    });
  return { api, importKey, remove: () => api.close().then(remove) };
};

const isTier1 = ({ endpoint }: FakeCall): boolean =>
  endpoint === 'file' || endpoint === 'nodes' || endpoint === 'renders';

const rowOf = (
  name: string,
  calls: readonly FakeCall[],
  more: { seconds: number; wrong: readonly string[] },
): BudgetRow => {
  const counted = calls.filter(({ endpoint }) => endpoint !== 'image');
  const refused = counted.filter(({ status }) => status === 429).length;
  const wrong = [...more.wrong, ...(refused > 0 ? [`${refused} calls were refused`] : [])];
  return {
    case: name,
    tier1: counted.filter(isTier1).length,
    calls: counted.length,
    refused,
    seconds: more.seconds,
    verdict: wrong.join('; ') || 'as planned',
  };
};

/** More imports in a row than a minute allows: the product waits by itself, and no call is spent on a refusal. */
const tierCase = async (ground: Ground): Promise<BudgetRow> => {
  const runs: CliRun[] = [];
  for (let index = 0; index < IMPORTS; index += 1) runs.push(await ground.importKey(`KEY${index}`));
  const failed = runs.filter(({ code }) => code !== 0).length;
  const expected = 2 * IMPORTS;
  const tier1 = ground.api.calls.filter(isTier1).length;
  return rowOf('10 a minute, 6 imports', ground.api.calls, {
    seconds: runs.reduce((sum, { seconds }) => sum + seconds, 0),
    wrong: [
      ...(failed > 0 ? [`${failed} imports failed`] : []),
      ...(tier1 === expected ? [] : [`${tier1} documents and renders instead of ${expected}`]),
    ],
  });
};

/** The same version again: one call of the cheapest tier tells, and there is nothing to do. */
const againCase = async (ground: Ground): Promise<BudgetRow> => {
  const before = ground.api.calls.length;
  const { code, result, seconds } = await ground.importKey(`KEY${IMPORTS - 1}`);
  const calls = ground.api.calls.slice(before);
  const versions = calls.filter(({ endpoint }) => endpoint === 'meta').length;
  return rowOf('same version again', calls, {
    seconds,
    wrong: [
      ...(code === 0 ? [] : ['the import failed']),
      ...(versions === 1 ? [] : [`the version was asked ${versions} times`]),
      ...(result['unchanged'] === true ? [] : ['it was imported anew']),
      ...(calls.length > 1 ? ['more than the version was asked'] : []),
    ],
  });
};

/** Figma's limits and the same file again, against a server that enforces them. Takes up to two minutes of waiting. */
export const budgetRows = async (): Promise<readonly BudgetRow[]> => {
  const ground = await limitedGround();
  try {
    return [await tierCase(ground), await againCase(ground)];
  } finally {
    await ground.remove();
  }
};
