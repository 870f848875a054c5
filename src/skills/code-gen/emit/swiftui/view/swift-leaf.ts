import type { TemplateElement } from '../../components/template.ts';
import { anyOf, type Choices } from '../../views/choices.ts';
import { frameModifiers } from '../look/swift-frame.ts';
import { wholeModifiers } from '../look/swift-look.ts';
import { imageName } from '../look/swift-paint.ts';
import type { SwiftFile } from '../swift-file.ts';
import { swiftComment, swiftName, swiftString } from '../swift-text.ts';
import { fieldView } from './swift-field.ts';
import type { View } from './swift-print.ts';
import type { Viewing } from './swift-stack.ts';
import { plainText, textHead, textModifiers } from './swift-text-view.ts';

const isOneLine = ({ content }: TemplateElement, choices: Choices): boolean =>
  anyOf(choices.of('keepsLine')) === true && !(content.kind === 'text' && plainText(content.branches).includes('\n'));

export const textView = (element: TemplateElement, viewing: Viewing): View => {
  const { choices, words, file } = viewing;
  const field = file.fields.get(element);
  if (field !== undefined) return fieldView(element, field, viewing);
  const { content, comments } = element;
  const font = anyOf(choices.of('font')) ?? {};
  const head =
    content.kind === 'property'
      ? [`Text(${swiftName(content.name)})`]
      : textHead(content.kind === 'text' ? content.branches : [], file, font);
  for (const { text } of comments) file.writer.line(swiftComment(text));
  const whole = head.length === 0 ? ['Text("")'] : head;
  return {
    head: whole,
    body: null,
    modifiers: [
      ...textModifiers({ choices, words, file, isOneLine: isOneLine(element, choices) }),
      ...frameModifiers(viewing),
      ...wholeModifiers({ choices, words, file, shape: null }),
      ...(anyOf(choices.of('role')) === 'heading' ? ['.accessibilityAddTraits(.isHeader)'] : []),
    ],
  };
};

export const attributeText = (element: TemplateElement, name: string): string | null => {
  const slot = element.attributes.find(([own]) => own === name)?.[1];
  if (slot === undefined) return null;
  if (slot.kind === 'property') return swiftName(slot.name);
  return typeof slot.value === 'string' ? (slot.value === '' ? null : swiftString(slot.value)) : null;
};

const pictureName = (element: TemplateElement, file: SwiftFile): string => {
  const slot = element.attributes.find(([own]) => own === 'src')?.[1];
  if (slot?.kind === 'property') return swiftName(slot.name);
  const value = slot?.kind === 'fixed' && typeof slot.value === 'object' ? slot.value.asset : '';
  file.assets.add(value);
  return swiftString(imageName(value));
};

export const pictureView = (element: TemplateElement, viewing: Viewing): View => {
  const { choices, file } = viewing;
  const alt = attributeText(element, 'alt');
  const name = pictureName(element, file);
  const fit = anyOf(choices.of('fit'));
  const mode = fit === null ? [] : fit === 'STRETCH' ? [] : [fit === 'FIT' ? '.scaledToFit()' : '.scaledToFill()'];
  const framing = { ...viewing, whole: true };
  const isFramed = frameModifiers(framing).length > 0;
  // What can be of any size fills what is around it by itself.
  const frame = frameModifiers({ ...framing, flexible: mode.length === 0 });
  return {
    head: [alt === null ? `Image(decorative: ${name})` : `Image(${name})`],
    body: null,
    modifiers: [
      ...(isFramed ? ['.resizable()'] : []),
      ...mode,
      ...frame,
      ...(fit !== null && fit !== 'FIT' && fit !== 'STRETCH' ? ['.clipped()'] : []),
      ...(alt === null ? [] : [`.accessibilityLabel(${alt})`]),
    ],
  };
};
