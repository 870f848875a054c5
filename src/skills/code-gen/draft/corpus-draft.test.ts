import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { adapter } from '#init/templates/web';
import { resolveVariables } from '#parser/variables/variable-table';
import { codeProblems, htmlText } from '#testing/code-problems';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { builtScreens, screenDesigns } from '#testing/corpus-screens';
import { draftOf, textsOf } from '#testing/drafted';
import { renderedScreen, renderedText } from '#testing/rendered-components';

const corpus = corpusDir();
if (corpus === null) process.stdout.write(`drafts of the corpus ${NO_CORPUS}\n`);

const readJson = (file: string): unknown => {
  const bytes = readFileSync(file);
  return JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
};

interface Raw {
  readonly type?: string;
  readonly visible?: boolean;
  readonly characters?: string;
  readonly children?: readonly Raw[];
}

const bare = (text: string): string => text.replaceAll(/\s+/g, '');

/** Read from Figma's own answer. */
const visibleTexts = (node: Raw): string[] => {
  if (node.visible === false) return [];
  const own = node.type === 'TEXT' && bare(node.characters ?? '') !== '' ? [bare(node.characters ?? '')] : [];
  return [...own, ...(node.children ?? []).flatMap(visibleTexts)];
};

const rootOf = (body: unknown): Raw => {
  const { document, nodes } = body as { document?: Raw; nodes?: Readonly<Record<string, { document: Raw }>> };
  return document ?? Object.values(nodes ?? {})[0]?.document ?? (body as Raw);
};

/** Colours of what is seen and not a picture; a mask is a shape without a colour. */
const coloursOf = (node: SemanticNode): string[] => {
  if (node.visible === false || node.screenshot !== undefined) return [];
  const shown: Partial<SemanticNode> = node.mask === undefined ? node : {};
  const own = [...(shown.fills ?? []), ...(shown.strokes?.paints ?? [])].flatMap((paint) =>
    paint.kind === 'solid' ? [paint.color] : [],
  );
  return [...own, ...(node.children ?? []).flatMap(coloursOf)];
};

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

describe.skipIf(corpus === null)('drafts of real screens', () => {
  it.each(corpus === null ? [] : screenDesigns(corpus))(
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
      const texts = visibleTexts(rootOf(readJson(design.file)));
      const html = [...page].map(([path, text]) => (path.endsWith('.html') ? htmlText(text) : '')).join('');
      for (const shown of [html, await screenTexts(vue), await screenTexts(svelte)])
        expect(texts.filter((text) => !shown.includes(text))).toEqual([]);
      for (const files of [page, react, vue, svelte]) {
        const sheets = [...files].map(([path, text]) => (STYLED.test(path) ? text : '')).join('');
        const colours = new Set(screens.flatMap(({ root }) => coloursOf(root)).map(channels));
        expect([...colours].filter((colour) => !sheets.includes(colour))).toEqual([]);
      }
    },
  );
});
