import type { Template, TemplateElement } from '../../components/template.ts';
import { anyOf, type Choices, isSaid } from '../../views/choices.ts';
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
  const frame = frameModifiers({ ...viewing, whole: true, flexible: true });
  if (single && !effects.some(({ kind }) => kind === 'inner-shadow')) {
    const paint = paintExpression(fills, [...words, 'fill'], file) ?? 'Color.clear';
    const head =
      shape === null && fills.others.length === 0 && paint.startsWith('Color')
        ? paint
        : `${shape ?? 'Rectangle()'}.fill(${paint})`;
    return {
      head: [head],
      body: null,
      modifiers: [...frame, ...strokeModifiers(looking), ...wholeModifiers(looking)],
    };
  }
  const [line] = isSaid(fills) ? [] : strokeModifiers(looking);
  const hollow = /^\.overlay \{ (.*\.stroke(?:Border)?\(.*\)) \}$/s.exec(line ?? '')?.[1];
  if (hollow !== undefined && !hollow.endsWith(')))'))
    return { head: [hollow], body: null, modifiers: [...frame, ...wholeModifiers(looking)] };
  return { head: ['Color.clear'], body: null, modifiers: [...frame, ...lookModifiers(viewing, shape)] };
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

/** The only thing that a box holds, where a stack around it would say nothing. */
const onlyChild = (inner: readonly Template[], choices: Choices): Template | null => {
  const [only] = inner;
  if (only === undefined || inner.length > 1 || only.condition !== null) return null;
  if (isSaid(choices.of('scroll'))) return null;
  const told = [only.style, ...only.variants.map(({ style }) => style)].flat().map(([facet]) => facet);
  return told.some((facet) => facet === 'self' || facet === 'overlap' || facet === 'level') ? null : only;
};

const FILLS = /^\.frame\(maxWidth: \.infinity(?:, alignment: \.\w+)?\)$/;
/** What changes nothing of how wide something is, or adds to it at its sides. */
const PADS = /^\.(?:padding|accessibility\w+)\(/;

const CENTRED = '.frame(maxWidth: .infinity, maxHeight: .infinity)';
const SIZED = /^(\.frame\(width: [^,()]+, height: [^,()]+), alignment: \.topLeading\)$/;

/** What stands in the middle of a box of a size needs only that size. */
const centred = (modifiers: readonly Modifier[]): Modifier[] =>
  modifiers.flatMap((modifier, at) => {
    const [next, before] = [modifiers[at + 1], modifiers[at - 1]];
    if (modifier === CENTRED && typeof next === 'string' && SIZED.test(next)) return [];
    const isSized = before === CENTRED && typeof modifier === 'string';
    return [isSized ? modifier.replace(SIZED, '$1)') : modifier];
  });

/** What fills the width already need not be told to do so again. */
const withoutRepeats = (modifiers: readonly Modifier[]): Modifier[] => {
  let filled = false;
  return modifiers.filter((modifier, at) => {
    if (typeof modifier === 'string' && modifier.startsWith('.frame(') && modifier === modifiers[at - 1]) return false;
    const fills = typeof modifier === 'string' && FILLS.test(modifier);
    if (fills && filled) return false;
    filled = fills || (filled && typeof modifier === 'string' && PADS.test(modifier));
    return true;
  });
};

const OPEN_HEIGHT = /^\.frame\(maxHeight: \.infinity(?:, alignment: \.\w+)?\)$/;

/** What is as high as it is need not fill a height. */
const ownSized = (modifiers: readonly Modifier[]): Modifier[] =>
  modifiers.filter((modifier) => typeof modifier !== 'string' || !OPEN_HEIGHT.test(modifier));

/** A box of one thing is that thing, with all that is said of the box. */
const heldView = (only: Template, element: TemplateElement, { file, modifiers, isIntrinsic }: Held): View => {
  for (const { text } of element.comments) file.writer.line(swiftComment(text));
  const view = file.view(only);
  return {
    ...view,
    modifiers: withoutRepeats(centred([...(isIntrinsic ? ownSized(view.modifiers) : view.modifiers), ...modifiers])),
    origins: [...only.origins, ...(view.origins ?? [])],
  };
};

interface Held {
  readonly file: SwiftFile;
  readonly modifiers: readonly Modifier[];
  /** The box is as large across as the thing. */
  readonly isIntrinsic: boolean;
}

export const boxView = (element: TemplateElement, viewing: Viewing): View => {
  const { choices, words, file } = viewing;
  const { content, comments } = element;
  const children = content.kind === 'children' ? content.children : [];
  const shape = shapeText(choices, words, file);
  if (content.kind === 'children' && children.length === 0 && !isSaid(choices.of('padding'))) {
    for (const { text } of comments) file.writer.line(swiftComment(text));
    return leafBox(viewing, shape);
  }
  const { behind, flowing, above } = layersOf(children);
  const arrangement = anyOf(choices.of('arrangement'));
  const isStack = arrangement === 'row' || arrangement === 'column';
  const inner = isStack ? flowing : children;
  const isIntrinsic = anyOf(choices.of('intrinsic')) === 'height' && onlyChild(inner, choices) !== null;
  const paddings = isIntrinsic ? paddingModifiers(viewing) : boxPaddings(viewing);
  const outer: readonly Modifier[] = [
    ...frameModifiers(viewing),
    ...(isStack ? blockOf('.background(alignment: .topLeading)', behind, file) : []),
    ...fillModifiers({ ...viewing, shape }),
    ...(isStack ? blockOf('.overlay(alignment: .topLeading)', above, file) : []),
    ...clipModifiers(viewing, shape),
    ...strokeModifiers({ ...viewing, shape }),
    ...wholeModifiers({ ...viewing, shape }),
  ];
  const only = content.kind === 'children' ? onlyChild(inner, choices) : null;
  if (only !== null) return heldView(only, element, { file, modifiers: [...paddings, ...outer], isIntrinsic });
  const between = anyOf(choices.of('main')) === 'between' && isStack && flowing.length > 1;
  const wraps = isStack && isSaid(choices.of('wrap'));
  const head = !isStack
    ? 'ZStack(alignment: .topLeading)'
    : wraps
      ? wrapHead(viewing, between)
      : stackHead(viewing, flowing, between);
  const write = (): void => {
    for (const { text } of comments) file.writer.line(swiftComment(text));
    if (content.kind === 'property') file.writer.line(swiftName(content.name));
    else file.write(inner, between && !wraps);
  };
  const scroll = SCROLLS[anyOf(choices.of('scroll')) ?? ''];
  if (scroll === undefined) return { head: [head], body: write, modifiers: [...paddings, ...outer] };
  const scrolled = (): void => writeView({ head: [head], body: write, modifiers: paddings }, file);
  return { head: [scroll], body: scrolled, modifiers: outer };
};

const boxPaddings = (viewing: Viewing): string[] => {
  const intrinsic = INTRINSIC[anyOf(viewing.choices.of('intrinsic')) ?? ''];
  return [...(intrinsic === undefined ? [] : [intrinsic]), ...paddingModifiers(viewing)];
};
