import { describe, expect, it } from 'vitest';
import { adapter } from '#init/templates/web';
import { resolveVariables } from '#parser/variables/variable-table';
import { codeProblems } from '#testing/code-problems';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { builtScreens, DESIGNS, someScreenDesigns } from '#testing/corpus-screens';
import { draftOf, textsOf } from '#testing/drafted';
import { renderedScreen, renderedText } from '#testing/rendered-components';
import { rawRoot, readJson, seenColours, visibleTexts } from '#testing/seen-in-design';
import { draftedLists, knownClasses } from '#testing/tailwind-css';
import { emptyProject } from './project-defaults.ts';

const corpus = corpusDir();
if (corpus === null) process.stdout.write(`drafts of the corpus ${NO_CORPUS}\n`);

/** The three channels as they stand in any way to write the colour. */
const channels = (colour: string): string => /\d+, \d+, \d+/.exec(colour)?.[0] ?? colour;

const STYLED = /\.(css|vue|svelte)$/;
const SCREEN = /\/(views|screens)\/[^/]+$/;

/** Words of the screens of a draft as a server renders them. */
const screenTexts = async (texts: ReadonlyMap<string, string>): Promise<string> => {
  const screens = [...texts.keys()].filter((path) => SCREEN.test(path));
  const pages = await Promise.all(screens.map((path) => renderedScreen({ texts, pictures: null }, path)));
  return pages.map(({ html }) => renderedText(html)).join('');
};

describe.skipIf(corpus === null)(`drafts of real screens, ${DESIGNS}`, () => {
  it.each(corpus === null ? [] : someScreenDesigns(corpus, 0))(
    'parse and hold every visible text and colour: $name',
    async (design) => {
      const screens = (await builtScreens(design)).map(({ root, ...screen }) => ({ screen, root }));
      const table = design.variables === null ? null : resolveVariables(readJson(design.variables), null);
      const more = { variables: table?.records(adapter.transformColor) ?? [] };
      const page = textsOf(await draftOf('html', screens, more));
      const react = textsOf(await draftOf('react', screens, more));
      const vue = textsOf(await draftOf('vue', screens, more));
      const svelte = textsOf(await draftOf('svelte', screens, more));
      expect(await codeProblems(new Map([...page, ...react, ...vue, ...svelte]))).toEqual([]);
      const project = { ...emptyProject('react'), tailwind: { major: 4, sheet: null } } as const;
      const tailwind = textsOf(await draftOf('react', screens, { ...more, project }));
      expect(await codeProblems(tailwind)).toEqual([]);
      const classes = [...new Set(draftedLists(tailwind).flat())];
      const rules = (await knownClasses(tailwind)).candidatesToCss(classes);
      expect(classes.filter((_, index) => rules[index] === null)).toEqual([]);
      const texts = visibleTexts(rawRoot(readJson(design.file)));
      const html = [...page].map(([path, text]) => (path.endsWith('.html') ? renderedText(text) : '')).join('');
      for (const shown of [html, await screenTexts(vue), await screenTexts(svelte)])
        expect(texts.filter((text) => !shown.includes(text))).toEqual([]);
      for (const files of [page, react, vue, svelte]) {
        const sheets = [...files].map(([path, text]) => (STYLED.test(path) ? text : '')).join('');
        const colours = new Set(screens.flatMap(({ root }) => seenColours(root)).map(channels));
        expect([...colours].filter((colour) => !sheets.includes(colour))).toEqual([]);
      }
    },
  );
});
