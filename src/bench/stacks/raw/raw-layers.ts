import type { RawLayer } from './raw-layer.ts';
import { isWritten } from './raw-texts.ts';

interface Body {
  readonly document?: RawLayer;
  readonly nodes?: Readonly<Record<string, { readonly document: RawLayer } | null>>;
}

/** The layers that an answer of any kind begins with: a document, some nodes, or one layer alone. */
export const rawRoots = (body: unknown): readonly RawLayer[] => {
  const { document, nodes } = body as Body;
  if (nodes !== undefined) return Object.values(nodes).flatMap((entry) => entry?.document ?? []);
  return [document ?? (body as RawLayer)];
};

/** What of a design is not looked into. */
export interface LeftOut {
  /** Layers that are shown by a picture. */
  readonly pictured: ReadonlySet<string>;
  /** Parts of a library, which a draft of screens names and leaves out. */
  readonly parts: ReadonlySet<string>;
}

export interface SeenLayers {
  /** Layers that are seen and that code has to show. */
  readonly layers: readonly RawLayer[];
  /** Texts that nothing hides, in a picture or not. */
  readonly visibleTexts: number;
  readonly textsInPictures: number;
  readonly textsInParts: number;
}

const AROUND = new Set(['DOCUMENT', 'CANVAS', 'SECTION']);

const isHidden = ({ visible, opacity, isMask }: RawLayer): boolean =>
  visible === false || opacity === 0 || isMask === true;

/** Layers in the order of the answer, without what is hidden, is a mask, or belongs to a shape that is made of others. */
export const seenLayers = (roots: readonly RawLayer[], { pictured, parts }: LeftOut): SeenLayers => {
  const layers: RawLayer[] = [];
  const counts = { visibleTexts: 0, textsInPictures: 0, textsInParts: 0 };
  const open = roots.map((layer) => ({ layer, within: '' as '' | 'picture' | 'part' })).reverse();
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const { layer } = one;
    if (isHidden(layer)) continue;
    const within = parts.has(layer.id) ? 'part' : one.within === '' && pictured.has(layer.id) ? 'picture' : one.within;
    if (isWritten(layer)) {
      counts.visibleTexts += 1;
      if (within === 'picture') counts.textsInPictures += 1;
      if (within === 'part') counts.textsInParts += 1;
    }
    if (within === '' && !AROUND.has(layer.type)) layers.push(layer);
    if (layer.type === 'BOOLEAN_OPERATION') continue;
    open.push(...(layer.children ?? []).map((child) => ({ layer: child, within })).reverse());
  }
  return { layers, ...counts };
};

/** The layers of an answer that bear these ids, the outermost of each. */
export const layersNamed = (roots: readonly RawLayer[], ids: ReadonlySet<string>): readonly RawLayer[] => {
  const found: RawLayer[] = [];
  const open = [...roots].reverse();
  for (let layer = open.pop(); layer !== undefined; layer = open.pop()) {
    if (ids.has(layer.id)) found.push(layer);
    else if (AROUND.has(layer.type)) open.push(...(layer.children ?? []).toReversed());
  }
  return found;
};

/** Layers below the pages. */
export const countLayers = (roots: readonly RawLayer[]): number => {
  let count = 0;
  const open = [...roots];
  for (let layer = open.pop(); layer !== undefined; layer = open.pop()) {
    if (!AROUND.has(layer.type)) count += 1;
    for (const child of layer.children ?? []) open.push(child);
  }
  return count;
};
