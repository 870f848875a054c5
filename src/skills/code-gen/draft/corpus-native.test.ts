import { describe, expect, it } from 'vitest';
import { adapter as compose } from '#init/templates/compose';
import { adapter as flutter } from '#init/templates/flutter';
import { resolveVariables } from '#parser/variables/variable-table';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { builtScreens, DESIGNS, someScreenDesigns } from '#testing/corpus-screens';
import { draftOf, textsOf } from '#testing/drafted';
import { createGrammar } from '#testing/grammars/grammar-errors';
import { nativeText } from '#testing/native-text';
import { bareText, rawRoot, readJson, seenColours, visibleTexts } from '#testing/seen-in-design';

const corpus = corpusDir();
if (corpus === null) process.stdout.write(`native drafts of the corpus ${NO_CORPUS}\n`);

const STACKS = [
  { stack: 'flutter', adapter: flutter, grammar: 'dart' },
  { stack: 'compose', adapter: compose, grammar: 'kotlin' },
] as const;

/** Marks that a draft puts in front of the lines of a list. */
const unmarked = (text: string): string => text.replaceAll('•', '');

describe.skipIf(corpus === null)(`drafts of real screens for Flutter and Compose, ${DESIGNS}`, () => {
  it.each(corpus === null ? [] : someScreenDesigns(corpus, 1))(
    'are parsed, not compiled, without errors, and hold every visible text and colour: $name',
    async (design) => {
      const texts = visibleTexts(rawRoot(readJson(design.file)));
      const variables = design.variables === null ? null : resolveVariables(readJson(design.variables), null);
      for (const { stack, adapter, grammar } of STACKS) {
        const errors = await createGrammar(grammar);
        const screens = (await builtScreens(design, adapter)).map(({ root, ...screen }) => ({ screen, root }));
        const { layoutMaps, transformColor } = adapter;
        const draft = await draftOf(stack, screens, {
          layoutMaps,
          variables: variables?.records(transformColor) ?? [],
        });
        const sources = [...textsOf(draft).values()];
        expect(sources.flatMap((source) => errors(source))).toEqual([]);
        const said = unmarked(sources.map((source) => nativeText(source, grammar)).join(''));
        expect(texts.map(unmarked).filter((text) => !said.includes(bareText(text)))).toEqual([]);
        const code = sources.join('');
        const colours = new Set(screens.flatMap(({ root }) => seenColours(root)));
        expect([...colours].filter((colour) => !code.includes(colour))).toEqual([]);
      }
    },
  );
});
