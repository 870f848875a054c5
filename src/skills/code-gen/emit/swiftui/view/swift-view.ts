import type { DataList } from '../../components/data-lists.ts';
import type { Condition, Template, TemplateElement, TemplateUse } from '../../components/template.ts';
import { anyOf, type Choices, canMeet, choicesOf, isSaid } from '../../views/choices.ts';
import { switchedBy } from '../../views/controls.ts';
import { type Stretched, sizedBy } from '../../views/templates.ts';
import { frameModifiers, placeModifiers } from '../look/swift-frame.ts';
import { conditionText } from '../swift-expression.ts';
import { type SwiftFile, variantsOf } from '../swift-file.ts';
import { swiftMember, swiftName } from '../swift-text.ts';
import { boxView } from './swift-box.ts';
import { argumentsOf, givenText, rowMembers } from './swift-given.ts';
import { pictureView, textView } from './swift-leaf.ts';
import { isPressed, pressed } from './swift-press.ts';
import { NOT_STRETCHED, type View, writeView } from './swift-print.ts';
import type { Viewing } from './swift-stack.ts';
import { switched } from './swift-switch.ts';

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

const elementView = (element: TemplateElement, file: SwiftFile): View => {
  const isRoot = file.unit.root === element;
  const choices = isRoot ? rootChoices(element, file) : choicesOf(element, variantsOf(file));
  const stretched = isRoot ? rootStretched(file) : NOT_STRETCHED;
  const viewing = { choices, words: isRoot ? [] : element.words, file, stretched };
  const view = bareView(element, viewing);
  const control = switchedBy(element, file);
  if (control === null && isPressed(element, choices)) return pressed(element, view, viewing);
  const whole = control === null ? view : switched(control, view, viewing);
  return { ...whole, modifiers: [...whole.modifiers, ...placeModifiers(choices, file.hoisted.has(element))] };
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

/** What a view of the project is filled with: pieces, or a text that it shows in its own way. */
const theirSlot = (use: TemplateUse, file: SwiftFile): (readonly [string, readonly Template[] | string])[] => {
  const text = new Map(use.given).get('children');
  if (text !== undefined) return [['children', `Text(${givenText(text, file)})`]];
  return use.slots.map(([name, pieces]) => [name, pieces]);
};

/** What goes into slots, in the order in which they are declared: pieces, or a slot that is handed on. */
const slotsOf = (use: TemplateUse, file: SwiftFile): (readonly [string, readonly Template[] | string])[] => {
  const slots = new Map(use.slots);
  const given = new Map(use.given);
  if (file.draft.theirs.has(use.component)) return theirSlot(use, file);
  const declaredSlots = (file.draft.components.get(use.component)?.properties ?? []).filter(
    ({ kind }) => kind === 'nodes',
  );
  return declaredSlots.flatMap(({ name }): (readonly [string, readonly Template[] | string])[] => {
    const pieces = slots.get(name);
    const passed = given.get(name);
    if (pieces !== undefined) return [[name, pieces]];
    return passed?.kind === 'passed' ? [[name, swiftName(passed.name)]] : [];
  });
};

const viewOfUse = (use: TemplateUse, file: SwiftFile, parts: readonly string[]): View => {
  const choices = choicesOf(use, variantsOf(file));
  const closure = (pieces: readonly Template[]) => (): void => file.write(pieces, false);
  const [first, ...others] = slotsOf(use, file).map(
    ([name, filling]) =>
      [name, typeof filling === 'string' ? (): void => file.writer.line(filling) : closure(filling)] as const,
  );
  const own = file.draft.components.has(use.component);
  const modifiers = [
    ...frameModifiers({
      choices: own ? placedChoices(choices) : choices,
      words: use.words,
      file,
      stretched: NOT_STRETCHED,
    }),
    ...(own ? keepsSize(use, file) : []),
    ...placeModifiers(choices, file.hoisted.has(use)),
  ];
  if (first === undefined) return { head: [use.component], parts, body: null, modifiers };
  const more = others.map(([name, write]) => [swiftName(name), write] as const);
  const given = parts.length === 0 ? {} : { parts };
  return { head: [use.component], ...given, body: first[1], more, modifiers };
};

/** A piece with all that is called on it. */
export const viewOf = (template: Template, file: SwiftFile): View => {
  if (template.kind === 'element') return elementView(template, file);
  file.uses.add(template.component);
  return viewOfUse(template, file, argumentsOf(template, file));
};

/** Writes a piece of a view, whatever it depends on. */
export const writeTemplate = (template: Template, file: SwiftFile): void => {
  const write = (): void => file.writer.from(template.origins, () => writeView(viewOf(template, file), file));
  const name = file.sections.told(template, write);
  if (name === null) write();
  else file.writer.line(name);
};

/** Rows over data. */
const writeList = (list: DataList, child: TemplateUse, file: SwiftFile): void => {
  const parts = rowMembers(list.component, file).map(({ name }) => `${swiftName(name)}: item.${swiftMember(name)}`);
  const origins = list.items.flatMap((item) => item.origins);
  file.usedLists.add(list);
  file.uses.add(list.component);
  file.writer.from(origins, () => {
    file.writer.line(`ForEach(${list.name}) { item in`);
    file.writer.indented(() => writeView(viewOfUse(child, file, parts), file));
    file.writer.line('}');
  });
};

interface Block {
  readonly condition: Condition | null;
  readonly write: (() => void)[];
}

const isSame = (a: Condition | null, b: Condition | null): boolean => JSON.stringify(a) === JSON.stringify(b);

/** True when one of both always holds, and never both. */
const isOpposite = (a: Condition | null, b: Condition | null, file: SwiftFile): boolean => {
  if (a === null || b === null || a.name !== b.name || canMeet(a, b)) return false;
  if (a.kind === 'flag') return true;
  const all = new Set(
    variantsOf(file)
      .find(({ name }) => name === a.name)
      ?.words.values(),
  );
  return b.kind === 'words' && all.size > 0 && a.words.length + b.words.length === all.size;
};

const writeBlocks = (blocks: readonly Block[], file: SwiftFile): void => {
  const { writer } = file;
  let open: Condition | null = null;
  const close = (): void => {
    if (open !== null) writer.line('}');
    open = null;
  };
  for (const { condition, write } of blocks) {
    if (condition !== null && isOpposite(open, condition, file)) {
      writer.line('} else {');
      open = null;
    } else {
      close();
      if (condition !== null) writer.line(`if ${conditionText(condition)} {`);
    }
    const body = (): void => {
      for (const one of write) one();
    };
    if (condition === null) body();
    else writer.indented(body);
    open = condition;
  }
  close();
};

/** A view of the project takes what it takes: rows say only what our own are given. */
const isOurs = (child: Template, { draft }: SwiftFile): boolean =>
  child.kind === 'use' && draft.components.has(child.component);

/** Children one after the other; what repeats over data is written once, and what depends on the same stands together. */
export const writeChildren = (children: readonly Template[], file: SwiftFile, between: boolean): void => {
  const blocks: Block[] = [];
  for (let at = 0; at < children.length; ) {
    const child = children[at] as Template;
    const { condition } = child;
    const list = between || !isOurs(child, file) ? undefined : file.lists.startingAt(child);
    const apart = between && children.slice(0, at).some((before) => canMeet(condition, before.condition));
    const write = (): void => {
      if (apart) file.writer.line('Spacer(minLength: 0)');
      if (list !== undefined && child.kind === 'use') writeList(list, child, file);
      else writeTemplate(child, file);
    };
    const last = blocks.at(-1);
    if (last !== undefined && isSame(last.condition, condition)) last.write.push(write);
    else blocks.push({ condition, write: [write] });
    at += list !== undefined && child.kind === 'use' ? list.items.length : 1;
  }
  writeBlocks(blocks, file);
};
