import type { TemplateElement } from '../../components/template.ts';
import { anyOf } from '../../views/choices.ts';
import type { ViewField } from '../../views/fields.ts';
import { sayings } from '../sayings.ts';
import { type Xaml, xaml } from '../xaml-element.ts';
import type { XamlFile } from '../xaml-file.ts';
import { saySize, sayWhole } from '../xaml-look.ts';
import { stretchOf } from '../xaml-paint.ts';
import { attributeText, literalText } from '../xaml-text.ts';
import type { Viewing } from './xaml-box.ts';
import { plainText, sayLines, sayText, textContent } from './xaml-text-block.ts';

export const bound = (property: string, file: XamlFile): string => {
  file.flags.named = true;
  return `{Binding #Root.${file.member(file.unit.name, property)}}`;
};

const CONTENT: Readonly<Record<string, string>> = { email: 'Email', tel: 'Digits', search: 'Search' };

/** A field shows the text of the design as its watermark until somebody types; the box around it is its look. */
const fieldView = (element: TemplateElement, { kind, label }: ViewField, viewing: Viewing): Xaml => {
  const { choices, words, file } = viewing;
  const said = sayings('TextBox', words, file);
  const { content } = element;
  said.wear('plain');
  const prompt = content.kind === 'text' ? literalText(plainText(content.branches)) : '';
  const watermark = content.kind === 'property' ? bound(content.name, file) : prompt;
  said.say('Watermark', watermark);
  said.say('AutomationProperties.Name', label === null ? watermark : literalText(label));
  if (kind === 'password') said.say('PasswordChar', '•');
  if (CONTENT[kind] !== undefined) said.say('TextInputOptions.ContentType', CONTENT[kind] ?? null);
  if (kind === 'lines') {
    said.say('AcceptsReturn', 'True');
    said.say('TextWrapping', 'Wrap');
  }
  sayText(choices, said, file, true);
  saySize(choices, said, file);
  const values = said.values.filter(([name]) => name !== 'TextDecorations');
  return xaml('TextBox', values, { comments: element.comments.map(({ text }) => text) });
};

/** Of the heading that a text is; those of one component are of one level. */
const headingOf = ({ origins }: TemplateElement, { draft }: XamlFile): number =>
  origins.map(({ id }) => draft.headings.get(id)).find((level) => level !== undefined) ?? 2;

const UPRIGHT: Readonly<Record<string, string>> = { CENTER: 'Center', BOTTOM: 'Bottom' };

export const textView = (element: TemplateElement, viewing: Viewing): Xaml => {
  const { choices, words, file } = viewing;
  const field = file.fields.get(element);
  if (field !== undefined) return fieldView(element, field, viewing);
  const said = sayings('TextBlock', words, file);
  const { values, children } = textContent(element, { file, bound: (name) => bound(name, file) });
  sayText(choices, said, file);
  sayLines(choices, said);
  sayWhole(choices, said, true);
  if (anyOf(choices.of('role')) === 'heading')
    said.say('AutomationProperties.HeadingLevel', `${headingOf(element, file)}`);
  const comments = element.comments.map(({ text }) => text);
  const upright = UPRIGHT[anyOf(choices.of('textVertical')) ?? ''];
  const size = sayings('Panel', [...words, 'box'], file);
  saySize(choices, upright === undefined ? said : size, file);
  if (upright !== undefined) said.say('VerticalAlignment', upright);
  const block = xaml(
    'TextBlock',
    [
      ...said.values.filter(([name]) => name === 'Classes'),
      ...values,
      ...said.values.filter(([name]) => name !== 'Classes'),
    ],
    { children, comments },
  );
  return upright === undefined ? block : xaml('Panel', size.values, { children: [block] });
};

export const slotValue = (element: TemplateElement, name: string, file: XamlFile): string | null => {
  const slot = element.attributes.find(([own]) => own === name)?.[1];
  if (slot === undefined) return null;
  if (slot.kind === 'property') return bound(slot.name, file);
  return typeof slot.value === 'string' && slot.value !== '' ? literalText(slot.value) : null;
};

export const sourceOf = (path: string, file: XamlFile): string => {
  file.assets.add(path);
  if (!path.endsWith('.svg')) return attributeText(file.address(path));
  file.flags.svg = true;
  return `{svg:SvgImage ${attributeText(file.address(path))}}`;
};

export const pictureView = (element: TemplateElement, viewing: Viewing): Xaml => {
  const { choices, words, file } = viewing;
  const slot = element.attributes.find(([own]) => own === 'src')?.[1];
  const said = sayings('Image', words, file);
  const alt = slotValue(element, 'alt', file);
  if (slot?.kind === 'property') said.say('Source', bound(slot.name, file));
  else if (slot?.kind === 'fixed' && typeof slot.value === 'object')
    said.say('Source', sourceOf(slot.value.asset, file));
  const fit = anyOf(choices.of('fit'));
  said.say('Stretch', fit === null ? 'Fill' : stretchOf(fit));
  saySize(choices, said, file);
  if (alt !== null) said.say('AutomationProperties.Name', alt);
  return xaml('Image', said.values);
};
