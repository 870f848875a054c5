import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { FrameworkAdapter } from '#contract/adapter';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { adapter as compose } from '#init/templates/compose';
import { adapter as flutter } from '#init/templates/flutter';
import { resolveVariables } from '#parser/variables/variable-table';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { builtScreens, screenDesigns } from '#testing/corpus-screens';
import { draftOf, textsOf } from '#testing/drafted';
import { createGrammar } from '#testing/grammars/grammar-errors';

const corpus = corpusDir();
const readJson = (file: string): unknown => {
  const bytes = readFileSync(file);
  return JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
};
describe('trial', () => {
  it('all', async () => {
    for (const [stack, adapter, grammar] of [
      ['flutter', flutter, 'dart'],
      ['compose', compose, 'kotlin'],
    ] as const) {
      const errors = await createGrammar(grammar);
      for (const design of screenDesigns(corpus as string)) {
        const screens = (await builtScreens(design, adapter)).map(({ root, ...screen }) => ({ screen, root }));
        const table = design.variables === null ? null : resolveVariables(readJson(design.variables), null);
        const t = performance.now();
        const proposal = await draftOf(stack, screens, {
          variables: table?.records(adapter.transformColor) ?? [],
          layoutMaps: adapter.layoutMaps,
        });
        const texts = textsOf(proposal);
        process.stdout.write(
          `${design.name} ${texts.size} ${Math.round(performance.now() - t)}ms notes ${JSON.stringify([...Map.groupBy(proposal.notes, (n) => n.word)].map(([w, l]) => [w, l.length]))}\n`,
        );
        for (const [path, text] of texts) {
          const out = `/tmp/native1-out/${stack}/${design.name}/${path}`;
          mkdirSync(dirname(out), { recursive: true });
          writeFileSync(out, text);
          const found = errors(text);
          if (found.length > 0) process.stdout.write(`${out} ${JSON.stringify(found.slice(0, 3))}\n`);
        }
      }
    }
  }, 300000);
});
