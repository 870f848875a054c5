import { describe, expect, it } from 'vitest';
import { adapter } from '#init/templates/web';
import { resolveVariables } from '#parser/variables/variable-table';
import { codeProblems, htmlText } from '#testing/code-problems';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { builtScreens, screenDesigns } from '#testing/corpus-screens';
import { draftOf, textsOf } from '#testing/drafted';
import { rawRoot, readJson, seenColours, visibleTexts } from '#testing/seen-in-design';

const corpus = corpusDir();
if (corpus === null) process.stdout.write(`drafts of the corpus ${NO_CORPUS}\n`);

/** The three channels as they stand in any way to write the colour. */
const channels = (colour: string): string => /\d+, \d+, \d+/.exec(colour)?.[0] ?? colour;

describe.skipIf(corpus === null)('drafts of real screens', () => {
  it.each(corpus === null ? [] : screenDesigns(corpus))(
    'parse and hold every visible text and colour: $name',
    async (design) => {
      const screens = (await builtScreens(design)).map(({ root, ...screen }) => ({ screen, root }));
      const table = design.variables === null ? null : resolveVariables(readJson(design.variables), null);
      const more = { variables: table?.records(adapter.transformColor) ?? [] };
      const page = textsOf(await draftOf('html', screens, more));
      const react = textsOf(await draftOf('react', screens, more));
      expect(await codeProblems(new Map([...page, ...react]))).toEqual([]);
      const html = [...page].map(([path, text]) => (path.endsWith('.html') ? htmlText(text) : '')).join('');
      expect(visibleTexts(rawRoot(readJson(design.file))).filter((text) => !html.includes(text))).toEqual([]);
      for (const files of [page, react]) {
        const sheets = [...files].map(([path, text]) => (path.endsWith('.css') ? text : '')).join('');
        const colours = new Set(screens.flatMap(({ root }) => seenColours(root)).map(channels));
        expect([...colours].filter((colour) => !sheets.includes(colour))).toEqual([]);
      }
    },
  );
});
