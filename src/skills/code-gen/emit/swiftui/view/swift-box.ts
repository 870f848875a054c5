import type { Template, TemplateElement } from '../../components/template.ts';
import { anyOf, isSaid } from '../../views/choices.ts';
import { frameModifiers, paddingModifiers } from '../look/swift-frame.ts';
import { fillModifiers, paintExpression, strokeModifiers, wholeModifiers } from '../look/swift-look.ts';
import { shapeText } from '../look/swift-shape.ts';
import type { SwiftFile } from '../swift-file.ts';
import { swiftComment, swiftName } from '../swift-text.ts';
import { type Modifier, type View, writeView } from './swift-print.ts';
import { INTRINSIC, layersOf, SCROLLS, stackHead, type Viewing, wrapHead } from './swift-stack.ts';

const blockOf = (head: string, children: readonly Template[], file: SwiftFile): Modifier[] =>
  children.map((child) => ({ head, body: () => file.write([child], false) }));

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

export const boxView = (element: TemplateElement, viewing: Viewing): View => {
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
    else file.write(inner, between);
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
