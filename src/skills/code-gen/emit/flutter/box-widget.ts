import { plain } from '../../layout/layout-node.ts';
import type { TemplateElement } from '../components/template.ts';
import { num } from '../css/declarations.ts';
import { type Code, call } from '../native/code/code-tree.ts';
import type { Facet, Look } from '../native/facets.ts';
import { variantsOf } from '../native/piece.ts';
import { isCentred, onlyChild } from '../native/structure/only-child.ts';
import { extentOf } from '../native/tidy/plain-wrapper.ts';
import { plainLook, varied } from '../native/varied.ts';
import { chosen, type DartFile } from './dart-file.ts';
import { lengthCode } from './dart-values.ts';

const CONSTANT = { constant: true } as const;

const MAIN: Readonly<Record<string, string>> = {
  center: 'MainAxisAlignment.center',
  end: 'MainAxisAlignment.end',
  between: 'MainAxisAlignment.spaceBetween',
};

/** Row and Column centre by themselves. */
const CROSS: Readonly<Record<string, string>> = {
  start: 'CrossAxisAlignment.start',
  end: 'CrossAxisAlignment.end',
  stretch: 'CrossAxisAlignment.stretch',
  baseline: 'CrossAxisAlignment.baseline',
};

const WRAP: Readonly<Record<string, string>> = {
  center: 'WrapAlignment.center',
  end: 'WrapAlignment.end',
  between: 'WrapAlignment.spaceBetween',
};

const WRAP_CROSS: Readonly<Record<string, string>> = {
  center: 'WrapCrossAlignment.center',
  end: 'WrapCrossAlignment.end',
};

interface Part {
  readonly facet: Facet;
  readonly neutral: Code;
  readonly make: (look: Look) => Code | null;
}

const part = (element: TemplateElement, { facet, neutral, make }: Part, file: DartFile): Code | null =>
  chosen(element, { facets: [facet], neutral }, { make, file });

const mainPart: Part = {
  facet: 'main',
  neutral: 'MainAxisAlignment.start',
  make: ({ main }) => MAIN[main ?? ''] ?? null,
};

const crossPart: Part = {
  facet: 'cross',
  neutral: 'CrossAxisAlignment.center',
  make: ({ cross }) => CROSS[cross ?? ''] ?? null,
};

const gapPart = (file: DartFile): Part => ({
  facet: 'gap',
  neutral: '0',
  // Layers that overlap say so one by one.
  make: ({ gap }) => (gap === undefined || plain(gap) <= 0 ? null : lengthCode(gap, file)),
});

const wrapped = (element: TemplateElement, children: Code, { look, file }: { look: Look; file: DartFile }): Code => {
  const { wrap, arrangement, main, cross } = look;
  return call(
    'Wrap',
    [
      ['direction', arrangement === 'column' ? 'Axis.vertical' : null],
      ['alignment', WRAP[main ?? ''] ?? null],
      ['runAlignment', wrap?.spread === true ? 'WrapAlignment.spaceBetween' : null],
      ['crossAxisAlignment', WRAP_CROSS[cross ?? ''] ?? null],
      ['spacing', part(element, gapPart(file), file)],
      ['runSpacing', wrap === undefined || wrap.gap === 0 ? null : lengthCode(wrap.gap, file)],
      ['children', children],
    ],
    CONSTANT,
  );
};

const directions = (element: TemplateElement, file: DartFile): Code | null => {
  const found = varied(
    element,
    { facets: ['arrangement'], properties: variantsOf(file.piece) },
    { make: ({ arrangement }) => arrangement, same: (value) => value ?? '' },
  );
  if (found.kind === 'same') return null;
  return part(
    element,
    {
      facet: 'arrangement',
      neutral: 'Axis.vertical',
      make: ({ arrangement }) => (arrangement === 'row' ? 'Axis.horizontal' : 'Axis.vertical'),
    },
    file,
  );
};

/** Something in it takes what is left, so that it is as long as it may be. */
const sharesOut = ({ content, variants }: TemplateElement): boolean =>
  variants.length === 0 &&
  content.kind === 'children' &&
  content.children.some(({ style, condition }) => condition === null && style.some(([facet]) => facet === 'share'));

const flexed = (element: TemplateElement, children: Code, { look, file }: { look: Look; file: DartFile }): Code => {
  const direction = directions(element, file);
  const head = direction !== null ? 'Flex' : look.arrangement === 'row' ? 'Row' : 'Column';
  return call(
    head,
    [
      ['direction', direction],
      ['mainAxisSize', look.full === true || sharesOut(element) ? null : 'MainAxisSize.min'],
      ['mainAxisAlignment', part(element, mainPart, file)],
      ['crossAxisAlignment', part(element, crossPart, file)],
      ['textBaseline', look.cross === 'baseline' ? 'TextBaseline.alphabetic' : null],
      ['spacing', part(element, gapPart(file), file)],
      ['children', children],
    ],
    CONSTANT,
  );
};

const intrinsic = (core: Code, look: Look): Code => {
  if (look.intrinsic === undefined) return core;
  return call(look.intrinsic === 'height' ? 'IntrinsicHeight' : 'IntrinsicWidth', [['child', core]], CONSTANT);
};

/** One thing in a box: in the middle of it, or as large as it; null where a stack says more. */
const alone = (element: TemplateElement, child: Code, { look, file }: { look: Look; file: DartFile }): Code | null => {
  if (onlyChild(element, look) === null) return null;
  if (isCentred(element, look)) return call('Center', [['child', child]], CONSTANT);
  const isHugged = extentOf(look, 'width') === 'hugs' && extentOf(look, 'height') === 'hugs';
  const isLimited = look.minWidth !== undefined || look.minHeight !== undefined;
  const isRoot = element.origins === file.piece.root.origins;
  return isHugged && !isLimited && !isRoot ? child : null;
};

/** Row, Column, Wrap or Stack around children. */
export const arranged = (element: TemplateElement, children: Code, file: DartFile): Code => {
  const look = plainLook(element, variantsOf(file.piece));
  const [only] = typeof children !== 'string' && children.kind === 'list' ? children.items : [];
  const single = only === undefined ? null : alone(element, only, { look, file });
  if (single !== null) return single;
  if (look.arrangement === 'layers')
    return call(
      'Stack',
      [
        ['clipBehavior', 'Clip.none'],
        ['children', children],
      ],
      CONSTANT,
    );
  if (look.wrap !== undefined) return wrapped(element, children, { look, file });
  return intrinsic(flexed(element, children, { look, file }), look);
};

const RADIANS = Math.PI / 180;

/** Turned, mirrored or skewed around its middle. */
export const turned = (child: Code, { turn }: Look): Code => {
  if (turn === undefined) return child;
  if (turn.kind === 'angle')
    return call('Transform.rotate', [
      ['angle', num(turn.degrees * RADIANS)],
      ['child', child],
    ]);
  const [a, b, c, d] = turn.values.map(num);
  const matrix = [a, b, '0', '0', c, d, '0', '0', '0', '0', '1', '0', '0', '0', '0', '1'].join(', ');
  return call('Transform', [
    ['alignment', 'Alignment.center'],
    ['transform', { kind: 'live', text: `Matrix4(${matrix})` }],
    ['child', child],
  ]);
};
