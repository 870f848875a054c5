import { dataLists } from '../components/data-lists.ts';
import { type Code, codeWriter } from '../text/code-writer.ts';
import type { ViewDraft, ViewUnit } from '../views/draft-views.ts';
import { fieldTexts } from '../views/fields.ts';
import type { ViewTokens } from '../views/token-names.ts';
import { type CsharpPlace, csharpFile } from './csharp-file.ts';
import { memberName } from './csharp-text.ts';
import { textClass } from './view/xaml-text-block.ts';
import { rootView, viewOf } from './view/xaml-view.ts';
import { writeXaml, type Xaml, xaml } from './xaml-element.ts';
import type { XamlFile } from './xaml-file.ts';
import { attributeText } from './xaml-text.ts';

export interface XamlPlace extends Omit<CsharpPlace, 'namespace'> {
  readonly draft: ViewDraft;
  readonly tokens: ViewTokens;
  readonly namespaceOf: (unit: ViewUnit) => string;
  /** Address of the styles that all screens share; null: the app has them. */
  readonly styles: string | null;
  readonly address: (path: string) => string;
  readonly indent: string;
}

export interface XamlUnit {
  readonly view: Code;
  readonly code: string;
  readonly assets: readonly string[];
  readonly uses: ReadonlySet<string>;
}

const stylesOf = (file: XamlFile, styles: string | null): Xaml | null => {
  const rules = [...file.rules].map(([selector, setters]) =>
    xaml('Style', [['Selector', attributeText(selector)]], {
      children: setters.map(([property, value]) => {
        const name: [string, string] = ['Property', property];
        return typeof value === 'string'
          ? xaml('Setter', [name, ['Value', value]])
          : xaml('Setter', [name], { children: [value] });
      }),
    }),
  );
  const shared = file.unit.screen === null || styles === null ? [] : [xaml('StyleInclude', [['Source', styles]])];
  return rules.length + shared.length === 0
    ? null
    : xaml('UserControl.Styles', [], { children: [...shared, ...rules] });
};

const SPACES: readonly (readonly [string, string])[] = [
  ['xmlns', 'https://github.com/avaloniaui'],
  ['xmlns:x', 'http://schemas.microsoft.com/winfx/2006/xaml'],
];

interface Document {
  readonly view: Xaml;
  /** Prefixes of namespaces that are asked for. */
  readonly spaces: ReadonlyMap<string, string>;
}

const document = (file: XamlFile, { view, spaces }: Document, { styles, svg, namespaceOf }: XamlPlace): Xaml => {
  const { unit, flags, usedLists } = file;
  const namespace = namespaceOf(unit);
  const sheet = stylesOf(file, styles);
  return xaml(
    'UserControl',
    [
      ...SPACES,
      ...[...spaces].map(([own, prefix]) => [`xmlns:${prefix}`, `using:${own}`] as const),
      ...(usedLists.size > 0 && unit.component === null ? [['xmlns:local', `using:${namespace}`] as const] : []),
      ...(flags.svg ? [['xmlns:svg', `using:${svg}`] as const] : []),
      ['x:Class', `${namespace}.${unit.name}`],
      ...(flags.named ? [['x:Name', 'Root'] as const] : []),
      ...(flags.navigates ? [['Button.Click', 'OnClick'] as const] : []),
      ...(unit.dark ? [['RequestedThemeVariant', 'Dark'] as const] : []),
    ],
    { children: [...(sheet === null ? [] : [sheet]), view] },
  );
};

/** True when something below leads to another screen: its clicks arrive at the screen. */
const navigatesBelow = (unit: ViewUnit, draft: ViewDraft): boolean => {
  const text = JSON.stringify(unit.root.kind === 'element' ? unit.root : null);
  const own = text.includes('"route"');
  return (
    own ||
    [...draft.components.values()].some(
      (one) => text.includes(`"component":"${one.name}"`) && JSON.stringify(one.root).includes('"route"'),
    )
  );
};

/** Of our own controls, or of a control of the project. */
const prefixOf = (component: string, spaces: Map<string, string>, { draft, controls }: XamlPlace): string => {
  const namespace = draft.components.has(component) ? controls : (draft.theirs.get(component)?.package ?? controls);
  const others = [...spaces.values()].filter((prefix) => prefix !== 'controls').length;
  const prefix =
    spaces.get(namespace) ?? (namespace === controls ? 'controls' : `own${others === 0 ? '' : others + 1}`);
  spaces.set(namespace, prefix);
  return prefix;
};

/** Writes a control: its view and the code behind it. */
export const xamlUnit = (unit: ViewUnit, place: XamlPlace): XamlUnit => {
  const { draft, tokens } = place;
  const names = new Set((unit.component?.properties ?? []).map(({ name }) => name));
  const spaces = new Map<string, string>();
  const file: XamlFile = {
    unit,
    draft,
    tokens,
    lists: dataLists(unit.root, names, (component) => component.replace(/Control$/, '')),
    usedLists: new Set(),
    fields: fieldTexts(unit.root, draft.fields),
    assets: new Set(),
    uses: new Set(),
    rules: new Map(),
    classes: new Set(['plain', ...draft.textStyles.all.map(({ name }) => textClass(name))]),
    flags: { svg: false, navigates: unit.screen !== null && navigatesBelow(unit, draft), named: false },
    address: place.address,
    prefix: (component) => prefixOf(component, spaces, place),
    view: (template, holder) => viewOf(template, holder, file),
    member: (_component, property) => memberName(property),
  };
  const view = rootView(file);
  const writer = codeWriter(place.indent);
  writeXaml(document(file, { view, spaces }, place), writer);
  const code = csharpFile(file, { ...place, namespace: place.namespaceOf(unit) });
  return { view: writer.code(), code, assets: [...file.assets].filter((path) => path !== ''), uses: file.uses };
};
