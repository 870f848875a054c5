import type { Effect, Paint } from '#contract/design/semantic-ast';
import { type Length, plain, type Sides } from '../../../layout/layout-node.ts';
import { ROUND_END } from '../../../layout/round-ends.ts';
import type { TemplateElement } from '../../components/template.ts';
import { type Code, call, live } from '../../native/code/code-tree.ts';
import type { Facet, Look } from '../../native/facets.ts';
import { blendName } from '../compose-limits.ts';
import { brushCode } from '../kotlin-brush.ts';
import { type KotlinFile, links } from '../kotlin-file.ts';
import { resourceName } from '../kotlin-text.ts';
import { colourText, dp, float, type KotlinValues, lengthText, numberText, solidText } from '../kotlin-values.ts';

type Shadow = Extract<Effect, { kind: 'drop-shadow' | 'inner-shadow' }>;

const CORNERS = ['topStart', 'topEnd', 'bottomEnd', 'bottomStart'] as const;

/** Null where no corner is round. */
export const shapeCode = ({ corners }: Look, file: KotlinValues): Code | null => {
  if (corners?.radii !== undefined) {
    const { radii } = corners;
    if (radii.every((radius) => plain(radius) <= 0)) return null;
    const own = CORNERS.map((corner, at): [string, string | null] => {
      const radius = radii[at] ?? 0;
      return [corner, plain(radius) <= 0 ? null : lengthText(radius, file)];
    });
    return call('RoundedCornerShape', own);
  }
  if (corners?.radius === undefined || plain(corners.radius) <= 0) return null;
  // As round as the smaller side allows.
  if (corners.radius === ROUND_END) return 'CircleShape';
  return call('RoundedCornerShape', [[null, lengthText(corners.radius, file)]]);
};

export const SCALES: Readonly<Record<string, string>> = {
  FILL: 'ContentScale.Crop',
  FIT: 'ContentScale.Fit',
  STRETCH: 'ContentScale.FillBounds',
};

const paintLinks = (
  paint: Paint,
  shape: Code | null,
  { file, isCut }: { file: KotlinFile; isCut: boolean },
): Code[] => {
  if (paint.kind === 'other') return [];
  if (paint.kind === 'solid')
    return [
      call('background', [
        [null, solidText(paint, file)],
        [null, shape],
      ]),
    ];
  if (paint.kind !== 'image') {
    const brush = brushCode(paint, file);
    return brush === null
      ? []
      : [
          call('background', [
            [null, brush],
            [null, shape],
          ]),
        ];
  }
  if (paint.ref === null) return [];
  file.assets.add(paint.ref);
  const scale = paint.transform === undefined ? (SCALES[paint.scaleMode] ?? 'ContentScale.Crop') : 'ContentScale.Crop';
  const image = call('paint', [
    [null, `painterResource(R.drawable.${resourceName(paint.ref)})`],
    ['contentScale', scale],
    ['alpha', paint.opacity === undefined ? null : float(paint.opacity)],
  ]);
  if (isCut) return [image];
  return shape === null ? [call('clipToBounds', []), image] : [call('clip', [[null, shape]]), image];
};

const shadowCode = (shadow: Shadow, shape: Code | null, file: KotlinFile): Code => {
  const name = shadow.kind === 'inner-shadow' ? 'designInnerShadow' : 'designShadow';
  file.helpers.add(name);
  const { x, y, blur, spread, color, token } = shadow;
  return call(name, [
    ['shape', shape ?? 'RectangleShape'],
    ['color', colourText(token === undefined ? { color } : { color, token }, file)],
    ['x', lengthText(x, file)],
    ['y', lengthText(y, file)],
    ['blur', lengthText(blur, file)],
    ['spread', spread === undefined || plain(spread) === 0 ? null : lengthText(spread, file)],
  ]);
};

const shadowsOf = ({ effects = [] }: Look, kind: Shadow['kind']): Shadow[] =>
  effects.filter((effect): effect is Shadow => effect.kind === kind);

export const strokeColour = (paint: Paint | undefined, file: KotlinValues): string | null => {
  if (paint === undefined || paint.kind === 'image' || paint.kind === 'other') return null;
  if (paint.kind === 'solid') return solidText(paint, file);
  const [stop] = paint.stops;
  if (stop === undefined) return null;
  return colourText({ ...stop, ...(paint.opacity === undefined ? {} : { opacity: paint.opacity }) }, file);
};

const SIDES = ['top', 'end', 'bottom', 'start'] as const;

const radiusText = ({ corners }: Look, file: KotlinFile): string | null => {
  const radius = corners?.radius ?? corners?.radii?.[0];
  return radius === undefined || plain(radius) <= 0 ? null : lengthText(radius, file);
};

const outsideText = (align: string, weight: Length, file: KotlinFile): string | null => {
  if (align === 'inside') return null;
  return align === 'outside' ? lengthText(weight, file) : dp(plain(weight) / 2);
};

/** Lines on the edge of a box; none of them takes room. */
const borderLinks = (look: Look, file: KotlinFile): Code[] => {
  const { strokes } = look;
  const colour = strokeColour(strokes?.paints.at(-1), file);
  if (strokes === undefined || colour === null) return [];
  const { weights, weight, align, dashes } = strokes;
  if (weights !== undefined) {
    file.helpers.add('sideBorder');
    const own = SIDES.map((side, at): [string, string | null] => {
      const length = weights[at] ?? 0;
      return [side, plain(length) <= 0 ? null : lengthText(length, file)];
    });
    return [call('sideBorder', [['color', colour], ...own])];
  }
  if (align === 'inside' && dashes === undefined)
    return [
      call('border', [
        [null, lengthText(weight, file)],
        [null, colour],
        [null, shapeCode(look, file)],
      ]),
    ];
  file.helpers.add('outline');
  return [
    call('outline', [
      ['color', colour],
      ['width', lengthText(weight, file)],
      ['outside', outsideText(align, weight, file)],
      ['radius', radiusText(look, file)],
      ['dashes', dashes === undefined ? null : `listOf(${dashes.map(dp).join(', ')})`],
    ]),
  ];
};

const LOOK: readonly Facet[] = ['fills', 'strokes', 'corners', 'effects', 'box', 'clips', 'solidBorder', 'role'];

/** All that is drawn of a box, the lowest first. */
export const drawnLinks = (element: TemplateElement, file: KotlinFile): Code[] =>
  links(element, LOOK, {
    file,
    make: (look) => {
      const { fills = [], clips, role } = look;
      const shape = shapeCode(look, file);
      const shadows = fills.length === 0 ? [] : shadowsOf(look, 'drop-shadow');
      // What is pressed shows it up to its round corners.
      const isCut = clips === true || (shape !== null && (role === 'button' || role === 'link'));
      const inside = isCut ? null : shape;
      return [
        ...shadows.map((shadow) => shadowCode(shadow, shape, file)),
        ...(!isCut ? [] : shape === null ? [call('clipToBounds', [])] : [call('clip', [[null, shape]])]),
        ...fills.flatMap((paint) => paintLinks(paint, inside, { file, isCut })),
        ...shadowsOf(look, 'inner-shadow').map((shadow) => shadowCode(shadow, shape, file)),
        ...borderLinks(look, file),
        ...takenByBorder(look, file),
      ];
    },
  });

/** A border that the layout counts in takes room like a padding. */
const takenByBorder = ({ solidBorder, strokes }: Look, file: KotlinFile): Code[] => {
  if (solidBorder !== true || strokes === undefined) return [];
  const { weights, weight } = strokes;
  return weights === undefined ? [call('padding', [[null, lengthText(weight, file)]])] : paddingLinks(weights, file);
};

const blurOf = ({ effects = [] }: Look): Code[] => {
  const found = effects.find((effect) => effect.kind === 'layer-blur');
  return found?.kind === 'layer-blur' && plain(found.blur) > 0
    ? [call('blur', [[null, dp(plain(found.blur) / 2)]])]
    : [];
};

const DEGREES = 180 / Math.PI;

const turnOf = ({ turn }: Look): Code[] => {
  if (turn === undefined) return [];
  if (turn.kind === 'angle') return [call('rotate', [[null, float(turn.degrees)]])];
  const [a, b, c, d] = turn.values;
  const flips = a * d - b * c < 0;
  const angle = Math.atan2(b, a) * DEGREES;
  return [
    call('graphicsLayer', [
      ['rotationZ', Math.abs(angle) < 0.01 ? null : float(angle)],
      ['scaleY', flips ? '-1f' : null],
    ]),
  ];
};

/** What changes a layer as a whole, with all that is in it. */
export const wholeLinks = (element: TemplateElement, file: KotlinFile): Code[] =>
  links(element, ['turn', 'opacity', 'blend', 'effects'], {
    file,
    make: (look) => {
      const blend = look.blend === undefined ? null : blendName(look.blend);
      return [
        ...turnOf(look),
        ...(look.opacity === undefined ? [] : [call('alpha', [[null, numberText(look.opacity, file)]])]),
        ...(blend === null ? [] : [live(`graphicsLayer { blendMode = BlendMode.${blend} }`)]),
        ...blurOf(look),
      ];
    },
  });

/** As few words as say the same; Compose takes no negative padding. */
const paddingLinks = (sides: Sides, file: KotlinValues): Code[] => {
  const [top, right, bottom, left] = sides.map((side) => (plain(side) <= 0 ? null : lengthText(side, file)));
  const given = [top, right, bottom, left];
  if (given.every((side) => side == null)) return [];
  if (given.every((side) => side === top)) return [call('padding', [[null, top]])];
  if (top === bottom && left === right)
    return [
      call('padding', [
        ['horizontal', left],
        ['vertical', top],
      ]),
    ];
  return [
    call('padding', [
      ['start', left],
      ['top', top],
      ['end', right],
      ['bottom', bottom],
    ]),
  ];
};

const SCROLLS: Readonly<Record<string, readonly string[]>> = {
  vertical: ['verticalScroll'],
  horizontal: ['horizontalScroll'],
  both: ['verticalScroll', 'horizontalScroll'],
};

export const scrollLinks = (element: TemplateElement, file: KotlinFile): Code[] =>
  links(element, ['scroll'], {
    file,
    make: ({ scroll }) => (SCROLLS[scroll ?? ''] ?? []).map((name) => call(name, [[null, 'rememberScrollState()']])),
  });

export const padLinks = (element: TemplateElement, file: KotlinFile): Code[] =>
  links(element, ['padding'], {
    file,
    make: ({ padding }) => (padding === undefined ? [] : paddingLinks(padding, file)),
  });
