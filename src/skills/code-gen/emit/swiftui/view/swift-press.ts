import type { TemplateElement } from '../../components/template.ts';
import { anyOf, type Choices, isSaid } from '../../views/choices.ts';
import { placeModifiers } from '../look/swift-frame.ts';
import { attributeText } from './swift-leaf.ts';
import { type View, writeView } from './swift-print.ts';
import type { Viewing } from './swift-stack.ts';

/** What a press does: shows another screen, opens an address, or is left to whoever uses it. */
const pressHead = (element: TemplateElement): string => {
  const route = attributeText(element, 'route');
  if (route === null) return 'Button(action: {})';
  return /^"(https?|mailto|tel):/.test(route)
    ? `Link(destination: URL(string: ${route})!)`
    : `NavigationLink(value: ${route})`;
};

export const isPressed = (element: TemplateElement, choices: Choices): boolean => {
  const role = anyOf(choices.of('role'));
  return role === 'button' || role === 'link' || element.attributes.some(([name]) => name === 'route');
};

export const pressed = (element: TemplateElement, view: View, viewing: Viewing): View => {
  const { choices, file } = viewing;
  const label = attributeText(element, 'label');
  const head = pressHead(element);
  // What nothing is painted on takes no touch between what is in it.
  const isOpen = element.tag === 'box' && !isSaid(choices.of('fills')) && view.body !== null;
  return {
    head: [head.startsWith('Button') && file.unit.component?.root === element ? 'Button(action: action)' : head],
    body: () =>
      writeView(isOpen ? { ...view, modifiers: [...view.modifiers, '.contentShape(Rectangle())'] } : view, file),
    modifiers: [
      '.buttonStyle(.plain)',
      ...(label === null ? [] : [`.accessibilityLabel(${label})`]),
      ...placeModifiers(choices, file.hoisted.has(element)),
    ],
  };
};
