import type { LoadedAdapter, NodeTypeContext } from '#contract/adapter';
import { CodedError } from '#contract/errors';
import { box } from '../figma/fields.ts';
import type { FigmaNode } from '../figma/raw-node.ts';
import { hasImageFill, shownStrokes } from './figma-types.ts';
import {
  type FlatDesign,
  type FlatScreen,
  flattenDesign,
  type PlannedDesign,
  type Take,
} from './plan/flatten-design.ts';
import { type MappedTypes, mapTypes } from './plan/map-types.ts';

/** A screen-to-be, and the layers whose picture makes up that of the screen. */
interface ScreenPlan {
  readonly id: string;
  readonly name: string;
  readonly page: string;
  readonly section: string | null;
  /** Null for the loose layers of a page, which have no common layer. */
  readonly node: FigmaNode | null;
  /** Layers to draw for the picture of the screen, bottom first: its own, or each loose one. Empty when all is hidden. */
  readonly draw: readonly FigmaNode[];
}

/** A layer that the stack shows as a picture. Its `id` is its provisional key. */
export interface PlannedPicture {
  readonly id: string;
  readonly name: string;
  /** The stack's word. */
  readonly type: string;
  readonly figmaType: string;
  readonly category: 'svg' | 'image';
  readonly node: FigmaNode;
  /** Id of the screen on which it lies. */
  readonly screen: string;
}

export interface PicturePlan {
  readonly screens: readonly ScreenPlan[];
  /** In document order, outermost only. */
  readonly pictures: readonly PlannedPicture[];
  /** What `buildSemanticAst` goes on with. */
  readonly walk: PlannedWalk;
}

interface PlannedWalk {
  readonly flat: FlatDesign;
  readonly mapped: MappedTypes;
  /** For each layer: the index of the outermost picture that it is or lies in, else -1. */
  readonly pictureOf: readonly number[];
  /** Indexes of the planned pictures. */
  readonly planned: ReadonlySet<number>;
  /** The stack's word for a page that holds loose layers. */
  readonly pageType: string;
}

export const stopIfAborted = (signal: AbortSignal): void => {
  if (signal.aborted) throw new CodedError('cancelled');
};

/** A line has no area but is seen by its stroke. Without bounds nobody can tell where it is. */
const hasOwnExtent = (node: FigmaNode): boolean => {
  const bounds = box(node);
  if (bounds === undefined) return false;
  const { width, height } = bounds;
  return (width > 0 && height > 0) || ((width > 0 || height > 0) && shownStrokes(node).length > 0);
};

/** What has none itself is seen where something in it is, such as the line of a divider. */
const hasExtent = (node: FigmaNode): boolean => {
  if (box(node) === undefined) return false;
  const open = [node];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (hasOwnExtent(one)) return true;
    open.push(...(one.children ?? []).filter((child) => child['visible'] !== false));
  }
  return false;
};

const categoryOf = (node: FigmaNode, word: string, adapter: LoadedAdapter): PlannedPicture['category'] => {
  if (adapter.svgPictureType === adapter.staticImageType) return hasImageFill(node) ? 'image' : 'svg';
  return word === adapter.svgPictureType ? 'svg' : 'image';
};

const outermostPictures = (flat: FlatDesign, { words }: MappedTypes, adapter: LoadedAdapter): number[] => {
  const pictureOf: number[] = [];
  for (const [index, word] of words.entries()) {
    const around = pictureOf[flat.parents[index] ?? -1] ?? -1;
    const isPicture = word === adapter.svgPictureType || word === adapter.staticImageType;
    pictureOf.push(around >= 0 ? around : isPicture ? index : -1);
  }
  return pictureOf;
};

const planScreen = (flat: FlatDesign, screen: FlatScreen): ScreenPlan => {
  const roots: FigmaNode[] = [];
  for (let index = screen.start; index < screen.end; index += 1) {
    const node = flat.nodes[index];
    if (node !== undefined && flat.parents[index] === -1 && flat.visible[index]) roots.push(node);
  }
  const { id, name, page, section } = screen;
  return { id, name, page, section, node: screen.loose ? null : (flat.nodes[screen.start] ?? null), draw: roots };
};

/** Indexes of the pictures that are seen. */
const seenPictures = (flat: FlatDesign, pictureOf: readonly number[]): ReadonlySet<number> =>
  new Set(
    flat.nodes.flatMap((node, index) =>
      pictureOf[index] === index && flat.visible[index] === true && hasExtent(node) ? [index] : [],
    ),
  );

const describePictures = ({ flat, mapped, planned }: PlannedWalk, adapter: LoadedAdapter): PlannedPicture[] =>
  flat.screens.flatMap((screen) => {
    const pictures: PlannedPicture[] = [];
    for (let index = screen.start; index < screen.end; index += 1) {
      const node = flat.nodes[index];
      if (node === undefined || !planned.has(index)) continue;
      const { id, name, type: figmaType } = node;
      const type = mapped.words[index] ?? figmaType;
      const category = categoryOf(node, type, adapter);
      pictures.push({ id, name, type, figmaType, category, node, screen: screen.id });
    }
    return pictures;
  });

const PAGE_CONTEXT: NodeTypeContext = {
  layoutMode: 'NONE',
  wraps: false,
  hasChildren: true,
  hasImageFill: false,
  onlyVectors: false,
  scrolls: false,
};

/** A page is asked for as a frame, and only when it is needed. */
const pageTypeOf = async (flat: FlatDesign, adapter: LoadedAdapter): Promise<string> => {
  const page = flat.screens.find((screen) => screen.loose);
  if (page === undefined) return 'FRAME';
  const [word] = await adapter.mapNodeTypes([{ figmaType: 'FRAME', ctx: PAGE_CONTEXT, nodeId: page.id }]);
  return word ?? 'FRAME';
};

/**
 * Finds the screens of a design and the layers that the stack shows as pictures: mapped to `svgPictureType` or
 * `staticImageType`, visible, with an extent, and not inside another picture. Fetches and draws nothing.
 * @throws CodedError `cancelled`, and those of the adapter
 */
export const planPictures = async (
  design: PlannedDesign,
  adapter: LoadedAdapter,
  { signal, take }: { readonly signal: AbortSignal; readonly take?: Take },
): Promise<PicturePlan> => {
  stopIfAborted(signal);
  const flat = flattenDesign(design, take);
  const mapped = await mapTypes(flat, adapter);
  const pageType = await pageTypeOf(flat, adapter);
  stopIfAborted(signal);
  const pictureOf = outermostPictures(flat, mapped, adapter);
  const walk = { flat, mapped, pictureOf, planned: seenPictures(flat, pictureOf), pageType };
  return {
    screens: flat.screens.map((screen) => planScreen(flat, screen)),
    pictures: describePictures(walk, adapter),
    walk,
  };
};
