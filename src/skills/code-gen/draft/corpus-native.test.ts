import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { FrameworkAdapter } from '#contract/adapter';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { adapter as flutter } from '#init/templates/flutter';
import { resolveVariables } from '#parser/variables/variable-table';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { builtScreens, screenDesigns } from '#testing/corpus-screens';
import { draftOf, textsOf } from '#testing/drafted';
import { createGrammar } from '#testing/grammars/grammar-errors';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const corpus = corpusDir();
const readJson = (file: string): unknown => {
  const bytes = readFileSync(file);
  return JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
};
describe('trial', () => {
  it('all', async () => {
    const errors = await createGrammar('dart');
    for (const design of screenDesigns(corpus as string)) {
      const screens = (await builtScreens(design, flutter)).map(({ root, ...screen }) => ({ screen, root }));
      const table = design.variables === null ? null : resolveVariables(readJson(design.variables), null);
      const t = performance.now();
      const proposal = await draftOf('flutter', screens, { variables: table?.records(flutter.transformColor) ?? [], layoutMaps: flutter.layoutMaps });
      const texts = textsOf(proposal);
      process.stdout.write(`${design.name} ${texts.size} ${Math.round(performance.now() - t)}ms notes ${JSON.stringify([...Map.groupBy(proposal.notes, (n) => n.word)].map(([w, l]) => [w, l.length]))}\n`);
      for (const [path, text] of texts) {
        const out = `/tmp/native1-out/flutter/${design.name}/${path}`;
        mkdirSync(dirname(out), { recursive: true });
        writeFileSync(out, text);
        const found = errors(text);
        if (found.length > 0) process.stdout.write(`${out} ${JSON.stringify(found.slice(0, 3))}\n`);
      }
    }
  }, 300000);
});
