import type { TemplateElement } from '../../components/template.ts';
import { type Code, call, live } from '../../native/code/code-tree.ts';
import { propertiesOf, variantsOf } from '../../native/piece.ts';
import { plainLook } from '../../native/varied.ts';
import { cornersCode } from '../dart-decoration.ts';
import { chosen, conditionOf, type DartFile, nameCode } from '../dart-file.ts';
import { dartString } from '../dart-text.ts';
import { wrap } from './wrapped.ts';

const attributeCode = (element: TemplateElement, name: string, file: DartFile): Code | null => {
  const slot = element.attributes.find(([own]) => own === name)?.[1];
  if (slot === undefined) return null;
  if (slot.kind === 'property') return nameCode(slot.name, file);
  return typeof slot.value === 'string' ? dartString(slot.value) : null;
};

const textOf = (code: Code): string => (typeof code === 'string' ? code : code.kind === 'live' ? code.text : '');

const isOptional = (element: TemplateElement, name: string, file: DartFile): boolean => {
  const slot = element.attributes.find(([own]) => own === name)?.[1];
  return (
    slot?.kind === 'property' && propertiesOf(file.piece).find((one) => one.name === slot.name)?.required === false
  );
};

/** What a press does: to another screen, or what whoever uses the component says. */
const onTap = (element: TemplateElement, isRoot: boolean, file: DartFile): Code => {
  const route = attributeCode(element, 'route', file);
  if (route !== null) {
    const text = textOf(route);
    const only = isOptional(element, 'route', file) ? `${text}.isEmpty ? null : ` : '';
    return live(`${only}() => Navigator.of(context).pushNamed(${text})`);
  }
  if (!isRoot || file.piece.component === null) return live('() {}');
  const { control } = plainLook(element, variantsOf(file.piece));
  return live(
    control === undefined || control.kind === 'radio'
      ? 'onTap'
      : `() => onChanged?.call(${negated(isOn(element, file))})`,
  );
};

const negated = (condition: string): string => {
  if (condition === 'true' || condition === 'false') return condition === 'true' ? 'false' : 'true';
  return /^\w+$/.test(condition) ? `!${condition}` : `!(${condition})`;
};

/** When a control is on: always, never, or as a property says. */
const isOn = (element: TemplateElement, file: DartFile): string => {
  const whens = chosen(
    element,
    { facets: ['control'], neutral: 'false' },
    { make: ({ control }) => `${control?.on === true}`, file },
  );
  return conditionOf(whens);
};

const isPressed = (element: TemplateElement, file: DartFile): boolean => {
  const { role } = plainLook(element, variantsOf(file.piece));
  return role === 'button' || role === 'link';
};

/** What reacts to a press, within what is painted around it: the reaction is painted on a material of its own. */
export const tapped = (
  core: Code | null,
  element: TemplateElement,
  { isRoot, file }: { isRoot: boolean; file: DartFile },
): Code | null => {
  if (!isPressed(element, file)) return core;
  const corners = chosen(
    element,
    { facets: ['corners'], neutral: 'null' },
    { make: (one) => cornersCode(one, file), file },
  );
  const well = wrap(
    'InkWell',
    [
      ['onTap', onTap(element, isRoot, file)],
      ['borderRadius', corners],
    ],
    core,
  );
  const { fills = [], strokes } = plainLook(element, variantsOf(file.piece));
  return fills.length === 0 && strokes === undefined
    ? well
    : wrap('Material', [['type', 'MaterialType.transparency']], well);
};

/** Buttons and links say what they are, as headings do; a picture or text reacts by itself. */
export const pressed = (
  core: Code,
  element: TemplateElement,
  { isRoot, file }: { isRoot: boolean; file: DartFile },
): Code => {
  const { role, control, labels } = plainLook(element, variantsOf(file.piece));
  if (labels === true) return wrap('MergeSemantics', [], core);
  if (role === 'heading')
    return call('Semantics', [
      ['header', 'true'],
      ['child', core],
    ]);
  if (control !== undefined)
    return call('Semantics', [
      [control.kind === 'switch' ? 'toggled' : 'checked', live(isOn(element, file))],
      ['inMutuallyExclusiveGroup', control.kind === 'radio' ? 'true' : null],
      ['child', element.tag === 'box' ? core : tapped(core, element, { isRoot, file })],
    ]);
  if (role !== 'button' && role !== 'link') return core;
  return call('Semantics', [
    [role, 'true'],
    ['label', attributeCode(element, 'label', file)],
    ['child', element.tag === 'box' ? core : tapped(core, element, { isRoot, file })],
  ]);
};
