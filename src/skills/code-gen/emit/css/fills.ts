import type { Paint, SemanticNode } from '#contract/design/semantic-ast';
import { colourText } from './colour.ts';
import { type Declaration, percent } from './declarations.ts';
import { gradientText } from './gradient.ts';
import type { Ink } from './ink.ts';

type Image = Extract<Paint, { kind: 'image' }>;
type Solid = Extract<Paint, { kind: 'solid' }>;

/** Address of the image of a fill as it stands in a style sheet; null where there is none. */
export type ImageAddress = (ref: string) => string | null;

/** The part of the image that shows, where it was cropped: size and place of the whole image behind the box. */
const cropped = (transform: Image['transform']): string | null => {
  const [[sx = 0, kx = 0, tx = 0] = [], [ky = 0, sy = 0, ty = 0] = []] = transform ?? [];
  if (sx <= 0 || sy <= 0 || kx !== 0 || ky !== 0) return null;
  const at = (offset: number, scale: number): string => (scale === 1 ? '0' : percent(offset / (1 - scale)));
  return `${at(tx, sx)} ${at(ty, sy)} / ${percent(1 / sx)} ${percent(1 / sy)} no-repeat`;
};

const MODES: Readonly<Record<string, string>> = {
  FILL: 'center / cover no-repeat',
  FIT: 'center / contain no-repeat',
  STRETCH: 'center / 100% 100% no-repeat',
};

const imageLayer = (image: Image, address: ImageAddress): string | null => {
  const url = image.ref === null ? null : address(image.ref);
  if (url === null) return null;
  if (image.scaleMode === 'TILE') return `url('${url}') 0 0${image.scale === undefined ? '' : ' / auto'} repeat`;
  const crop = image.scaleMode === 'STRETCH' ? cropped(image.transform) : null;
  return `url('${url}') ${crop ?? MODES[image.scaleMode] ?? MODES['FILL']}`;
};

const colourOf = ({ color, token, opacity }: Solid, ink: Ink): string =>
  colourText({ color, ...(token === undefined ? {} : { token }), ...(opacity === undefined ? {} : { opacity }) }, ink);

interface Painting {
  readonly node: SemanticNode;
  readonly ink: Ink;
  readonly address: ImageAddress;
  /** Told about each paint that is not drawn, by a word of `planNote`. */
  readonly tell: (word: string) => void;
}

const layerOf = (paint: Paint, painting: Painting): string | null => {
  switch (paint.kind) {
    case 'solid':
      return colourOf(paint, painting.ink);
    case 'image': {
      const layer = imageLayer(paint, painting.address);
      if (layer === null) painting.tell('fill-image');
      return layer;
    }
    case 'other':
      painting.tell('fill-kind');
      return null;
    default:
      return gradientText(paint, painting.node.box, painting.ink);
  }
};

const blendWord = (mode: string | undefined): string => mode?.toLowerCase().replaceAll('_', '-') ?? 'normal';

const BLENDS = new Set(
  'multiply screen overlay darken lighten color-dodge color-burn hard-light soft-light difference exclusion hue saturation color luminosity'.split(
    ' ',
  ),
);

/** A blend mode as CSS has it; null for none, and for those that CSS does not know. */
export const blendOf = (mode: string | undefined): string | null => {
  const word = blendWord(mode);
  if (word === 'linear-dodge') return 'plus-lighter';
  return BLENDS.has(word) ? word : null;
};

/** How a fill lies on those below it; in a background less can be said of that than of a whole element. */
const layerBlend = ({ blendMode }: Paint, { tell }: Painting): string => {
  if (blendMode === undefined || /^(NORMAL|PASS_THROUGH)$/.test(blendMode)) return 'normal';
  const word = blendOf(blendMode);
  if (word !== null && word !== 'plus-lighter') return word;
  tell('blend-mode');
  return 'normal';
};

/** The fills of a layer, the uppermost first as CSS has them; a colour above others is a gradient of one colour. */
export const fillDeclarations = (painting: Painting): Declaration[] => {
  const paints = painting.node.fills ?? [];
  const layers = paints
    .map((paint) => ({ paint, layer: layerOf(paint, painting) }))
    .filter((entry): entry is { paint: Paint; layer: string } => entry.layer !== null && entry.layer !== 'none')
    .reverse();
  if (layers.length === 0) return [];
  const texts = layers.map(({ paint, layer }, index) =>
    paint.kind === 'solid' && index < layers.length - 1 ? `linear-gradient(${layer}, ${layer})` : layer,
  );
  const blends = layers.map(({ paint }) => layerBlend(paint, painting));
  const declarations: Declaration[] = [['background', texts.join(', ')]];
  if (blends.some((blend) => blend !== 'normal')) declarations.push(['background-blend-mode', blends.join(', ')]);
  return declarations;
};

/** What a fill that cannot lie in a background makes of an `<img>`. */
export const objectFit = (mode: string): string => (mode === 'FIT' ? 'contain' : mode === 'STRETCH' ? 'fill' : 'cover');
