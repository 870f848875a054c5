import { codeWriter } from '../text/code-writer.ts';
import type { ViewTextStyle } from '../views/text-styles.ts';
import type { ViewTokens } from '../views/token-names.ts';
import { SPACES } from './avalonia-tokens.ts';
import { fontValues, textClass } from './view/xaml-text-block.ts';
import { writeXaml, type Xaml, xaml } from './xaml-element.ts';

type Setters = readonly (readonly [string, string])[];

/** Themes put buttons to the left. */
const PLACED: Setters = [
  ['HorizontalAlignment', 'Stretch'],
  ['VerticalAlignment', 'Stretch'],
  ['MinHeight', '0'],
];
const BARE: Setters = [
  ['Padding', '0'],
  ['Background', 'Transparent'],
  ['BorderThickness', '0'],
];
const UNPAINTED: Setters = [
  ['Background', 'Transparent'],
  ['BorderThickness', '0'],
];

/** A template that is what is in the control, and nothing that a theme would paint around it. */
const CONTENT: Xaml = xaml('Setter', [['Property', 'Template']], {
  children: [
    xaml('ControlTemplate', [], {
      children: [
        xaml('ContentPresenter', [
          ['Name', 'PART_ContentPresenter'],
          ['Background', 'Transparent'],
          ['Content', '{TemplateBinding Content}'],
          ['ContentTemplate', '{TemplateBinding ContentTemplate}'],
        ]),
      ],
    }),
  ],
});

interface SharedStyles {
  /** Address of the tokens; null: there are none. */
  readonly tokens: string | null;
  readonly texts: readonly ViewTextStyle[];
  readonly named: ViewTokens;
  readonly indent: string;
}

const style = (selector: string, setters: Setters): Xaml =>
  xaml('Style', [['Selector', selector]], {
    children: setters.map(([property, value]) =>
      xaml('Setter', [
        ['Property', property],
        ['Value', value],
      ]),
    ),
  });

/** Styles that all screens share: the tokens, controls without a look of their own, and the text styles. */
export const avaloniaStyles = ({ tokens, texts, named, indent }: SharedStyles): string => {
  const writer = codeWriter(indent);
  const resources =
    tokens === null
      ? []
      : [xaml('Styles.Resources', [], { children: [xaml('ResourceInclude', [['Source', tokens]])] })];
  const button = style(':is(Button).plain', PLACED);
  const border = 'TextBox.plain:SHOWN /template/ Border#PART_BorderElement';
  const plain = [
    { ...button, children: [...button.children, CONTENT] },
    style('TextBox.plain', [...PLACED, ...BARE]),
    ...['pointerover', 'focus'].map((state) => style(border.replace('SHOWN', state), UNPAINTED)),
  ];
  const written = texts.map(({ name, font }) => style(`TextBlock.${textClass(name)}`, fontValues(font, named)));
  writeXaml(xaml('Styles', SPACES, { children: [...resources, ...plain, ...written] }), writer);
  return writer.code().text;
};
