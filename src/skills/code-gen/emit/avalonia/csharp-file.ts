import type { Component, Property } from '../components/template.ts';
import type { Given } from '../components/tree.ts';
import { wordOwner } from '../views/templates.ts';
import { csharpString } from './csharp-text.ts';
import { listNames } from './view/xaml-stack.ts';
import { plainText } from './view/xaml-text-block.ts';
import { variantClass, type XamlFile } from './xaml-file.ts';

export interface CsharpPlace {
  readonly namespace: string;
  readonly controls: string;
  /** Namespace of what shows drawings. */
  readonly svg: string;
  /** Names of the types of words, by component and property. */
  readonly enums: ReadonlyMap<string, string>;
}

const upper = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const typeOf = (component: Component, property: Property, { draft }: XamlFile, { enums }: CsharpPlace): string => {
  switch (property.kind) {
    case 'flag':
      return 'bool';
    case 'word': {
      const owner = wordOwner(component, property, draft.components);
      return enums.get(`${owner.component.name}.${owner.property.name}`) ?? 'string';
    }
    case 'nodes':
      return 'object?';
    case 'asset':
      return 'IImage?';
    default:
      return 'string';
  }
};

const enumLines = ({ unit }: XamlFile, { enums }: CsharpPlace): string[] =>
  (unit.component?.variants ?? [])
    .filter(({ flag }) => flag === null)
    .flatMap(({ name, words }) => [
      `public enum ${enums.get(`${unit.name}.${name}`) ?? 'Kind'}`,
      '{',
      ...[...new Set(words.values())].map((word) => `    ${upper(word)},`),
      '}',
      '',
    ]);

const fieldLines = (component: Component, property: Property, file: XamlFile, place: CsharpPlace): string[] => {
  const member = file.member(component.name, property.name);
  const type = typeOf(component, property, file, place);
  const standard = type === 'string' ? ', string.Empty' : '';
  return [
    `    public static readonly StyledProperty<${type}> ${member}Property =`,
    `        AvaloniaProperty.Register<${component.name}, ${type}>(nameof(${member})${standard});`,
    '',
  ];
};

const memberLines = (component: Component, property: Property, file: XamlFile, place: CsharpPlace): string[] => {
  const member = file.member(component.name, property.name);
  return [
    '',
    `    public ${typeOf(component, property, file, place)} ${member}`,
    '    {',
    `        get => GetValue(${member}Property);`,
    `        set => SetValue(${member}Property, value);`,
    '    }',
  ];
};

const classLines = (component: Component, file: XamlFile, { enums }: CsharpPlace): string[] =>
  component.variants.flatMap(({ name, words, flag }) => {
    const member = file.member(component.name, name);
    if (flag !== null)
      return [
        `        Classes.Set(${csharpString(variantClass(component.name, flag.on))}, ${member});`,
        `        Classes.Set(${csharpString(variantClass(component.name, flag.off))}, !${member});`,
      ];
    const type = enums.get(`${component.name}.${name}`) ?? 'Kind';
    return [...new Set(words.values())].map(
      (word) =>
        `        Classes.Set(${csharpString(variantClass(component.name, word))}, ${member} == ${type}.${upper(word)});`,
    );
  });

/** A control wears the words of its variants as classes, which its styles ask for. */
const variantLines = (component: Component, file: XamlFile, place: CsharpPlace): string[] => {
  const members = component.variants.map(({ name }) => file.member(component.name, name));
  return [
    '',
    '    protected override void OnPropertyChanged(AvaloniaPropertyChangedEventArgs change)',
    '    {',
    '        base.OnPropertyChanged(change);',
    `        if (${members.map((member) => `change.Property == ${member}Property`).join(' || ')})`,
    '            UpdateClasses();',
    '    }',
    '',
    '    private void UpdateClasses()',
    '    {',
    ...classLines(component, file, place),
    '    }',
  ];
};

const givenText = (given: Given | undefined, type: string, { address }: XamlFile): string => {
  if (given === undefined) return 'default!';
  switch (given.kind) {
    case 'text':
      return csharpString(given.text);
    case 'lines':
      return csharpString(plainText(given.pieces));
    case 'word':
      return `${type}.${upper(given.word)}`;
    case 'flag':
      return `${given.on}`;
    case 'asset':
      return `${given.asset.endsWith('.svg') ? 'Drawing' : 'Picture'}(${csharpString(address(given.asset))})`;
    default:
      return 'default!';
  }
};

interface Listed {
  readonly rows: readonly string[];
  readonly records: readonly string[];
}

/** What some list of the file gives a component. */
const rowProperties = (component: Component, { usedLists }: XamlFile): readonly Property[] => {
  const same = [...usedLists].filter((list) => list.component === component.name);
  const said = new Set(same.flatMap(({ rows }) => rows.flatMap((row) => row.map(([name]) => name))));
  return component.properties.filter(({ name }) => said.has(name));
};

/** Rows of lists as data, with a record for what a row holds. */
const listed = (file: XamlFile, place: CsharpPlace): Listed => {
  const lists = [...file.usedLists].flatMap((list) => {
    const component = file.draft.components.get(list.component);
    if (component === undefined) return [];
    const properties = rowProperties(component, file);
    const { row, rows } = listNames(list, file);
    const types = properties.map((property) => typeOf(component, property, file, place));
    const members = properties.map(({ name }, at) => `${types[at]} ${file.member(component.name, name)}`);
    const items = list.rows.map((given) => {
      const byName = new Map(given);
      return `        new(${properties.map(({ name }, at) => givenText(byName.get(name), types[at] ?? '', file)).join(', ')}),`;
    });
    return [
      {
        record: `public sealed record ${row}(${members.join(', ')});`,
        rows: ['', `    public IReadOnlyList<${row}> ${rows} { get; } =`, '    [', ...items, '    ];'],
      },
    ];
  });
  return {
    rows: lists.flatMap(({ rows }) => rows),
    records: [...new Set(lists.map(({ record }) => record))].flatMap((record) => ['', record]),
  };
};

const NAVIGATION = [
  '',
  '    /// <summary>Somebody wants to see another screen; its name is the argument.</summary>',
  '    public event EventHandler<string>? NavigationRequested;',
  '',
  '    private void OnClick(object? sender, RoutedEventArgs e)',
  '    {',
  '        if (e.Source is Control { Tag: string destination })',
  '            NavigationRequested?.Invoke(this, destination);',
  '    }',
];

/** Pictures of rows, of what the assembly holds. */
const pictureLines = (name: string, rows: readonly string[]): string[] => {
  const address = `$"avares://{typeof(${name}).Assembly.GetName().Name}{path}"`;
  const asks = (call: string): boolean => rows.some((row) => row.includes(`${call}("`));
  return [
    ...(asks('Picture')
      ? [
          ...['', '    private static Bitmap Picture(string path) =>'],
          `        new(AssetLoader.Open(new Uri(${address})));`,
        ]
      : []),
    ...(asks('Drawing')
      ? [
          ...['', '    private static SvgImage Drawing(string path) =>'],
          `        new() { Source = SvgSource.Load(${address}, null) };`,
        ]
      : []),
  ];
};

const usings = (body: string, isScreen: boolean, place: CsharpPlace): string[] => {
  const wanted: readonly (readonly [RegExp, string])[] = [
    [/\bEventHandler<|\bUri\(/, 'System'],
    [/\bIReadOnlyList</, 'System.Collections.Generic'],
    [/\bAvaloniaProperty\b/, 'Avalonia'],
    [/\bUserControl\b/, 'Avalonia.Controls'],
    [/\bRoutedEventArgs\b/, 'Avalonia.Interactivity'],
    [/\bIImage\b/, 'Avalonia.Media'],
    [/\bBitmap\b/, 'Avalonia.Media.Imaging'],
    [/\bAssetLoader\b/, 'Avalonia.Platform'],
    [/\bSvgImage\b/, place.svg],
  ];
  const own = wanted.filter(([pattern]) => pattern.test(body)).map(([, name]) => `using ${name};`);
  return isScreen && place.controls !== place.namespace && body.includes('public sealed record ')
    ? [...own, `using ${place.controls};`]
    : own;
};

/** The code behind a control: its properties, and what it does when they change. */
export const csharpFile = (file: XamlFile, place: CsharpPlace): string => {
  const { unit, flags } = file;
  const { component, name } = unit;
  const properties = component?.properties ?? [];
  const hasVariants = component !== null && component.variants.length > 0;
  const lists = listed(file, place);
  const body = [
    `namespace ${place.namespace};`,
    '',
    ...enumLines(file, place),
    `public partial class ${name} : UserControl`,
    '{',
    ...properties.flatMap((property) => fieldLines(component as Component, property, file, place)),
    `    public ${name}()`,
    '    {',
    '        InitializeComponent();',
    ...(hasVariants ? ['        UpdateClasses();'] : []),
    '    }',
    ...properties.flatMap((property) => memberLines(component as Component, property, file, place)),
    ...lists.rows,
    ...(hasVariants ? variantLines(component, file, place) : []),
    ...(flags.navigates ? NAVIGATION : []),
    ...pictureLines(name, lists.rows),
    '}',
    ...lists.records,
  ].join('\n');
  const used = usings(body, component === null, place);
  return `${[...used, ...(used.length > 0 ? [''] : []), body].join('\n')}\n`;
};
