import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { astOf, fetchedDesign } from '#testing/design-builder';
import { lintAst } from './lint-ast.ts';

const corpus = corpusDir();
const real = (): string[] =>
  readdirSync(join(corpus ?? '', 'real'))
    .filter((name) => /\.(file|nodes?)\.json/.test(name) && !name.startsWith('megacity'))
    .map((name) => `real/${name}`);
const cared = (): string[] =>
  readdirSync(join(corpus ?? '', 'derived/sds'))
    .filter((name) => !name.includes('.'))
    .map((name) => `derived/sds/${name}/data.json.gz`);

const bodyOf = (name: string): unknown => {
  const bytes = readFileSync(join(corpus ?? '', name));
  return JSON.parse((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString());
};

/** Layers by rule. */
const countsOf = async (name: string): Promise<{ counts: Record<string, number>; nodes: number }> => {
  const { screens } = await astOf(fetchedDesign(bodyOf(name)));
  const counts: Record<string, number> = {};
  for (const { rule, params, nodes } of lintAst(screens, [], 'html')) {
    expect(nodes.length, `${name} ${rule}`).toBeGreaterThan(0);
    counts[rule] = (counts[rule] ?? 0) + Number(params['n']);
  }
  return { counts, nodes: screens.reduce((sum, screen) => sum + screen.nodes, 0) };
};

/** Rules that call for work of the designer's; a design full of them would not be believed. */
const WARNINGS = ['no-auto-layout', 'text-overflows', 'detached-copy', 'nesting-depth', 'low-contrast'];

describe.skipIf(corpus === null)('real designs', () => {
  if (corpus === null) console.info(NO_CORPUS);

  it.each(corpus === null ? [] : cared())('%s, which was made with care, has nothing to mend', async (name) => {
    expect((await countsOf(name)).counts).toEqual({});
  });

  it.each(corpus === null ? [] : real())('%s is not drowned in warnings', async (name) => {
    const { counts, nodes } = await countsOf(name);
    console.info(`${name} (${nodes} layers): ${JSON.stringify(counts)}`);
    const warned = WARNINGS.reduce((sum, rule) => sum + (counts[rule] ?? 0), 0);
    expect(warned).toBeLessThanOrEqual(Math.max(6, nodes * 0.12));
  });
});
