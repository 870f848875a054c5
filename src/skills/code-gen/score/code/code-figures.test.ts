import { beforeAll, describe, expect, it } from 'vitest';
import type { CodeMap, MappedFile } from '#contract/code-gen/code-map';
import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import type { DesignVariable } from '#contract/snapshot';
import { templateOf } from '#init/templates/templates';
import { draftOf, textsOf } from '#testing/drafted';
import { tokenBook } from '../../emit/tokens/token-book.ts';
import { expectedScreen } from '../expected/expected-screen.ts';
import { codeFigures } from './code-figures.ts';
import { entryOf, indexCode, readScreenCode } from './screen-code.ts';
import { tokenNames } from './token-names.ts';

const screen: SemanticScreen = { id: '1:1', name: 'Home', page: 'P', width: 375, height: 800, nodes: 5, picture: null };

const WEB = ['html', 'react', 'vue', 'svelte'] as const;
const NATIVE = ['flutter', 'compose', 'swiftui', 'avalonia'] as const;
type Stack = (typeof WEB)[number] | (typeof NATIVE)[number];

interface Drafted {
  readonly root: SemanticNode;
  readonly map: CodeMap;
  readonly texts: ReadonlyMap<string, string>;
  readonly variables: readonly DesignVariable[];
}

const designOf = (stack: Stack) => {
  const { adapter } = templateOf(stack);
  const colour = (r: number, g: number, b: number): string =>
    adapter.transformColor({ r: r / 255, g: g / 255, b: b / 255, a: 1 });
  const ink = { kind: 'solid' as const, color: colour(17, 34, 51), token: 'Theme/ink' };
  const text = (id: string, characters: string): SemanticNode => ({
    ...{ id, name: characters, type: 'span', figmaType: 'TEXT', box: { x: 24, y: 0, width: 80, height: 20 } },
    fills: [ink],
    text: { characters, style: { family: 'Inter', weight: 400, size: 16 } },
  });
  const box: SemanticNode = {
    ...{ id: '1:4', name: 'Line', type: 'div', figmaType: 'RECTANGLE', box: { x: 0, y: 0, width: 200, height: 4 } },
    fills: [{ kind: 'solid', color: colour(171, 205, 239) }],
  };
  const root: SemanticNode = {
    ...{ id: '1:1', name: 'Home', type: 'div', figmaType: 'FRAME', box: { x: 0, y: 0, width: 375, height: 800 } },
    layout: { direction: adapter.layoutMaps.direction['VERTICAL'] ?? '', gap: { value: 24, token: 'Theme/gap' } },
    children: [text('1:2', 'Sign in'), text('1:3', 'Straße “2” $x'), box],
  };
  const variable = (name: string, type: DesignVariable['type'], value: string | number): DesignVariable => ({
    ...{ name, type, value, mode: 'Light', id: name, collection: 'Theme' },
  });
  const variables = [variable('ink', 'COLOR', ink.color), variable('gap', 'FLOAT', 24)];
  return { root, variables, layoutMaps: adapter.layoutMaps };
};

const draft = async (stack: Stack): Promise<Drafted> => {
  const { root, variables, layoutMaps } = designOf(stack);
  const proposal = await draftOf(stack, [{ screen, root }], { variables, layoutMaps });
  const files = proposal.files.flatMap((file): [string, MappedFile][] => {
    if (file.kind !== 'write') return [];
    const known = { run: 'r', snapshot: 's', written: '', generated: '', reason: '' };
    return [[file.path, { ...known, screens: [...file.screens], regions: [...file.regions] }]];
  });
  return { root, variables, map: { schemaVersion: 1, files: Object.fromEntries(files) }, texts: textsOf(proposal) };
};

type Change = (text: string, path: string) => string;

const figuresOf = async (stack: Stack, { root, map, texts, variables }: Drafted, change: Change = (text) => text) => {
  const code = await readScreenCode(indexCode(map), '1:1', (path) => {
    const text = texts.get(path);
    return Promise.resolve(text === undefined ? null : change(text, path));
  });
  if (code === null) throw new Error('no code');
  const book = tokenBook(variables, []);
  const names = tokenNames(stack, book);
  return codeFigures(expectedScreen(screen, root, stack), code, { book, names, framework: stack });
};

/** Parts of all columns that the code tells of. */
const parts = ({ tokens, shown }: Awaited<ReturnType<typeof figuresOf>>) =>
  Object.fromEntries(
    Object.entries({ tokens, ...shown }).map(([column, figure]) => [
      column,
      figure.kind === 'measured' ? `${figure.part}/${figure.whole}` : figure.why,
    ]),
  );

const GAP: Readonly<Record<Stack, readonly [string, string]>> = {
  html: ['var(--theme-gap)', '24px'],
  react: ['var(--theme-gap)', '24px'],
  vue: ['var(--theme-gap)', '24px'],
  svelte: ['var(--theme-gap)', '24px'],
  flutter: ['DesignTokens.themeGap', '24'],
  compose: ['DesignTokens.themeGap', '24.dp'],
  swiftui: ['CGFloat.Theme.gap', '24'],
  avalonia: ['{DynamicResource ThemeGap}', '24'],
};

const PLACED: Readonly<Record<(typeof NATIVE)[number], readonly [RegExp, string]>> = {
  flutter: [/\bText\(/, 'Positioned(left: 0, child: Text('],
  compose: [/\bText\(/, 'Text(modifier = Modifier.offset(4.dp), '],
  swiftui: [/Text\("Sign in"\)/, 'Text("Sign in").offset(x: 4)'],
  avalonia: [/<TextBlock /, '<TextBlock Canvas.Left="4" '],
};

const COLOUR =
  /#abcdef|#ffabcdef|0xffabcdef|rgb\(171, 205, 239\)|Color\(red: 0\.67\d*, green: 0\.80\d*, blue: 0\.93\d*\)/i;
const OTHER: Readonly<Record<(typeof NATIVE)[number], string>> = {
  flutter: '0xffabcd00',
  compose: '0xFFABCD00',
  swiftui: 'Color(red: 0, green: 0, blue: 0)',
  avalonia: '#FFABCD00',
};

const drafts = new Map<Stack, Drafted>();
beforeAll(async () => {
  for (const stack of [...WEB, ...NATIVE]) drafts.set(stack, await draft(stack));
});
const of = (stack: Stack): Drafted => {
  const drafted = drafts.get(stack);
  if (drafted === undefined) throw new Error(stack);
  return drafted;
};

it('looks at so much of a line as a person might, whatever a workspace put there', async () => {
  const file = { run: '', snapshot: 's', written: '', generated: '', screens: ['1:1'], reason: '', regions: [] };
  const files = {
    'a.dart': { ...file, regions: [{ node: '1:1', name: 'Home', start: 1, end: 1 }] },
    'tokens.dart': file,
  };
  const read = async (path: string): Promise<string> => (path === 'a.dart' ? '\\"' : 'a').repeat(1_000_000);
  const code = await readScreenCode(indexCode({ files }), '1:1', read);
  const lines = [...(code?.files ?? []), ...(code?.shared ?? [])].flatMap((one) => one.lines);
  expect(lines.map(({ length }) => length)).toEqual([8_000, 8_000]);
});

describe('what the text of code tells', () => {
  it.each([...WEB, ...NATIVE])(
    '%s: a token that became a literal lowers the tokens alone, and stands in the list',
    async (stack) => {
      const drafted = of(stack);
      const whole = await figuresOf(stack, drafted);
      expect(whole).toMatchObject({ tokens: { part: 3, whole: 3 }, literals: [], differences: [] });
      const [token, literal] = GAP[stack];
      const shared = (path: string): boolean => drafted.map.files[path]?.regions.length === 0;
      const broken = await figuresOf(stack, drafted, (text, path) =>
        shared(path) ? text : text.replace(token, literal),
      );
      expect(parts(broken)).toEqual({ ...parts(whole), tokens: '2/3' });
      const [found] = broken.literals;
      expect(found).toMatchObject({ token: 'Theme/gap', literal: '24' });
      expect(drafted.texts.get(found?.path ?? '')?.split('\n')[(found?.line ?? 0) - 1]).toContain(token);
      expect(broken.differences).toMatchObject([{ column: 'tokens', word: 'token-literal', node: '1:1' }]);
    },
  );

  it.each(NATIVE)('%s: texts, colours and places are read, and each break lowers its column alone', async (stack) => {
    const drafted = of(stack);
    const whole = parts(await figuresOf(stack, drafted));
    expect(whole).toEqual({ tokens: '3/3', texts: '2/2', colours: '3/3', placement: '3/3' });
    const broken = async (change: Change) => parts(await figuresOf(stack, drafted, change));
    expect(await broken((text) => text.replace('Sign in', 'Sign up'))).toEqual({ ...whole, texts: '1/2' });
    expect(await broken((text) => text.replace(COLOUR, OTHER[stack]))).toEqual({ ...whole, colours: '2/3' });
    const [word, placed] = PLACED[stack];
    expect(await broken((text) => text.replace(word, placed))).toEqual({ ...whole, placement: '2/3' });
    // The colour of a token stands in the file of the tokens.
    const ink = /#?(?:0x)?ff112233|#112233|Color\(red: 0\.06\d*, green: 0\.13\d*, blue: 0\.2\d*\)/gi;
    expect(await broken((text) => text.replaceAll(ink, OTHER[stack]))).toEqual({ ...whole, colours: '1/3' });
  });

  it('code of a stack that nobody here knows is not measured', async () => {
    const { root, map, texts } = of('html');
    const code = await readScreenCode(indexCode(map), '1:1', (path) => Promise.resolve(texts.get(path) ?? null));
    if (code === null) throw new Error('no code');
    const book = tokenBook([], []);
    const figures = codeFigures(expectedScreen(screen, root, 'html'), code, {
      book,
      names: tokenNames('qml', book),
      framework: 'qml',
    });
    expect(figures).toMatchObject({ tokens: { kind: 'unmeasured', why: 'stack' }, shown: null });
  });

  it('a model’s files that do not say which layer made which lines are looked at as a whole', async () => {
    const drafted = of('react');
    const files = Object.fromEntries(
      Object.entries(drafted.map.files).map(([path, file]) => [path, { ...file, regions: file.regions.slice(0, 1) }]),
    );
    expect(parts(await figuresOf('react', { ...drafted, map: { ...drafted.map, files } }))).toEqual({ tokens: '3/3' });
  });

  it('the file of a screen is the one with its own layer; none where nothing was made of it', () => {
    expect(entryOf(indexCode(of('react').map), '1:1')).toBe('src/screens/Home/Home.tsx');
    expect(entryOf(indexCode(of('avalonia').map), '1:1')).toBe('Views/HomeView.axaml');
    expect(entryOf(indexCode(of('html').map), '9:9')).toBeNull();
    expect(entryOf(indexCode({ files: {} }), '1:1')).toBeNull();
  });
});
