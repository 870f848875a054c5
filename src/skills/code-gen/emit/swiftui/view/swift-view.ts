import type { Template, TemplateElement, TemplateUse } from '../../components/template.ts';
import { anyOf, type Choices, canMeet, choicesOf, isSaid } from '../../views/choices.ts';
import { type Stretched, sizedBy } from '../../views/templates.ts';
import { frameModifiers, placeModifiers } from '../look/swift-frame.ts';
import { conditionText } from '../swift-expression.ts';
import { type SwiftFile, variantsOf } from '../swift-file.ts';
import { swiftMember, swiftName } from '../swift-text.ts';
import { boxView } from './swift-box.ts';
import { argumentsOf, rowMembers } from './swift-given.ts';
import { pictureView, textView } from './swift-leaf.ts';
import { isPressed, pressed } from './swift-press.ts';
import { NOT_STRETCHED, type View, writeView } from './swift-print.ts';
import type { Viewing } from './swift-stack.ts';

const bareView = (element: TemplateElement, viewing: Viewing): View => {
  if (element.tag === 'img') return pictureView(element, viewing);
  return element.tag === 'text' ? textView(element, viewing) : boxView(element, viewing);
};

const SCREEN: Stretched = { width: true, height: false };

const rootStretched = ({ unit, draft }: SwiftFile): Stretched =>
  unit.screen === null ? (draft.stretched.get(unit.name) ?? NOT_STRETCHED) : SCREEN;

/** Layers at their own places need the height of the screen; what is laid out grows with its content. */
const rootChoices = (element: TemplateElement, file: SwiftFile): Choices => {
  const choices = choicesOf(element, variantsOf(file));
  const { screen } = file.unit;
  const isLoose = anyOf(choices.of('arrangement')) === 'layers' && !isSaid(choices.of('height'));
  if (screen === null || !isLoose) return choices;
  const height = { base: screen.root.node.box.height, others: [] };
  return { of: (facet) => (facet === 'minHeight' ? (height as never) : choices.of(facet)) };
};

const writeElement = (element: TemplateElement, file: SwiftFile): void => {
  const isRoot = file.unit.root === element;
  const choices = isRoot ? rootChoices(element, file) : choicesOf(element, variantsOf(file));
  const stretched = isRoot ? rootStretched(file) : NOT_STRETCHED;
  const viewing = { choices, words: isRoot ? [] : element.words, file, stretched };
  const view = bareView(element, viewing);
  if (isPressed(element, choices)) writeView(pressed(element, view, viewing), file);
  else
    writeView({ ...view, modifiers: [...view.modifiers, ...placeModifiers(choices, file.hoisted.has(element))] }, file);
};

/** Where others of its kind stretch, one that does not keeps its own size. */
const keepsSize = (use: TemplateUse, file: SwiftFile): string[] => {
  const stretched = file.draft.stretched.get(use.component) ?? NOT_STRETCHED;
  const own = sizedBy(use);
  const [width, height] = [stretched.width && !own.width, stretched.height && !own.height];
  return width || height ? [`.fixedSize(horizontal: ${width}, vertical: ${height})`] : [];
};

/** What fills its place does so by itself: its component is made to. */
const placedChoices = (choices: Choices): Choices => ({
  of: (facet) =>
    facet === 'share' || facet === 'across' || facet === 'pin' ? { base: null, others: [] } : choices.of(facet),
});

const viewOfUse = (use: TemplateUse, file: SwiftFile, parts: readonly string[]): View => {
  const choices = choicesOf(use, variantsOf(file));
  const [first, ...others] = use.slots;
  const closure = (pieces: readonly Template[]) => (): void => file.write(pieces, false);
  const modifiers = [
    ...frameModifiers({ choices: placedChoices(choices), words: use.words, file, stretched: NOT_STRETCHED }),
    ...keepsSize(use, file),
    ...placeModifiers(choices, file.hoisted.has(use)),
  ];
  if (first === undefined) return { head: [use.component], parts, body: null, modifiers };
  const more = others.map(([name, pieces]) => [swiftName(name), closure(pieces)] as const);
  const given = parts.length === 0 ? {} : { parts };
  return { head: [use.component], ...given, body: closure(first[1]), more, modifiers };
};

const writeBare = (template: Template, file: SwiftFile): void => {
  if (template.kind === 'element') writeElement(template, file);
  else {
    file.uses.add(template.component);
    writeView(viewOfUse(template, file, argumentsOf(template, file)), file);
  }
};

/** Writes a piece of a view. @param apart something takes what is left in front of it */
export const writeTemplate = (template: Template, file: SwiftFile, apart = false): void => {
  const { writer } = file;
  writer.from(template.origins, () => {
    const write = (): void => {
      if (apart) writer.line('Spacer(minLength: 0)');
      writeBare(template, file);
    };
    if (template.condition === null) {
      write();
      return;
    }
    writer.line(`if ${conditionText(template.condition)} {`);
    writer.indented(write);
    writer.line('}');
  });
};

/** Children one after the other; what repeats over data is written once. */
export const writeChildren = (children: readonly Template[], file: SwiftFile, between: boolean): void => {
  for (let at = 0; at < children.length; ) {
    const child = children[at] as Template;
    const apart = between && children.slice(0, at).some(({ condition }) => canMeet(condition, child.condition));
    const list = between ? undefined : file.lists.startingAt(child);
    if (list === undefined || child.kind !== 'use') {
      writeTemplate(child, file, apart);
      at += 1;
      continue;
    }
    const parts = rowMembers(list.component, file).map(({ name }) => `${swiftName(name)}: item.${swiftMember(name)}`);
    file.usedLists.add(list);
    file.writer.from(
      list.items.flatMap(({ origins }) => origins),
      () => {
        file.writer.line(`ForEach(${list.name}) { item in`);
        file.writer.indented(() => writeView(viewOfUse(child, file, parts), file));
        file.writer.line('}');
      },
    );
    at += list.items.length;
  }
};
