import type { Template, TemplateElement, TemplateUse } from '../components/template.ts';
import { camel, unique } from '../names/words.ts';
import { lookOf } from '../native/facets.ts';
import { anyOf, type Choices, choicesOf, isSaid, mapped } from '../views/choices.ts';
import type { Stretched } from '../views/templates.ts';
import { sizedBy } from '../views/templates.ts';
import { conditionText, expression } from './swift-expression.ts';
import { type SwiftFile, variantsOf } from './swift-file.ts';
import { frameModifiers, paddingModifiers, placeModifiers } from './swift-frame.ts';
import { argumentsOf, listMembers } from './swift-given.ts';
import { fillModifiers, paintExpression, strokeModifiers, wholeModifiers } from './swift-look.ts';
import { imageName, numberText } from './swift-paint.ts';
import { shapeText } from './swift-shape.ts';
import { swiftComment, swiftMember, swiftName, swiftString } from './swift-text.ts';
import { plainText, textHead, textModifiers } from './swift-text-view.ts';

/** A view as it is written: what it starts with, what is in its braces, and what is called on it. */
interface View {
  readonly head: readonly string[];
  /** What stands in parentheses behind the head. */
  readonly parts?: readonly string[];
  readonly body: (() => void) | null;
  /** Further braces, with what stands in front of them. */
  readonly more?: readonly (readonly [label: string, body: () => void])[];
  readonly modifiers: readonly Modifier[];
}

type Modifier = string | { readonly head: string; readonly body: () => void };

const NOT_STRETCHED: Stretched = { width: false, height: false };
const LONGEST = 110;

/** A modifier with a view in its braces. */
const BRACED = /^(\.(?:overlay|background)(?:\([^{}]*\))?) \{ (.*) \}$/s;

interface Viewing {
  readonly choices: Choices;
  readonly words: readonly string[];
  readonly file: SwiftFile;
  readonly stretched: Stretched;
}

const writeModifier = (modifier: Modifier, { writer }: SwiftFile): void => {
  if (typeof modifier === 'string') {
    const [, head = '', inner = ''] = (modifier.length > LONGEST && BRACED.exec(modifier)) || [];
    if (inner === '') writer.line(modifier);
    else {
      writer.line(`${head} {`);
      writer.indented(() => writer.line(inner));
      writer.line('}');
    }
    return;
  }
  writer.line(`${modifier.head} {`);
  writer.indented(modifier.body);
  writer.line('}');
};

const writeHead = (head: readonly string[], { writer }: SwiftFile): void => {
  const [first = '', ...rest] = head;
  if (rest.length === 0) {
    writer.line(first);
    return;
  }
  // Texts of several looks are added up, and what follows counts for the sum.
  writer.line('(');
  writer.indented(() => {
    for (const [at, text] of head.entries()) writer.line(at === 0 ? text : `+ ${text}`);
  });
  writer.line(')');
};

/** A call on one line, or an argument a line where that gets too long. @returns what stands on the last line */
const writeCall = ({ head, parts }: View, { writer }: SwiftFile): string => {
  const whole = parts === undefined ? `${head[0]}` : `${head[0]}(${parts.join(', ')})`;
  if (whole.length <= LONGEST || parts === undefined || parts.length < 2) return whole;
  writer.line(`${head[0]}(`);
  writer.indented(() => {
    for (const [at, part] of parts.entries()) writer.line(at === parts.length - 1 ? part : `${part},`);
  });
  return ')';
};

const writeView = (view: View, file: SwiftFile): void => {
  const { body, more = [], modifiers } = view;
  const { writer } = file;
  const head = view.parts === undefined ? view.head : [writeCall(view, file)];
  if (body !== null) {
    writer.line(`${head[0]} {`);
    writer.indented(body);
    for (const [label, inner] of more) {
      writer.line(`} ${label}: {`);
      writer.indented(inner);
    }
    writer.line('}');
    for (const modifier of modifiers) writeModifier(modifier, file);
    return;
  }
  const [only] = modifiers;
  if (
    head.length === 1 &&
    modifiers.length === 1 &&
    typeof only === 'string' &&
    `${head[0]}${only}`.length <= LONGEST
  ) {
    writer.line(`${head[0]}${only}`);
    return;
  }
  writeHead(head, file);
  if (head.length > 1) for (const modifier of modifiers) writeModifier(modifier, file);
  else
    writer.indented(() => {
      for (const modifier of modifiers) writeModifier(modifier, file);
    });
};

const isPinned = ({ style, variants }: Template): boolean =>
  [style, ...variants.map((variant) => variant.style)].some((look) => look.some(([facet]) => facet === 'pin'));

const HORIZONTAL: Readonly<Record<string, string>> = { center: 'center', end: 'trailing' };
const VERTICAL: Readonly<Record<string, string>> = {
  start: 'top',
  stretch: 'top',
  end: 'bottom',
  baseline: 'firstTextBaseline',
};

/** How all are aligned across a stack that say so themselves, where they agree; null: each for itself. */
const hoistedAlign = (flowing: readonly Template[], file: SwiftFile): string | null => {
  const told = flowing
    .map((child) => [child, lookOf(child.style).self] as const)
    .filter(([, self]) => self !== undefined);
  const [first] = told;
  if (first === undefined || new Set(told.map(([, self]) => self)).size > 1) return null;
  if (told.length < flowing.filter((child) => lookOf(child.style).across === undefined).length) return null;
  for (const [child] of told) file.hoisted.add(child);
  return first[1] ?? null;
};

const INTRINSIC: Readonly<Record<string, string>> = {
  height: '.fixedSize(horizontal: false, vertical: true)',
  width: '.fixedSize(horizontal: true, vertical: false)',
};

/** The container that lays children out, with how they are aligned in it and how far apart they are. */
const stackHead = ({ choices, words, file }: Viewing, flowing: readonly Template[], between: boolean): string => {
  const isRow = anyOf(choices.of('arrangement')) === 'row';
  const cross = hoistedAlign(flowing, file) ?? anyOf(choices.of('cross')) ?? 'start';
  const gap = between
    ? '0'
    : (expression(
        mapped(choices.of('gap'), (length) => numberText(length, file.tokens)),
        { type: 'CGFloat', otherwise: '0', words: [...words, 'spacing'] },
        file,
      ) ?? '0');
  const alignment = isRow ? (VERTICAL[cross] ?? null) : (HORIZONTAL[cross] ?? 'leading');
  const aligned = alignment === null || alignment === 'center' ? '' : `alignment: .${alignment}, `;
  return `${isRow ? 'HStack' : 'VStack'}(${aligned}spacing: ${gap})`;
};

const wrapHead = ({ choices, file }: Viewing): string => {
  const gap = numberText(anyOf(choices.of('gap')) ?? 0, file.tokens);
  const lines = numberText(anyOf(choices.of('wrap'))?.gap ?? 0, file.tokens);
  file.uses.add('FlowLayout');
  return `FlowLayout(spacing: ${gap}, lineSpacing: ${lines})`;
};

const SCROLLS: Readonly<Record<string, string>> = {
  horizontal: 'ScrollView(.horizontal)',
  vertical: 'ScrollView',
  both: 'ScrollView([.horizontal, .vertical])',
};

interface Layers {
  readonly behind: readonly Template[];
  readonly flowing: readonly Template[];
  readonly above: readonly Template[];
}

/** What stands at places of its own lies behind what is laid out, or over it. */
const layersOf = (children: readonly Template[]): Layers => {
  const flowing = children.filter((child) => !isPinned(child));
  const first = children.findIndex((child) => !isPinned(child));
  const pinned = children.filter(isPinned);
  if (first < 0) return { behind: [], flowing: [], above: pinned };
  return {
    behind: pinned.filter((child) => children.indexOf(child) < first),
    flowing,
    above: pinned.filter((child) => children.indexOf(child) > first),
  };
};

const blockOf = (head: string, children: readonly Template[], file: SwiftFile): Modifier[] =>
  children.map((child) => ({ head, body: () => writeTemplate(child, file) }));

const leafBox = (viewing: Viewing, shape: string | null): View => {
  const { choices, words, file } = viewing;
  const fills = choices.of('fills');
  const paints = anyOf(fills) ?? [];
  const single =
    isSaid(fills) &&
    paints.length === 1 &&
    paints[0]?.kind !== 'image' &&
    !paints.some(({ blendMode }) => blendMode !== undefined);
  const effects = anyOf(choices.of('effects')) ?? [];
  const looking = { choices, words, file, shape };
  if (single && !effects.some(({ kind }) => kind === 'inner-shadow')) {
    const paint = paintExpression(fills, [...words, 'fill'], file) ?? 'Color.clear';
    const head =
      shape === null && fills.others.length === 0 && paint.startsWith('Color')
        ? paint
        : `${shape ?? 'Rectangle()'}.fill(${paint})`;
    return {
      head: [head],
      body: null,
      modifiers: [
        ...frameModifiers({ ...viewing, whole: true }),
        ...strokeModifiers(looking),
        ...wholeModifiers(looking),
      ],
    };
  }
  const [line] = isSaid(fills) ? [] : strokeModifiers(looking);
  const hollow = /^\.overlay \{ (.*\.strokeBorder\(.*\)) \}$/s.exec(line ?? '')?.[1];
  if (hollow !== undefined)
    return {
      head: [hollow],
      body: null,
      modifiers: [...frameModifiers({ ...viewing, whole: true }), ...wholeModifiers(looking)],
    };
  return {
    head: ['Color.clear'],
    body: null,
    modifiers: [...frameModifiers({ ...viewing, whole: true }), ...lookModifiers(viewing, shape)],
  };
};

const clipModifiers = ({ choices }: Viewing, shape: string | null): string[] =>
  anyOf(choices.of('clips')) === true ? [shape === null ? '.clipped()' : `.clipShape(${shape})`] : [];

const lookModifiers = (viewing: Viewing, shape: string | null): string[] => {
  const looking = { ...viewing, shape };
  return [
    ...fillModifiers(looking),
    ...clipModifiers(viewing, shape),
    ...strokeModifiers(looking),
    ...wholeModifiers(looking),
  ];
};

const boxView = (element: TemplateElement, viewing: Viewing): View => {
  const { choices, words, file } = viewing;
  const { content, comments } = element;
  const children = content.kind === 'children' ? content.children : [];
  const shape = shapeText(choices, words, file);
  if (content.kind === 'children' && children.length === 0 && comments.length === 0 && !isSaid(choices.of('padding')))
    return leafBox(viewing, shape);
  const { behind, flowing, above } = layersOf(children);
  const arrangement = anyOf(choices.of('arrangement'));
  const isStack = arrangement === 'row' || arrangement === 'column';
  const between = anyOf(choices.of('main')) === 'between' && isStack && flowing.length > 1;
  const head = !isStack
    ? 'ZStack(alignment: .topLeading)'
    : isSaid(choices.of('wrap'))
      ? wrapHead(viewing)
      : stackHead(viewing, flowing, between);
  const inner = isStack ? flowing : children;
  const write = (): void => {
    for (const { text } of comments) file.writer.line(swiftComment(text));
    if (content.kind === 'property') file.writer.line(swiftName(content.name));
    else writeChildren(inner, file, between);
  };
  const scroll = SCROLLS[anyOf(choices.of('scroll')) ?? ''];
  const intrinsic = INTRINSIC[anyOf(choices.of('intrinsic')) ?? ''];
  const paddings = [...(intrinsic === undefined ? [] : [intrinsic]), ...paddingModifiers(viewing)];
  const scrolled = (): void => {
    writeView({ head: [head], body: write, modifiers: paddings }, file);
  };
  return {
    head: [scroll ?? head],
    body: scroll === undefined ? write : scrolled,
    modifiers: [
      ...(scroll === undefined ? paddings : []),
      ...frameModifiers(viewing),
      ...(isStack ? blockOf('.background(alignment: .topLeading)', behind, file) : []),
      ...fillModifiers({ ...viewing, shape }),
      ...(isStack ? blockOf('.overlay(alignment: .topLeading)', above, file) : []),
      ...clipModifiers(viewing, shape),
      ...strokeModifiers({ ...viewing, shape }),
      ...wholeModifiers({ ...viewing, shape }),
    ],
  };
};

const isOneLine = ({ content }: TemplateElement, choices: Choices): boolean =>
  anyOf(choices.of('keepsLine')) === true && !(content.kind === 'text' && plainText(content.branches).includes('\n'));

/** A field shows the text of the design until somebody types. */
const fieldHead = (text: string, { words }: TemplateElement, file: SwiftFile): string => {
  const name = unique(swiftName(camel([...words.slice(0, 2), 'input'], 'input')), file.names, '');
  file.states.push([`@State private var ${name} = ""`]);
  return `TextField(${text.replace(/^Text\((?:verbatim: )?/, '').replace(/\)$/, '')}, text: $${name})`;
};

const textView = (element: TemplateElement, viewing: Viewing): View => {
  const { choices, words, file } = viewing;
  const { content, comments } = element;
  const font = anyOf(choices.of('font')) ?? {};
  const head =
    content.kind === 'property'
      ? [`Text(${swiftName(content.name)})`]
      : textHead(content.kind === 'text' ? content.branches : [], file, font);
  for (const { text } of comments) file.writer.line(swiftComment(text));
  const whole = head.length === 0 ? ['Text("")'] : head;
  return {
    head: file.fields.has(element) ? [fieldHead(whole[0] ?? '', element, file)] : whole,
    body: null,
    modifiers: [
      ...textModifiers({ choices, words, file, isOneLine: isOneLine(element, choices) }),
      ...frameModifiers(viewing),
      ...wholeModifiers({ choices, words, file, shape: null }),
      ...(anyOf(choices.of('role')) === 'heading' ? ['.accessibilityAddTraits(.isHeader)'] : []),
    ],
  };
};

const attributeText = (element: TemplateElement, name: string): string | null => {
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

const pictureView = (element: TemplateElement, viewing: Viewing): View => {
  const { choices, file } = viewing;
  const alt = attributeText(element, 'alt');
  const name = pictureName(element, file);
  const fit = anyOf(choices.of('fit'));
  const mode = fit === null ? [] : fit === 'STRETCH' ? [] : [fit === 'FIT' ? '.scaledToFit()' : '.scaledToFill()'];
  const frame = frameModifiers({ ...viewing, whole: true });
  return {
    head: [alt === null ? `Image(decorative: ${name})` : `Image(${name})`],
    body: null,
    modifiers: [
      ...(frame.length === 0 ? [] : ['.resizable()']),
      ...mode,
      ...frame,
      ...(fit !== null && fit !== 'FIT' && fit !== 'STRETCH' ? ['.clipped()'] : []),
      ...(alt === null ? [] : [`.accessibilityLabel(${alt})`]),
    ],
  };
};

const bareView = (element: TemplateElement, viewing: Viewing): View => {
  if (element.tag === 'img') return pictureView(element, viewing);
  return element.tag === 'text' ? textView(element, viewing) : boxView(element, viewing);
};

/** What a press does: shows another screen, opens an address, or is left to whoever uses it. */
const pressHead = (element: TemplateElement): string => {
  const route = attributeText(element, 'route');
  if (route === null) return 'Button(action: {})';
  return /^"(https?|mailto|tel):/.test(route)
    ? `Link(destination: URL(string: ${route})!)`
    : `NavigationLink(value: ${route})`;
};

const isPressed = (element: TemplateElement, choices: Choices): boolean => {
  const role = anyOf(choices.of('role'));
  return role === 'button' || role === 'link' || element.attributes.some(([name]) => name === 'route');
};

const pressed = (element: TemplateElement, view: View, viewing: Viewing): View => {
  const { choices, file } = viewing;
  const label = attributeText(element, 'label');
  const head = pressHead(element);
  return {
    head: [head.startsWith('Button') && file.unit.component?.root === element ? 'Button(action: action)' : head],
    body: () => writeView(view, file),
    modifiers: [
      '.buttonStyle(.plain)',
      ...(label === null ? [] : [`.accessibilityLabel(${label})`]),
      ...placeModifiers(choices, file.hoisted.has(element)),
    ],
  };
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
  const closure = (pieces: readonly Template[]) => (): void => writeChildren(pieces, file, false);
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

/** Writes a piece of a view. */
export const writeTemplate = (template: Template, file: SwiftFile): void => {
  const { writer } = file;
  writer.from(template.origins, () => {
    if (template.condition === null) {
      writeBare(template, file);
      return;
    }
    writer.line(`if ${conditionText(template.condition)} {`);
    writer.indented(() => writeBare(template, file));
    writer.line('}');
  });
};

/** Children one after the other; what repeats over data is written once. */
const writeChildren = (children: readonly Template[], file: SwiftFile, between: boolean): void => {
  for (let at = 0; at < children.length; ) {
    const child = children[at] as Template;
    if (between && at > 0) file.writer.line('Spacer(minLength: 0)');
    const list = between ? undefined : file.lists.startingAt(child);
    if (list === undefined || child.kind !== 'use') {
      writeTemplate(child, file);
      at += 1;
      continue;
    }
    const parts = listMembers(list, file).map(({ name }) => `${swiftName(name)}: item.${swiftMember(name)}`);
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
