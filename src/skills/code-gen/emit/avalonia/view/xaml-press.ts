import type { TemplateElement } from '../../components/template.ts';
import { anyOf, type Choices } from '../../views/choices.ts';
import type { ViewControl } from '../../views/controls.ts';
import { type Attributes, type Xaml, xaml } from '../xaml-element.ts';
import type { XamlFile } from '../xaml-file.ts';
import { bound, slotValue } from './xaml-leaf.ts';

export const isPressed = (element: TemplateElement, choices: Choices): boolean => {
  const role = anyOf(choices.of('role'));
  return role === 'button' || role === 'link' || element.attributes.some(([name]) => name === 'route');
};

const ADDRESS = /^(https?|mailto|tel):/;

/** A button around the box: it goes to another screen, opens an address, or is left to whoever uses it. */
export const pressed = (element: TemplateElement, view: Xaml, place: Attributes, file: XamlFile): Xaml => {
  const route = slotValue(element, 'route', file);
  const label = slotValue(element, 'label', file);
  const goes = route !== null && !ADDRESS.test(route);
  if (goes && file.unit.screen !== null) file.flags.navigates = true;
  const target: Attributes = route === null ? [] : [[goes ? 'Tag' : 'NavigateUri', route]];
  return xaml(
    route !== null && !goes ? 'HyperlinkButton' : 'Button',
    [
      ['Classes', 'plain'],
      ...target,
      ...(label === null ? [] : [['AutomationProperties.Name', label] as const]),
      ...place,
    ],
    { children: [view] },
  );
};

const CONTROLS: Readonly<Record<ViewControl['kind'], string>> = {
  checkbox: 'CheckBox',
  switch: 'ToggleButton',
  radio: 'RadioButton',
};

/** A control around its look; where that follows a property of the component, both are one. */
export const switched = ({ kind, on, property }: ViewControl, view: Xaml, place: Attributes, file: XamlFile): Xaml => {
  const state = property === null ? (on ? 'True' : 'False') : bound(property, file).replace(/\}$/, ', Mode=TwoWay}');
  return xaml(CONTROLS[kind], [['Classes', 'plain'], ['IsChecked', state], ...place], { children: [view] });
};
