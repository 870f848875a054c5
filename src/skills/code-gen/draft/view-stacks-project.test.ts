import { describe, expect, it } from 'vitest';
import type { InstanceInfo, SemanticNode } from '#contract/design/semantic-ast';
import { templateOf } from '#init/templates/templates';
import { draftOf, textsOf } from '#testing/drafted';
import { createParsedProblems } from '#testing/parsed-problems';
import type { DraftInput } from './draft-input.ts';
import { emptyProject } from './project-defaults.ts';
import type { ProjectFacts } from './project-facts.ts';

type ViewStack = 'swiftui' | 'avalonia';

const problems = await createParsedProblems();

const WORDS = {
  swiftui: { row: 'HStack', column: 'VStack', hug: 'fixedSize', fill: 'fill', red: 'Color(red: 1, green: 0, blue: 0)' },
  avalonia: { row: 'Horizontal', column: 'Vertical', hug: 'Auto', fill: 'Star', red: '#FFFF0000' },
} as const;

let last = 0;
const layer = (name: string, more: Partial<SemanticNode> = {}): SemanticNode => {
  last += 1;
  const box = { x: 0, y: 0, width: 100, height: 40 };
  return { id: `1:${last}`, name, type: 'div', figmaType: 'FRAME', box, ...more };
};

const hugging = (stack: ViewStack) => ({ size: { width: WORDS[stack].hug, height: WORDS[stack].hug } });

const label = (stack: ViewStack, characters: string, more: Partial<SemanticNode> = {}): SemanticNode =>
  layer('Label', {
    figmaType: 'TEXT',
    text: { characters, style: { family: 'Inter', weight: 600, size: 16, lineHeight: 24 } },
    fills: [{ kind: 'solid', color: WORDS[stack].red }],
    ...hugging(stack),
    ...more,
  });

const column = (stack: ViewStack, children: readonly SemanticNode[], more: Partial<SemanticNode> = {}): SemanticNode =>
  layer('Column', { layout: { direction: WORDS[stack].column, gap: 8 }, ...hugging(stack), children, ...more });

const home = (stack: ViewStack, children: readonly SemanticNode[]): SemanticNode =>
  column(stack, children, { name: 'Home', box: { x: 0, y: 0, width: 400, height: 800 } });

const drafted = async (stack: ViewStack, roots: readonly SemanticNode[], more: Partial<DraftInput> = {}) => {
  const screens = roots.map((root) => ({
    screen: { id: root.id, name: root.name, page: 'Page', width: root.box.width, height: root.box.height },
    root,
  }));
  const { layoutMaps } = templateOf(stack).adapter;
  const draft = await draftOf(stack, screens, { layoutMaps, ...more });
  const files = textsOf(draft);
  expect(problems(files)).toEqual([]);
  return { draft, files, text: (path: string) => files.get(path) ?? '' };
};

const instance = (name: string, properties: InstanceInfo['properties']): { instance: InstanceInfo } => ({
  instance: { componentId: '5:1', componentName: name, ...(properties === undefined ? {} : { properties }) },
});

const button = (stack: ViewStack, words: string): SemanticNode =>
  column(stack, [label(stack, words, { propertyRefs: { characters: 'Text#1:1' } })], {
    name: 'Button',
    figmaType: 'INSTANCE',
    fills: [{ kind: 'solid', color: WORDS[stack].red }],
    ...instance('Button', { 'Text#1:1': { type: 'TEXT', value: words } }),
  });

const projectOf = (stack: ViewStack, more: Partial<ProjectFacts>): { project: ProjectFacts } => ({
  project: { ...emptyProject(stack), ...more },
});

const RED = [255, 0, 0, 255];
const VARIABLES = (stack: ViewStack) =>
  [{ name: 'brand', type: 'COLOR', mode: 'A', value: WORDS[stack].red, id: '1', collection: 'Theme' }] as const;
const branded = (stack: ViewStack) =>
  label(stack, 'Hi', { fills: [{ kind: 'solid', color: WORDS[stack].red, token: 'Theme/brand' }] });

describe('a SwiftUI draft in a project', () => {
  it('paints with a colour that the project has, and declares it no second time', async () => {
    const colours = [{ name: 'Brand', code: 'Color("Brand")', brush: false, light: RED, dark: null }];
    const { files, text } = await drafted('swiftui', [home('swiftui', [branded('swiftui')])], {
      variables: VARIABLES('swiftui'),
      ...projectOf('swiftui', { stack: { dotnet: null, colours } }),
    });
    expect(text('Screens/HomeScreen.swift')).toContain('.foregroundStyle(Color("Brand"))');
    expect([...files.keys()]).not.toContain('Styles/DesignTokens.swift');
    const other = [{ ...colours[0], light: [255, 0, 0, 128] }] as typeof colours;
    const { text: own } = await drafted('swiftui', [home('swiftui', [branded('swiftui')])], {
      variables: VARIABLES('swiftui'),
      ...projectOf('swiftui', { stack: { dotnet: null, colours: other } }),
    });
    expect(own('Screens/HomeScreen.swift')).toContain('.foregroundStyle(Color.Theme.brand)');
  });

  it('shows a view of the project by what its initializer takes, in that order', async () => {
    const words = { kind: 'text', words: [], required: true } as const;
    const properties = [{ ...words, name: 'text' }];
    const takes = { properties, children: false, className: true };
    const theirs = [{ name: 'Button', path: 'UI/Button.swift', exported: 'named', takes }] as const;
    const root = home('swiftui', [button('swiftui', 'Save'), button('swiftui', 'Send')]);
    const { files, text } = await drafted('swiftui', [root], projectOf('swiftui', { components: theirs }));
    expect(text('Screens/HomeScreen.swift')).toContain('Button(text: "Save")');
    expect([...files.keys()]).toEqual(['Screens/HomeScreen.swift']);
  });
});

describe('a long SwiftUI body', () => {
  it('is told in parts, and every layer is known by the lines that it made', async () => {
    const parts = ['Header', 'Prices', 'Contact'].map((name) =>
      column(
        'swiftui',
        Array.from({ length: 9 }, (_, at) => label('swiftui', `${name} ${at}`)),
        { name },
      ),
    );
    const { draft, text } = await drafted('swiftui', [home('swiftui', parts)]);
    const code = text('Screens/HomeScreen.swift');
    expect(code).toMatch(/VStack\(alignment: \.leading, spacing: 8\) \{\s+header\s+prices\s+contact\s+\}/);
    expect(code.match(/private var \w+: some View \{/g)).toHaveLength(3);
    const lines = code.split('\n');
    const file = draft.files.find(({ path }) => path === 'Screens/HomeScreen.swift');
    const regions = file?.kind === 'write' ? file.regions : [];
    for (const { id, text: own } of parts.flatMap(({ children = [] }) => children)) {
      const { start = 0, end = 0 } = regions.find(({ node }) => node === id) ?? {};
      expect(lines.slice(start - 1, end).join('\n')).toContain(`Text("${own?.characters}")`);
      expect(end - start).toBeLessThan(4);
    }
  });
});

describe('an Avalonia draft in a project', () => {
  const dotnet = {
    ...{ folder: 'src/Desk', file: 'Desk.csproj', rootNamespace: 'Contoso.Desk', assembly: 'Desk' },
    ...{ resources: ['Assets\\**'], avalonia: '11.3.0', appStyles: ['avares://Desk/Styles/DesignStyles.axaml'] },
  };
  const folders = {
    ...{ screens: 'src/Desk/Views', components: 'src/Desk/Controls' },
    ...{ styles: 'src/Desk/Styles', assets: 'src/Desk/Assets' },
  };

  it('is of the namespaces of the project, and leaves styles to the app that has them', async () => {
    const root = home('avalonia', [button('avalonia', 'Save'), button('avalonia', 'Send')]);
    const facts = projectOf('avalonia', { folders, stack: { dotnet, colours: [] } });
    const { text } = await drafted('avalonia', [root], facts);
    const view = text('src/Desk/Views/HomeView.axaml');
    expect(view).toContain('x:Class="Contoso.Desk.Views.HomeView"');
    expect(view).toContain('xmlns:controls="using:Contoso.Desk.Controls"');
    expect(view).not.toContain('StyleInclude');
    expect(text('src/Desk/Controls/ButtonControl.axaml.cs')).toContain('namespace Contoso.Desk.Controls;');
  });

  it('paints with brushes that the project has, and with its colours where it has no brush', async () => {
    const key = { name: 'Brand', code: 'Brand', brush: false, light: RED, dark: null };
    const drawn = async (colours: readonly (typeof key)[]) => {
      const project = projectOf('avalonia', { stack: { dotnet: null, colours } });
      const { text } = await drafted('avalonia', [home('avalonia', [branded('avalonia')])], {
        variables: VARIABLES('avalonia'),
        ...project,
      });
      return text('Views/HomeView.axaml');
    };
    expect(await drawn([{ ...key, name: 'BrandBrush', code: 'BrandBrush', brush: true }])).toContain(
      'Foreground="{DynamicResource BrandBrush}"',
    );
    expect(await drawn([key])).toContain('<SolidColorBrush Color="{DynamicResource Brand}" />');
  });

  it('shows a control of the project by its properties, out of its namespace', async () => {
    const properties = [{ name: 'text', kind: 'text', words: [], required: false }] as const;
    const takes = { properties, children: false, className: true };
    const theirs = [
      { name: 'Button', path: 'UI/Button.axaml.cs', exported: 'named', takes, package: 'Desk.UI' },
    ] as const;
    const root = home('avalonia', [button('avalonia', 'Save'), button('avalonia', 'Send')]);
    const { text } = await drafted('avalonia', [root], projectOf('avalonia', { components: theirs }));
    expect(text('Views/HomeView.axaml')).toContain('xmlns:own="using:Desk.UI"');
    expect(text('Views/HomeView.axaml')).toContain('<own:Button Text="Save"');
  });
});

describe('outlines of variants', () => {
  it('are each where they lie, in Avalonia: around the outside, or inside', async () => {
    const tag = (kind: string) =>
      column('avalonia', [label('avalonia', 'x')], {
        ...{ name: 'Tag', figmaType: 'INSTANCE', fills: [{ kind: 'solid', color: WORDS.avalonia.red }] },
        instance: { ...instance('Tag', { Kind: { type: 'VARIANT', value: kind } }).instance, componentSet: 'Tag' },
        strokes: {
          paints: [{ kind: 'solid', color: kind === 'Ring' ? '#FF0000FF' : '#FF00FF00' }],
          ...({ weight: 1, align: kind === 'Ring' ? 'outside' : 'inside' } as const),
        },
      });
    const { text } = await drafted('avalonia', [home('avalonia', [tag('Ring'), tag('Line')])]);
    const view = text('Controls/TagControl.axaml');
    expect(view).toMatch(
      /tag-ring Border[^>]*>[^/]*"BorderThickness" Value="0" \/>\s*<Setter Property="BoxShadow" Value="0 0 0 1 #FF0000FF" \/>/,
    );
    expect(view).toMatch(/tag-line Border[^>]*>\s*<Setter Property="BorderBrush" Value="#FF00FF00" \/>/);
  });
});

describe('rows with pictures', () => {
  it('are drawings where they are, in Avalonia', async () => {
    const chip = (key: string) =>
      column('avalonia', [label('avalonia', key), layer('Icon', { screenshot: key })], {
        ...{ name: 'Chip', figmaType: 'INSTANCE' },
        ...instance('Chip', {}),
        fills: [{ kind: 'solid', color: WORDS.avalonia.red }],
      });
    const keys = ['a', 'b', 'c'];
    const place = (key: string) => ({ key, path: `Assets/${key}.svg`, snapshotFile: null, kind: 'vector' as const });
    const assets = new Map(keys.map((key) => [key, place(key)]));
    const { text } = await drafted('avalonia', [home('avalonia', keys.map(chip))], { assets });
    const code = text('Views/HomeView.axaml.cs');
    expect(code).toContain('using Avalonia.Svg.Skia;');
    expect(code).toContain('Drawing("/Assets/b.svg")');
    expect(code).toContain('private static SvgImage Drawing(string path)');
    expect(code).not.toContain('Bitmap');
  });
});

describe('what a project has to have', () => {
  const dotnet = { folder: '', file: 'Desk.csproj', rootNamespace: 'Desk', assembly: 'Desk', appStyles: [] };
  const said = async (stack: ViewStack, more: Partial<ProjectFacts>) => {
    const picture = layer('Photo', { screenshot: 'photo', box: { x: 0, y: 0, width: 10, height: 10 } });
    const layout = { direction: WORDS[stack].row, gap: 8, wrap: true } as const;
    const tags = layer('Tags', { layout, ...hugging(stack), children: [label(stack, 'Hi'), label(stack, 'Ho')] });
    const root = home(stack, [tags, picture]);
    const { draft } = await drafted(stack, [root], projectOf(stack, more));
    return draft.notes.map(({ word, params }) => [word, params]);
  };

  it('is told: fonts that nobody brought, pictures that are no resources, a version that is too old', async () => {
    const old = { ...dotnet, resources: ['Icons\\**'], avalonia: '11.2.3' };
    expect(await said('avalonia', { stack: { dotnet: old, colours: [] } })).toEqual([
      ['app-fonts', { fonts: 'Inter' }],
      ['app-resources', { file: 'Desk.csproj', pattern: 'assets\\**' }],
      ['app-version', { file: 'Desk.csproj', needed: '11.3', version: '11.2.3' }],
    ]);
    expect(await said('swiftui', {})).toEqual([['app-fonts', { fonts: 'Inter' }]]);
  });

  it('is not told where it is there', async () => {
    const whole = { ...dotnet, resources: ['assets\\**'], avalonia: '11.3.0' };
    expect(await said('avalonia', { stack: { dotnet: whole, colours: [], fonts: ['Inter-Bold'] } })).toEqual([]);
    expect(await said('swiftui', { stack: { dotnet: null, colours: [], fonts: ['Inter'] } })).toEqual([]);
  });
});

describe.each(['swiftui', 'avalonia'] as const)('a draft for %s', (stack) => {
  const file = stack === 'swiftui' ? 'Screens/HomeScreen.swift' : 'Views/HomeView.axaml';

  it('has no box around one thing, and writes texts of one look in one style', async () => {
    const one = column(stack, [column(stack, [label(stack, 'One')])]);
    const { text } = await drafted(stack, [home(stack, [one, label(stack, 'Two'), label(stack, 'Three')])]);
    const code = text(file);
    if (stack === 'swiftui') {
      expect(code.match(/VStack|HStack|ZStack/g)).toHaveLength(1);
      expect(code.match(/\.textStyle\(\.semibold16\)/g)).toHaveLength(3);
      expect(text('Styles/TextStyles.swift')).toContain(
        'static let semibold16 = TextStyle(font: .custom("Inter", size: 16).weight(.semibold), leading: 5)',
      );
      return;
    }
    expect(code.match(/<StackPanel|<Panel|<Border/g)).toHaveLength(1);
    expect(code.match(/Classes="semibold16"/g)).toHaveLength(3);
    expect(text('Styles/DesignStyles.axaml')).toContain('<Style Selector="TextBlock.semibold16">');
  });

  it('names a colour that stands there again and again', async () => {
    const { text } = await drafted(stack, [
      home(
        stack,
        ['a', 'b', 'c'].map((words) => label(stack, words)),
      ),
    ]);
    if (stack === 'swiftui') {
      expect(text(file)).toContain('.foregroundStyle(Color.Palette.red500)');
      expect(text('Styles/DesignTokens.swift')).toContain(`static let red500 = ${WORDS.swiftui.red}`);
    } else expect(text(file)).toContain('Foreground="{DynamicResource PaletteRed500Brush}"');
  });

  it('lets somebody type into what pages have as fields, under the name that stands above it', async () => {
    const fill = { size: { width: WORDS[stack].fill, height: WORDS[stack].hug } };
    const input = column(stack, [label(stack, 'you@example.com')], { name: 'Email input', ...fill });
    const secret = column(stack, [label(stack, 'Password')], { name: 'Password input', ...fill });
    const labelled = column(stack, [label(stack, 'Your address'), input], { name: 'Field' });
    const { text } = await drafted(stack, [home(stack, [labelled, secret])]);
    const code = text(file);
    if (stack === 'swiftui') {
      expect(code).toMatch(
        /TextField\(\s*"Your address",\s*text: \$email,\s*prompt: Text\(verbatim: "you@example\.com"\)/,
      );
      expect(code).toMatch(/SecureField\(\s*"Password",\s*text: \$password/);
      expect(code).toContain('@State private var email = ""');
      return;
    }
    expect(code).toMatch(/<TextBox[^>]*Watermark="you@example.com"\s+AutomationProperties.Name="Your address"/);
    expect(code).toMatch(/<TextBox[^>]*PasswordChar="•"/);
  });

  it('fills a slot that is handed on where it lies', async () => {
    const item = (words: string) => column(stack, [label(stack, words)], { name: `Item ${words}` });
    const inner = (words: readonly string[]) =>
      column(stack, [column(stack, words.map(item), { name: 'Slot', figmaType: 'SLOT' })], {
        name: 'List',
        figmaType: 'INSTANCE',
        ...instance('List', {}),
      });
    const outer = (words: readonly string[]) =>
      column(stack, [label(stack, 'Title'), inner(words)], {
        ...{ name: 'Card', figmaType: 'INSTANCE' },
        ...instance('Card', {}),
        fills: [{ kind: 'solid', color: WORDS[stack].red }],
      });
    const { files, text } = await drafted(stack, [home(stack, [outer(['a', 'b']), outer(['c', 'd', 'e'])])]);
    const all = [...files.values()].join('\n');
    if (stack === 'swiftui') expect(all).toMatch(/CardView\w* \{/);
    else expect(text(file)).toMatch(/<controls:CardControl\.Children>\s*<StackPanel/);
  });

  it('tells what it cannot draw as designed', async () => {
    const word = async (more: Partial<SemanticNode>) =>
      (await drafted(stack, [home(stack, [column(stack, [label(stack, 'x')], more)])])).draft.notes.flatMap((one) =>
        one.node === '' ? [] : [one.word],
      );
    const shadow = { kind: 'drop-shadow', x: 0, y: 1, blur: 2, color: WORDS[stack].red } as const;
    const fills = [{ kind: 'solid', color: WORDS[stack].red }] as const;
    const stops = [{ at: 0, color: WORDS[stack].red }];
    const tilted = [
      [0.5, 0.5],
      [0.9, 0.9],
      [0.1, 0.9],
    ] as const;
    expect(await word({ fills, effects: [shadow] })).toEqual([]);
    expect(await word({ fills, effects: [{ ...shadow, spread: 4 }] })).toEqual(
      stack === 'swiftui' ? ['effect-kind'] : [],
    );
    expect(await word({ fills: [{ kind: 'radial', stops, handles: tilted }] })).toEqual(['fill-kind']);
    expect(await word({ fills: [{ ...fills[0], blendMode: 'MULTIPLY' }] })).toEqual(
      stack === 'swiftui' ? [] : ['blend-mode'],
    );
    const strokes = { paints: [fills[0], fills[0]], weight: 1, align: 'inside' } as const;
    expect(await word({ strokes })).toEqual(['stroke-kind']);
    const skewed = { transform: [1, 0, 0.5, 1] } as const;
    expect(await word({ fills, ...skewed })).toEqual(stack === 'swiftui' ? ['transform'] : []);
  });
});
