import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fc } from '#testing/properties';
import { tempDir } from '#testing/temp-dir';
import { openProject, type Project } from '#workspace/detect/open-project';
import { readControls } from './read-controls.ts';
import { readDotnet } from './read-dotnet.ts';
import { readStackFacts } from './read-stack-facts.ts';
import { readSwiftColours, swiftHome } from './read-swift.ts';
import { readSwiftViews } from './read-swift-views.ts';
import { readXamlColours } from './read-xaml-colours.ts';

const projectOf = (files: Readonly<Record<string, string>>): Project => ({
  root: '/nowhere',
  files: Object.keys(files),
  bundles: [],
  complete: true,
  read: (path) => Promise.resolve(files[path] ?? null),
});

const SVG = '<PackageReference Include="Svg.Controls.Avalonia" />';
const AVALONIA = '<PackageReference Include="Avalonia" Version="11.2.3" />';

describe('what a .NET project is', () => {
  it('is told by its file: namespace, assembly, resources, version, styles of the app', async () => {
    const project = projectOf({
      'src/My-App/My-App.csproj': `<Project><PropertyGroup><!-- <RootNamespace>No</RootNamespace> -->
        <RootNamespace>Contoso.Desk</RootNamespace></PropertyGroup>${AVALONIA}${SVG}
        <AvaloniaResource Include="Assets\\**" /></Project>`,
      'src/My-App/App.axaml':
        '<Application.Styles><StyleInclude Source="/Styles/DesignStyles.axaml" /></Application.Styles>',
      'src/My-App.Tests/My-App.Tests.csproj': AVALONIA,
    });
    expect(await readDotnet(project)).toEqual({
      ...{ folder: 'src/My-App', file: 'My-App.csproj', rootNamespace: 'Contoso.Desk', assembly: 'My-App' },
      ...{
        resources: ['Assets\\**'],
        avalonia: '11.2.3',
        svg: 'Avalonia.Svg',
        appStyles: ['/Styles/DesignStyles.axaml'],
      },
    });
  });

  it.each([
    ['My-App', 'My_App'],
    ['2Go.App', '_2Go.App'],
    ['Plain', 'Plain'],
  ])('takes its namespace of the file %s where it says none, or none that C# takes', async (name, expected) => {
    const text = `<RootNamespace>"; evil</RootNamespace>${AVALONIA}`;
    expect((await readDotnet(projectOf({ [`${name}.csproj`]: text })))?.rootNamespace).toBe(expected);
  });

  it('finds the version where it stands once for all, and no project where none shows things with Avalonia', async () => {
    const central = projectOf({
      'App.csproj': '<PackageReference Include="Avalonia" />',
      'Directory.Packages.props': '<PackageVersion Include="Avalonia" Version="11.3.0" />',
    });
    expect((await readDotnet(central))?.avalonia).toBe('11.3.0');
    expect(await readDotnet(projectOf({ 'Web.csproj': '<Project />' }))).toBeNull();
  });
});

describe('colours that a project names', () => {
  it('are read of resource dictionaries, by theme, brushes of colours among them', async () => {
    const text = `<ResourceDictionary><ResourceDictionary.ThemeDictionaries>
      <ResourceDictionary x:Key="Default"><Color x:Key="Ink">#102030</Color></ResourceDictionary>
      <ResourceDictionary x:Key="Dark"><Color x:Key="Ink">#FFF</Color></ResourceDictionary>
      </ResourceDictionary.ThemeDictionaries>
      <SolidColorBrush x:Key="InkBrush" Color="{DynamicResource Ink}" />
      <SolidColorBrush x:Key="Faint" Color="#80FF0000" /><SolidColorBrush x:Key="Half" Color="#FF0000" Opacity="0.5" />
      <!-- <Color x:Key="Gone">#000</Color> --></ResourceDictionary>`;
    expect(await readXamlColours(projectOf({ 'Colors.axaml': text }))).toEqual([
      { name: 'Ink', code: 'Ink', brush: false, light: [16, 32, 48, 255], dark: [255, 255, 255, 255] },
      { name: 'InkBrush', code: 'InkBrush', brush: true, light: [16, 32, 48, 255], dark: [255, 255, 255, 255] },
      { name: 'Faint', code: 'Faint', brush: true, light: [255, 0, 0, 128], dark: null },
    ]);
  });

  it('are read of extensions of Color, however they are written, and of nothing else', async () => {
    const text = `extension Color {
      static let ink = Color(red: 0.2, green: 0.4, blue: 0.6)
      static let hex = Color(hex: "#0A84FF")
      static var faint: Color = Color(red: 51/255, green: 0, blue: 0, opacity: 0.5)
      // static let gone = Color(red: 0, green: 0, blue: 0)
      static let asset = Color("Brand")
    }
    enum Other { static let no = Color(red: 0, green: 0, blue: 0) }`;
    const found = await readSwiftColours(projectOf({ 'App/Colors.swift': text }));
    expect(found.map(({ code, light }) => [code, light])).toEqual([
      ['Color.ink', [51, 102, 153, 255]],
      ['Color.hex', [10, 132, 255, 255]],
      ['Color.faint', [51, 0, 0, 128]],
    ]);
  });

  it('are read of asset catalogs, in the three ways in which those write them', async () => {
    const dir = await tempDir('colour-sets');
    const srgb = (red: string, more = '') =>
      `{${more}"color":{"color-space":"srgb","components":{"red":"${red}","green":"0x00","blue":"0","alpha":"1.000"}}}`;
    const dark = '"appearances":[{"appearance":"luminosity","value":"dark"}],';
    const sets = {
      'App/Assets.xcassets/Colors/Brand.colorset/Contents.json': `{"colors":[${srgb('0.502')},${srgb('0xFF', dark)}]}`,
      'App/Assets.xcassets/Broken.colorset/Contents.json': '{"colors":[',
      'App/Assets.xcassets/Bad"name.colorset/Contents.json': `{"colors":[${srgb('127')}]}`,
    };
    for (const [path, text] of Object.entries(sets)) {
      await mkdir(dirname(join(dir.path, path)), { recursive: true });
      await writeFile(join(dir.path, path), text);
    }
    const found = await readSwiftColours(await openProject(dir.path));
    await dir.remove();
    expect(found).toEqual([
      { name: 'Brand', code: 'Color("Brand")', brush: false, light: [128, 0, 0, 255], dark: [255, 0, 0, 255] },
    ]);
  });
});

describe('what a project shows things with', () => {
  it('is read of views: what their initializers take, in that order', async () => {
    const text = `enum ButtonKind: String { case primary, secondary
      case ghost }
    struct PrimaryButton<Label: View>: View {
      let kind: ButtonKind
      var title: String = "}"
      var isOn = false
      private let height: CGFloat = 8
      @State private var pressed = false
      static let shared = 1
      let count: Int?
      @ViewBuilder let label: Label
      var body: some View { Text("let no: String") }
      private var inner: some View { EmptyView() }
    }
    struct Hidden: View { private var text: String
      var body: some View { Text(text) } }
    struct Own: View { let text: String
      init(_ text: String) { self.text = text }
      var body: some View { Text(text) } }
    private struct Row: View { var body: some View { EmptyView() } }
    struct Model { let text: String }`;
    const found = await readSwiftViews(projectOf({ 'Views.swift': text }));
    expect(found.map(({ name, takes }) => [name, takes?.properties.map((one) => one.name) ?? null])).toEqual([
      ['PrimaryButton', ['kind', 'title', 'isOn', 'count']],
      ['Hidden', null],
      ['Own', null],
    ]);
    expect(found[0]?.takes).toMatchObject({
      children: true,
      properties: [
        { kind: 'word', words: ['primary', 'secondary', 'ghost'], required: true },
        { kind: 'text', required: false },
        { required: false },
        { kind: 'other', required: true },
      ],
    });
  });

  it('is read of user controls: their styled properties and their namespace', async () => {
    const text = `namespace Contoso.Controls;
    public enum TagKind { Neutral, Brand = 2 }
    public partial class Tag : UserControl
    {
        public static readonly StyledProperty<TagKind> KindProperty = AvaloniaProperty.Register<Tag, TagKind>(nameof(Kind));
        public static readonly StyledProperty<string?> TextProperty =
            AvaloniaProperty.Register<Tag, string?>(nameof(Text), "AvaloniaProperty.Register<Tag, bool>");
        public static readonly StyledProperty<bool> OtherProperty = AvaloniaProperty.Register<Pill, bool>(nameof(Other));
    }
    public class Plain : Window { }`;
    expect(await readControls(projectOf({ 'Tag.axaml.cs': text }))).toEqual([
      {
        ...{ name: 'Tag', path: 'Tag.axaml.cs', exported: 'named', package: 'Contoso.Controls' },
        takes: {
          ...{ children: false, className: true },
          properties: [
            { name: 'kind', kind: 'word', words: ['neutral', 'brand'], required: false },
            { name: 'text', kind: 'text', words: [], required: false },
          ],
        },
      },
    ]);
  });

  it('tells nothing of a name that two files have', async () => {
    const view = 'struct Tag: View { let text: String\n var body: some View { Text(text) } }';
    expect(await readSwiftViews(projectOf({ 'A.swift': view, 'B.swift': view }))).toMatchObject([{ takes: null }]);
  });

  it('begins where the app does', async () => {
    const app = '@main\nstruct DeskApp: App { var body: some Scene { WindowGroup { Text("") } } }';
    expect(await swiftHome(projectOf({ 'Desk/DeskApp.swift': app, 'Other/App.swift': 'struct X {}' }))).toBe('Desk');
  });
});

const PIECES = fc.constantFrom(
  ...['struct X: View {', 'let a: String', '}', '{', '(', '"', '/*', '//', '\n', 'extension Color {', 'enum E { case'],
  ...['static let x = Color(red: 1, green: 2, blue: 3)', '<Color x:Key="A">#', '<SolidColorBrush ', '</Color>', '<!--'],
  ...[
    'public partial class X : UserControl {',
    'namespace ',
    'AvaloniaProperty.Register<',
    '<RootNamespace>',
    '\0',
    'é',
  ],
);

describe('files that are nothing of the kind', () => {
  it('are read to their end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(PIECES, { maxLength: 60 }), async (pieces) => {
        const text = pieces.join(' ');
        const project = projectOf({ 'a.swift': text, 'b.axaml': text, 'c.cs': text, 'd.csproj': AVALONIA + text });
        for (const stack of ['swiftui', 'avalonia', 'html'])
          await expect(readStackFacts(stack, { whole: project, project })).resolves.toBeDefined();
      }),
      { numRuns: 200 },
    );
  });

  it('cost no more than their length', async () => {
    const costs = await Promise.all(
      [10_000, 40_000].map(async (size) => {
        const text = [
          'struct X: View { let a: String = ',
          'public partial class X : UserControl { ',
          '<SolidColorBrush x ',
        ].map((start) => start.repeat(size / start.length));
        const files = Object.fromEntries(
          text.flatMap((one, at) => [
            [`${at}.swift`, one],
            [`${at}.cs`, one],
            [`${at}.axaml`, one],
          ]),
        );
        const project = projectOf(files);
        const start = process.cpuUsage().user;
        for (const stack of ['swiftui', 'avalonia']) await readStackFacts(stack, { whole: project, project });
        return process.cpuUsage().user - start;
      }),
    );
    expect((costs[1] ?? 0) / Math.max(5_000, costs[0] ?? 0)).toBeLessThan(40);
  });
});
