import { describe, expect, it } from 'vitest';
import type { InstanceInfo, SemanticNode } from '#contract/design/semantic-ast';
import { templateOf } from '#init/templates/templates';
import { anySemanticTree } from '#testing/any-semantic';
import { draftOf as draftOfWeb, textsOf } from '#testing/drafted';
import { createParsedProblems, shownWords } from '#testing/parsed-problems';
import { fc } from '#testing/properties';
import type { DraftInput, DraftScreen } from './draft-input.ts';

const STACKS = ['swiftui', 'avalonia'] as const;
type ViewStack = (typeof STACKS)[number];

/** With the words of the stack's own adapter. */
const draftOf = (stack: ViewStack, screens: readonly DraftScreen[], more: Partial<DraftInput> = {}) =>
  draftOfWeb(stack, screens, { layoutMaps: templateOf(stack).adapter.layoutMaps, ...more });

const problems = await createParsedProblems();

const screenOf = (root: SemanticNode, id = root.id): DraftScreen => ({
  screen: { id, name: root.name, page: 'Page', width: root.box.width, height: root.box.height },
  root,
});

const builder = () => {
  let last = 0;
  return (name: string, more: Partial<SemanticNode> = {}): SemanticNode => {
    last += 1;
    const box = { x: 0, y: 0, width: 100, height: 40 };
    return { id: `1:${last}`, name, type: 'div', figmaType: 'FRAME', box, ...more };
  };
};
type Layer = ReturnType<typeof builder>;

/** Words of the adapters of both. */
const WORDS = {
  swiftui: { row: 'HStack', column: 'VStack', hug: 'fixedSize', fill: 'fill', red: 'Color(red: 1, green: 0, blue: 0)' },
  avalonia: { row: 'Horizontal', column: 'Vertical', hug: 'Auto', fill: 'Star', red: '#FFFF0000' },
} as const;

interface Kit {
  readonly layer: Layer;
  readonly row: Partial<SemanticNode>;
  readonly column: Partial<SemanticNode>;
  readonly hug: Partial<SemanticNode>;
  readonly red: string;
  text(characters: string, more?: Partial<SemanticNode>): SemanticNode;
}

const kitOf = (stack: ViewStack): Kit => {
  const words = WORDS[stack];
  const layer = builder();
  const hug = { size: { width: words.hug, height: words.hug } };
  return {
    layer,
    row: { layout: { direction: words.row, gap: 8 } },
    column: { layout: { direction: words.column, gap: 8 } },
    hug,
    red: words.red,
    text: (characters, more = {}) =>
      layer('Label', {
        figmaType: 'TEXT',
        text: { characters, style: { family: 'Inter', weight: 400, size: 16 } },
        fills: [{ kind: 'solid', color: words.red }],
        ...hug,
        ...more,
      }),
  };
};

const home = ({ layer, column }: Kit, children: readonly SemanticNode[]): SemanticNode =>
  layer('Home', { ...column, box: { x: 0, y: 0, width: 400, height: 800 }, children });

const drafted = async (
  stack: ViewStack,
  roots: readonly SemanticNode[],
  more: Partial<DraftInput> = {},
): Promise<Map<string, string>> => {
  const texts = textsOf(
    await draftOf(
      stack,
      roots.map((root) => screenOf(root)),
      more,
    ),
  );
  expect(problems(texts)).toEqual([]);
  return texts;
};

const HOSTILE = [
  '"quotes" \\(leak) \\',
  '--> -- <x y="{Binding Z}">',
  '{Binding Secret}',
  'one\ntwo\u2028three\r',
  'مرحبا \u202e drow',
  '👩‍👩‍👧 emoji',
  'self',
  'class',
  'default',
  'Any Type Protocol',
  'base',
  '*/ // /* #if',
  ']]> $' + '{x} %@ **bold**',
  '\0\ud800',
  '',
];

const instanceOf = (set: string, variants: Readonly<Record<string, string>>): { instance: InstanceInfo } => ({
  instance: {
    componentId: '5:1',
    componentName: 'x',
    componentSet: set,
    properties: Object.fromEntries(Object.entries(variants).map(([name, value]) => [name, { type: 'VARIANT', value }])),
  },
});

const button = (kit: Kit, kind: string, label: string, more: Partial<SemanticNode> = {}): SemanticNode =>
  kit.layer('Button', {
    figmaType: 'INSTANCE',
    ...kit.row,
    ...kit.hug,
    ...instanceOf('Button', { Kind: kind }),
    fills: [{ kind: 'solid', color: kind === 'Primary' ? kit.red : 'rgb(0, 255, 0)' }],
    children: [kit.text(label, { propertyRefs: { characters: 'Text#1:1' } })],
    ...more,
  });

const endingWith = (texts: ReadonlyMap<string, string>, ending: string): string =>
  [...texts].find(([path]) => path.endsWith(ending))?.[1] ?? '';

describe.each(STACKS)('a first draft for %s, parsed and not compiled', (stack) => {
  it('reads nothing that a design says as code', async () => {
    const kit = kitOf(stack);
    const variants = HOSTILE.map((name) =>
      button(kit, name, name, { name, ...instanceOf(HOSTILE[0] ?? '', { [name]: name, Kind: name }) }),
    );
    const texts = HOSTILE.map((name) => kit.text(name, { name }));
    const odd = kit.layer(HOSTILE[1] ?? '', { layout: { direction: HOSTILE[1] ?? '' }, children: [kit.text('odd')] });
    const root = { ...home(kit, [...texts, ...variants, odd]), name: HOSTILE[0] ?? '' };
    const files = await drafted(stack, [root]);
    for (const [path, text] of files)
      expect(text).not.toMatch(path.endsWith('.swift') ? /[\u202e\u2028\0]|[^\\]\\\(leak/ : /[\u202e\u2028\0]/);
    for (const text of files.values()) expect(text).not.toMatch(/="\{Binding (?:Secret|Z)\}"/);
    const words = shownWords(files);
    for (const shown of ['"quotes"\\(leak)\\', '{BindingSecret}', '👩‍👩‍👧emoji']) expect(words).toContain(shown);
  });

  it('parses whatever is drawn, and is the same each time', async () => {
    const variables = [
      { name: 'space/md', type: 'FLOAT', mode: 'A', value: 16, id: '1', collection: 'Theme' },
      { name: 'brand', type: 'COLOR', mode: 'A', value: '#abc', id: '2', collection: 'Color' },
      { name: 'brand', type: 'COLOR', mode: 'Dark', value: '#123456', id: '2', collection: 'Color' },
    ] as const;
    await fc.assert(
      fc.asyncProperty(fc.array(anySemanticTree, { minLength: 1, maxLength: 2 }), async (roots) => {
        const screens = roots.map((root, index) => screenOf(root, `9:${index}`));
        const draft = await draftOf(stack, screens, { variables });
        const texts = textsOf(draft);
        expect(problems(texts)).toEqual([]);
        expect(new Set(draft.files.map(({ path }) => path.toLowerCase())).size).toBe(draft.files.length);
        expect(JSON.stringify(await draftOf(stack, screens, { variables }))).toBe(JSON.stringify(draft));
      }),
      { numRuns: 40 },
    );
  });

  it('has the variants and properties of a component as typed properties, and rows over data', async () => {
    const kit = kitOf(stack);
    const buttons = [
      button(kit, 'Primary', 'Save'),
      button(kit, 'Secondary', 'Cancel'),
      button(kit, 'Primary', 'Send'),
    ];
    const files = await drafted(stack, [home(kit, buttons)]);
    if (stack === 'swiftui') {
      expect(endingWith(files, 'ButtonView.swift')).toContain('let kind: ButtonKind\n    let text: String\n');
      const green = 'Color(red: 0, green: 1, blue: 0)';
      expect(endingWith(files, 'ButtonView.swift')).toContain(`kind == .secondary ? ${green} : Color.Palette.red500`);
      expect(endingWith(files, 'HomeScreen.swift')).toContain('ButtonRow(id: 1, kind: .secondary, text: "Cancel"),');
      expect(endingWith(files, 'HomeScreen.swift')).toContain('ButtonView(kind: item.kind, text: item.text)');
      return;
    }
    const view = endingWith(files, 'ButtonControl.axaml');
    expect(view).toContain('Selector=":is(UserControl).button-primary Border.button-control"');
    expect(view).toContain('Text="{Binding #Root.Text}"');
    expect(endingWith(files, 'ButtonControl.axaml.cs')).toContain(
      'Classes.Set("button-primary", Kind == ButtonKind.Primary);',
    );
    expect(endingWith(files, 'HomeView.axaml')).toContain('ItemsSource="{Binding #Root.Buttons}"');
    expect(endingWith(files, 'HomeView.axaml.cs')).toContain('new(ButtonKind.Secondary, "Cancel"),');
  });

  it('lets a place say how large a component is, and fills what it is told to fill', async () => {
    const kit = kitOf(stack);
    const { fill, hug } = WORDS[stack];
    const wide = button(kit, 'Primary', 'Send', { size: { width: fill, height: hug } });
    const files = await drafted(stack, [home(kit, [button(kit, 'Primary', 'Save'), wide])]);
    if (stack === 'swiftui') {
      expect(endingWith(files, 'ButtonView.swift')).toContain('.frame(maxWidth: .infinity');
      expect(endingWith(files, 'HomeScreen.swift')).toMatch(/"Save"\)\.fixedSize\(horizontal: true, vertical: false\)/);
      return;
    }
    expect(endingWith(files, 'HomeView.axaml')).toMatch(/Text="Save" HorizontalAlignment="Left"/);
    expect(endingWith(files, 'HomeView.axaml')).toMatch(/Text="Send" \/>/);
  });

  it('writes tokens by name, with their dark values, and leads to other screens', async () => {
    const kit = kitOf(stack);
    const link = kit.layer('More', {
      ...kit.row,
      interactions: [
        { trigger: 'ON_CLICK', actions: [{ type: 'NODE', navigation: 'NAVIGATE', destinationId: '7:1' }] },
      ],
      children: [kit.text('Details', { fills: [{ kind: 'solid', color: kit.red, token: 'Theme/brand' }] })],
    });
    const details = { ...home(kit, [kit.text('There')]), id: '7:1', name: 'Details' };
    const dark = stack === 'swiftui' ? 'Color(red: 0, green: 0, blue: 1)' : '#FF0000FF';
    const variables = [
      { name: 'brand', type: 'COLOR', mode: 'Light', value: kit.red, id: '1', collection: 'Theme' },
      { name: 'brand', type: 'COLOR', mode: 'Dark', value: dark, id: '1', collection: 'Theme' },
    ] as const;
    const files = await drafted(stack, [home(kit, [link]), details], { variables });
    if (stack === 'swiftui') {
      expect(endingWith(files, 'DesignTokens.swift')).toContain(
        `static let brand = Color(light: ${kit.red}, dark: ${dark})`,
      );
      expect(endingWith(files, 'HomeScreen.swift')).toContain('.foregroundStyle(Color.Theme.brand)');
      expect(endingWith(files, 'HomeScreen.swift')).toContain('NavigationLink(value: "details") {');
      return;
    }
    expect(endingWith(files, 'DesignTokens.axaml')).toMatch(/x:Key="Dark">\s+<Color x:Key="ThemeBrand">#FF0000FF</);
    expect(endingWith(files, 'HomeView.axaml')).toContain('Foreground="{DynamicResource ThemeBrandBrush}"');
    expect(endingWith(files, 'HomeView.axaml')).toContain('<Button Classes="plain" Tag="details"');
    expect(endingWith(files, 'HomeView.axaml.cs')).toContain('public event EventHandler<string>? NavigationRequested;');
  });

  it('says visibly what it leaves out', async () => {
    const kit = kitOf(stack);
    const odd = kit.layer('Odd', {
      ...kit.row,
      effects: [{ kind: 'background-blur', blur: 8 }],
      children: [kit.text('Glass')],
    });
    const draft = await draftOf(stack, [screenOf(home(kit, [odd]))]);
    expect(draft.notes).toMatchObject([
      { node: odd.id, word: 'effect-kind' },
      { node: '', word: 'app-fonts' },
    ]);
    expect([...textsOf(draft).values()].join('')).toContain(`layer ${odd.id}: not as designed (effect-kind)`);
  });

  it('shows a picture as large as it is where a line reaches beyond its layer', async () => {
    const kit = kitOf(stack);
    const line = kit.layer('Line', {
      figmaType: 'LINE',
      box: { x: 10, y: 20, width: 100, height: 0 },
      pictureBox: { x: 10, y: 19, width: 100, height: 2 },
      screenshot: 'line',
    });
    const box = { x: 0, y: 0, width: 400, height: 800 };
    const files = await drafted(stack, [kit.layer('Home', { box, children: [line, kit.text('below')] })]);
    const expected =
      stack === 'swiftui'
        ? /\.frame\(width: 100, height: 2\)\s+\.offset\(x: 10, y: 19\)/
        : /Height="2"\s+[^>]*(?:Margin="10,19,0,0"|Canvas\.Left="10"\s+Canvas\.Top="19")/;
    expect([...files.values()].join('')).toMatch(expected);
  });
});
