import { codeWriter } from '../text/code-writer.ts';
import type { ViewTextStyle } from '../views/text-styles.ts';
import type { ViewTokens } from '../views/token-names.ts';
import { SPACES } from './avalonia-tokens.ts';
import { fontValues, textClass } from './view/xaml-text-block.ts';
import { writeXaml, type Xaml, xaml } from './xaml-element.ts';

type Setters = readonly (readonly [string, string])[];

const BARE: Setters = [
  ['HorizontalAlignment', 'Stretch'],
  ['VerticalAlignment', 'Stretch'],
  ['MinHeight', '0'],
  ['Padding', '0'],
  ['Background', 'Transparent'],
  ['BorderThickness', '0'],
];
const FILLED: Setters = [...BARE, ['HorizontalContentAlignment', 'Stretch'], ['VerticalContentAlignment', 'Stretch']];
const UNPAINTED: Setters = [
  ['Background', 'Transparent'],
  ['BorderThickness', '0'],
];

/** Controls that look as what is in them, or around them: themes put them to the left and paint them under a pointer. */
const PLAIN: readonly (readonly [string, Setters])[] = [
  ['Button.plain', FILLED],
  ['HyperlinkButton.plain', FILLED],
  ['Button.plain:pointerover /template/ ContentPresenter', UNPAINTED],
  ['Button.plain:pressed /template/ ContentPresenter', UNPAINTED],
  ['TextBox.plain', BARE],
  ['TextBox.plain:pointerover /template/ Border#PART_BorderElement', UNPAINTED],
  ['TextBox.plain:focus /template/ Border#PART_BorderElement', UNPAINTED],
];

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
  const plain = PLAIN.map(([selector, setters]) => style(selector, setters));
  const written = texts.map(({ name, font }) => style(`TextBlock.${textClass(name)}`, fontValues(font, named)));
  writeXaml(xaml('Styles', SPACES, { children: [...resources, ...plain, ...written] }), writer);
  return writer.code().text;
};
