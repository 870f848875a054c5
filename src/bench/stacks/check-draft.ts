import type { PlanNote } from '#contract/code-gen/plan';
import { type LayerLines, layerLines, type MappedText } from './code/layer-lines.ts';
import { shownStrings } from './code/shown-strings.ts';
import { colourReader } from './code/written-colours.ts';
import { type Rgba, type SeenColour, seenColours } from './raw/raw-colours.ts';
import type { RawLayer } from './raw/raw-layer.ts';
import { type LeftOut, type SeenLayers, seenLayers } from './raw/raw-layers.ts';
import { casedForms, isWritten, type TextPart, textLines } from './raw/raw-texts.ts';

/** Something of a design that its code does not hold. */
export interface Miss {
  readonly node: string;
  readonly what: string;
  /** A note of the draft names the layer. */
  readonly told: boolean;
}

export interface Checked {
  readonly texts: number;
  readonly textsMissing: readonly Miss[];
  readonly colours: number;
  /** Nowhere in the code. */
  readonly coloursMissing: readonly Miss[];
  /** In the code, and not where the layer stands. */
  readonly coloursApart: readonly Miss[];
  readonly left: Omit<SeenLayers, 'layers'>;
}

export interface CheckedDraft {
  readonly framework: string;
  readonly files: readonly MappedText[];
  readonly notes: readonly PlanNote[];
}

const hex = ({ r, g, b, a }: Rgba): string =>
  `#${[r, g, b].map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')} ${Math.round(a * 1000) / 10} %`;

const plainly = (part: TextPart): string => casedForms(part).at(-1) ?? part.characters;

/** A line is there as a whole, or part by part. */
const missingParts = (line: readonly TextPart[], has: (words: string) => boolean): string[] => {
  if (has(line.map(({ characters }) => characters).join('')) || has(line.map(plainly).join(''))) return [];
  return line.filter((part) => !casedForms(part).some(has)).map(({ characters }) => characters);
};

interface Shown {
  readonly layer: RawLayer;
  readonly colour: SeenColour;
}

const NOTHING: ReadonlyMap<string, string> = new Map();

/** Whether the lines of a layer write a colour; read once for each layer. */
const atLayer = (lines: LayerLines, read: ReturnType<typeof colourReader>) => {
  const known = new Map<string, ReturnType<typeof read>>();
  return ({ layer, colour }: Shown): boolean => {
    const colours = known.get(layer.id) ?? read(lines.get(layer.id) ?? NOTHING);
    known.set(layer.id, colours);
    return colours.has(colour.rgba);
  };
};

/** Holds the files of a draft against Figma's own answer. */
export const checkDraft = (roots: readonly RawLayer[], leftOut: LeftOut, draft: CheckedDraft): Checked => {
  const { layers, ...left } = seenLayers(roots, leftOut);
  const files = new Map(draft.files.map(({ path, text }) => [path, text]));
  const told = new Set(draft.notes.map(({ node }) => node));
  const miss = ({ id }: RawLayer, what: string): Miss => ({ node: id, what, told: told.has(id) });
  const strings = shownStrings(files);
  const texts = layers.filter(isWritten);
  const read = colourReader(files, draft.framework);
  const all = read(files);
  const isAtLayer = atLayer(layerLines(draft.files), read);
  const shown = layers.flatMap((layer) => seenColours(layer).map((colour): Shown => ({ layer, colour })));
  const present = shown.filter(({ colour }) => all.has(colour.rgba));
  const missOf = ({ layer, colour }: Shown): Miss => miss(layer, `${colour.what} ${hex(colour.rgba)}`);
  return {
    texts: texts.length,
    textsMissing: texts.flatMap((layer) => {
      const [first] = textLines(layer).flatMap((line) => missingParts(line, strings.has));
      return first === undefined ? [] : [miss(layer, `text ${JSON.stringify(first)}`)];
    }),
    colours: shown.length,
    coloursMissing: shown.filter(({ colour }) => !all.has(colour.rgba)).map(missOf),
    coloursApart: present.filter((one) => !isAtLayer(one)).map(missOf),
    left,
  };
};
