import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { astOf, fetchedDesign } from '#testing/design-builder';
import { expectReadBack } from '#testing/reading-back/expect-read-back';

const corpus = corpusDir();
if (corpus === null) console.log(NO_CORPUS);

const read = (file: string): unknown => {
  const bytes = readFileSync(file);
  return JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
};

const cases = (dir: string): { name: string; file: string; variables?: string }[] => {
  const files = readdirSync(join(dir, 'real')).filter((file) => /\.(file|nodes?)\.json(\.gz)?$/.test(file));
  const real = files.map((file) => {
    const own = join(dir, 'derived', `${file.split('.')[0]}.variables-local.json`);
    return { name: file, file: join(dir, 'real', file), ...(existsSync(own) ? { variables: own } : {}) };
  });
  const sds = join(dir, 'derived/sds');
  const variables = join(sds, 'variables-local.reconstructed.json');
  const derived = readdirSync(sds, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [
    // 140 MB take longer than a unit test should.
    ...real.filter(({ name }) => !name.startsWith('megacity')),
    ...derived.map(({ name }) => ({ name: `sds/${name}`, file: join(sds, name, 'data.json.gz'), variables })),
  ];
};

describe.skipIf(corpus === null)('real designs', () => {
  it.each(corpus === null ? [] : cases(corpus))('$name', { timeout: 120_000 }, async ({ file, variables }) => {
    const ast = await astOf(fetchedDesign(read(file)), variables === undefined ? {} : { variables: read(variables) });
    expect(ast.screens.length).toBeGreaterThan(0);
    for (const screen of ast.screens) expectReadBack(screen, screen.root as SemanticNode);
  });
});
