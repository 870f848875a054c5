import type { ViewControl } from '../../views/controls.ts';
import { swiftName } from '../swift-text.ts';
import { type View, writeView } from './swift-print.ts';
import type { Viewing } from './swift-stack.ts';

const LABELS: Readonly<Record<ViewControl['kind'], string>> = {
  checkbox: 'Checkbox',
  switch: 'Switch',
  radio: 'Radio button',
};

/** What is drawn as a control is one: it is switched where its look follows, else told to who does not see it. */
export const switched = ({ kind, on, property }: ViewControl, view: View, { file }: Viewing): View => {
  if (property === null) {
    const body = (): void => file.writer.line(`Toggle("${LABELS[kind]}", isOn: .constant(${on}))`);
    return { ...view, modifiers: [...view.modifiers, { head: '.accessibilityRepresentation', body }] };
  }
  const name = swiftName(property);
  const traits = kind === 'radio' ? `${name} ? .isSelected : []` : `${name} ? [.isToggle, .isSelected] : .isToggle`;
  return {
    head: ['Button'],
    body: () => file.writer.line(kind === 'radio' ? `${name} = true` : `${name}.toggle()`),
    more: [['label', () => writeView(view, file)]],
    modifiers: ['.buttonStyle(.plain)', `.accessibilityAddTraits(${traits})`],
  };
};
