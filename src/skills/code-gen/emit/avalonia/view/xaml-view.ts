import type { Condition, Template, TemplateElement, TemplateUse } from '../../components/template.ts';
import type { Given } from '../../components/tree.ts';
import { lookOf } from '../../native/facets.ts';
import { anyOf, choicesOf } from '../../views/choices.ts';
import { switchedBy } from '../../views/controls.ts';
import { type Stretched, slotPlace } from '../../views/templates.ts';
import { sayings } from '../sayings.ts';
import { type Attributes, withValues, type Xaml, xaml } from '../xaml-element.ts';
import { variantsOf, type XamlFile } from '../xaml-file.ts';
import { saySize } from '../xaml-look.ts';
import { type Holder, PANEL, placeValues, ROOT } from '../xaml-place.ts';
import { literalText, xamlNumber } from '../xaml-text.ts';
import { boxView, type Viewing } from './xaml-box.ts';
import { bound, pictureView, sourceOf, textView } from './xaml-leaf.ts';
import { isPressed, pressed, switched } from './xaml-press.ts';
import { stackOf, upper } from './xaml-stack.ts';
import { plainText } from './xaml-text-block.ts';

const bareView = (element: TemplateElement, viewing: Viewing): Xaml => {
  if (element.tag === 'img') return pictureView(element, viewing);
  return element.tag === 'text' ? textView(element, viewing) : boxView(element, viewing);
};

const conditioned = (
  view: Xaml,
  condition: Condition | null,
  { words, file }: Pick<Viewing, 'words' | 'file'>,
): Xaml => {
  if (condition === null) return view;
  if (condition.kind === 'flag') {
    file.flags.named = true;
    const path = `${condition.off === true ? '!' : ''}#Root.${file.member(file.unit.name, condition.name)}`;
    return withValues(view, [['IsVisible', `{Binding ${path}}`]]);
  }
  const own = view.attributes.find(([name]) => name === 'Classes');
  const said = sayings(view.tag.replace(':', '|'), [...words, 'part'], file);
  said.showWhile(condition.words.map((word) => [{ ...condition, words: [word] }]));
  const classes = said.values.flatMap(([, value]) => (typeof value === 'string' ? [value] : []));
  return {
    ...view,
    attributes: [
      ['Classes', [...(own === undefined ? [] : [own[1]]), ...classes].join(' ')],
      ...view.attributes.filter(([name]) => name !== 'Classes'),
    ],
  };
};

/** A screen is as wide as what shows it. */
const stretchedOf = (element: TemplateElement, { unit, draft }: XamlFile): Stretched => {
  if (unit.root !== element) return { width: false, height: false };
  if (unit.screen !== null) return { width: true, height: false };
  return draft.stretched.get(unit.name) ?? { width: false, height: false };
};

const elementView = (element: TemplateElement, holder: Holder, file: XamlFile): Xaml => {
  const choices = choicesOf(element, variantsOf(file));
  const viewing = { choices, words: element.words, file, stretched: stretchedOf(element, file) };
  const view = bareView(element, viewing);
  const place = placeValues(choices, holder);
  const control = switchedBy(element, file);
  const whole =
    control !== null
      ? switched(control, view, place, file)
      : isPressed(element, choices)
        ? pressed(element, view, place, file)
        : placed(view, place);
  return conditioned(whole, element.condition, viewing);
};

/** Where it stands comes after what it is. */
const placed = (view: Xaml, place: Attributes): Xaml => {
  const own = new Set(place.map(([name]) => name));
  const kept = view.attributes.filter(([name]) => !own.has(name));
  const texts = place.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
  return { ...view, attributes: [...kept, ...texts] };
};

/** A value that a control is given. */
const givenValue = (given: Given, file: XamlFile): string | null => {
  switch (given.kind) {
    case 'text':
      return literalText(given.text);
    case 'lines':
      return literalText(plainText(given.pieces));
    case 'word':
      return upper(given.word);
    case 'flag':
      return given.on ? 'True' : 'False';
    case 'asset':
      return sourceOf(given.asset, file);
    case 'passed':
      return bound(given.name, file);
    case 'nodes':
      return null;
  }
};

/** What goes into a slot stands in the panel that the slot is in the design. */
const slotView = (
  use: TemplateUse,
  [name, pieces]: TemplateUse['slots'][number],
  file: XamlFile,
): readonly [string, Xaml] => {
  const component = file.draft.components.get(use.component);
  const slot = component === undefined ? null : slotPlace(component, name, file.draft.components);
  const choices = slot === null ? null : choicesOf(slot.element, slot.component.variants);
  const axis = choices === null ? null : anyOf(choices.of('arrangement'));
  const stacked = choices !== null && (axis === 'row' || axis === 'column');
  const view = stacked
    ? stackOf({
        ...{ choices, words: slot?.element.words ?? [], file, axis, flowing: pieces },
        stretched: { width: false, height: false },
      })
    : xaml('Panel', [], { children: pieces.map((piece) => file.view(piece, PANEL)) });
  return [file.member(use.component, name), view];
};

const viewOfUse = (use: TemplateUse, holder: Holder, file: XamlFile): Xaml => {
  file.uses.add(use.component);
  const choices = choicesOf(use, variantsOf(file));
  const prefix = file.prefix(use.component);
  const said = sayings(`${prefix}|${use.component}`, use.words, file);
  saySize(choices, said, file);
  const given = use.given.flatMap(([name, value]) => {
    const text = givenValue(value, file);
    return text === null ? [] : [[file.member(use.component, name), text] as const];
  });
  const slots = use.slots.map((slot) => slotView(use, slot, file));
  const view = xaml(`${prefix}:${use.component}`, [
    ...given,
    ...said.values,
    ...placeValues(choices, holder),
    ...slots,
  ]);
  return conditioned(view, use.condition, { words: use.words, file });
};

/** The controls of a piece. @param holder what lays it out */
export const viewOf = (template: Template, holder: Holder, file: XamlFile): Xaml => {
  const view = template.kind === 'element' ? elementView(template, holder, file) : viewOfUse(template, holder, file);
  return { ...view, origins: [...template.origins, ...view.origins] };
};

/** The controls of a whole component or screen. */
export const rootView = (file: XamlFile): Xaml => {
  const { unit } = file;
  const view = viewOf(unit.root, ROOT, file);
  if (unit.screen === null) return view;
  const { arrangement, height } = lookOf(unit.root.style);
  const isLoose = arrangement === 'layers' && height === undefined;
  const high = isLoose ? withValues(view, [['MinHeight', xamlNumber(unit.screen.root.node.box.height)]]) : view;
  return lookOf(unit.root.style).scroll === undefined ? xaml('ScrollViewer', [], { children: [high] }) : high;
};
