import type { Slot, TemplateElement } from '../../components/template.ts';
import type { Control } from '../../markup/controls.ts';
import { type Code, call, live } from '../../native/code/code-tree.ts';
import { propertiesOf, variantsOf } from '../../native/piece.ts';
import { plainLook } from '../../native/varied.ts';
import { chosen, conditionOf, type KotlinFile } from '../kotlin-file.ts';
import { kotlinString } from '../kotlin-text.ts';

export const slotOf = (element: TemplateElement, name: string): Slot | undefined =>
  element.attributes.find(([own]) => own === name)?.[1];

const textOf = (slot: Slot | undefined, file: KotlinFile): string | null => {
  if (slot === undefined) return null;
  if (slot.kind === 'property') return file.members.property(slot.name);
  return typeof slot.value === 'string' ? kotlinString(slot.value) : null;
};

const isOptional = (slot: Slot | undefined, file: KotlinFile): boolean =>
  slot?.kind === 'property' && propertiesOf(file.piece).find(({ name }) => name === slot.name)?.required === false;

interface Opened {
  readonly enabled: string | null;
  readonly action: string;
}

const LEADS = [
  { name: 'route', reader: 'navigate', action: 'navigate' },
  { name: 'href', reader: 'uriHandler', action: 'uriHandler.openUri' },
] as const;

const opened = (element: TemplateElement, file: KotlinFile): Opened | null => {
  for (const { name, reader, action } of LEADS) {
    const slot = slotOf(element, name);
    const to = textOf(slot, file);
    if (to === null) continue;
    file.reads.add(reader);
    return { enabled: isOptional(slot, file) ? `${to}.isNotEmpty()` : null, action: `{ ${action}(${to}) }` };
  }
  return null;
};

const ROLES: Readonly<Record<Control['kind'], string>> = {
  checkbox: 'Role.Checkbox',
  switch: 'Role.Switch',
  radio: 'Role.RadioButton',
};

/** What is switched on and off, or chosen among others: whoever uses the component says what then happens. */
const switchLink = (
  element: TemplateElement,
  { kind }: Control,
  { isRoot, file }: { isRoot: boolean; file: KotlinFile },
): Code => {
  const on = chosen(
    element,
    { facets: ['control'], neutral: 'false' },
    { make: ({ control }) => `${control?.on === true}`, file },
  );
  const isAsked = isRoot && file.piece.component !== null;
  const isRadio = kind === 'radio';
  const told = isRadio ? 'onClick' : 'onCheckedChange';
  const code = call(isRadio ? 'selectable' : 'toggleable', [
    [isRadio ? 'selected' : 'value', live(conditionOf(on))],
    ['role', ROLES[kind]],
    [isRadio ? 'onClick' : 'onValueChange', isAsked ? told : null],
  ]);
  return isAsked ? code : { kind: 'trailed', code, text: '{}' };
};

/** What a press does: to another screen or address, or what whoever uses the component says. */
export const pressLinks = (element: TemplateElement, isRoot: boolean, file: KotlinFile): Code[] => {
  const { role, control, labels } = plainLook(element, variantsOf(file.piece));
  if (labels === true) return [live('semantics(mergeDescendants = true) {}')];
  if (role === 'heading') return [live('semantics { heading() }')];
  if (control !== undefined) return [switchLink(element, control, { isRoot, file })];
  if (role !== 'button' && role !== 'link') return [];
  const label = textOf(slotOf(element, 'label'), file);
  const said: Code[] = label === null ? [] : [live(`semantics { contentDescription = ${label} }`)];
  const leads = opened(element, file);
  const isAsked = leads === null && isRoot && file.piece.component !== null;
  const click = call('clickable', [
    ['enabled', leads?.enabled],
    ['role', role === 'button' ? 'Role.Button' : null],
    ['onClick', isAsked ? 'onClick' : null],
  ]);
  return [...said, isAsked ? click : { kind: 'trailed', code: click, text: leads?.action ?? '{}' }];
};
