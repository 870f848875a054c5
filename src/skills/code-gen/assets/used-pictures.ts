import type { SemanticNode } from '#contract/design/semantic-ast';
import type { ImageMap } from '#contract/snapshot';
import { captionOf } from './naming/captions.ts';
import type { PictureKind, Trail } from './naming/picture-words.ts';

/** A picture that is shown somewhere on the screens that code is made of. */
export interface UsedPicture {
  readonly key: string;
  readonly kind: PictureKind;
  /** Where it is shown, a few places at most. */
  readonly trails: readonly Trail[];
  /** The fill of layers that are pictures as a whole, and of no other. */
  readonly isSpare?: boolean;
}

/** Names of more places would not make a better one. */
const MOST_TRAILS = 24;
/** A trail is as long as its last names: the outermost ones say least. */
const LONGEST_TRAIL = 12;
/** Up to this size a drawing is an icon, and a picture is one of many small ones. */
const ICON_SIZE = 96;

export interface PictureUses {
  /** @param root checked by `checkTree` @param screen its name */
  add(screen: string, root: SemanticNode): void;
  /** Sorted by key. */
  list(): readonly UsedPicture[];
}

interface Visit {
  readonly node: SemanticNode;
  readonly trail: Trail;
  /** What it is about, where its name does not say it. */
  readonly caption: string | null;
}

interface Use {
  kind: PictureKind;
  readonly trails: Trail[];
  isSpare: boolean;
}

const trailOf = ({ node, trail, caption }: Visit): Trail => [
  ...trail,
  ...(caption === null ? [] : [caption]),
  node.name,
];

const fillRefs = ({ fills = [], strokes }: SemanticNode): string[] =>
  [...fills, ...(strokes?.paints ?? [])].flatMap((paint) =>
    paint.kind === 'image' && paint.ref !== null ? paint.ref : [],
  );

const kindOf = (node: SemanticNode): PictureKind => {
  const { figmaType, box } = node;
  const isShape = figmaType === 'RECTANGLE' || figmaType === 'ELLIPSE';
  if (isShape && fillRefs(node).length > 0) return 'photo';
  return Math.max(box.width, box.height) <= ICON_SIZE ? 'icon' : 'illustration';
};

interface Noted {
  readonly trail: Trail;
  readonly isSpare: boolean;
}

/** Gathers which pictures are shown where, screen by screen. */
export const createPictureUses = (imageMap: ImageMap): PictureUses => {
  const uses = new Map<string, Use>();
  const byRef = new Map(
    Object.entries(imageMap).flatMap(([key, { imageRef }]) =>
      imageRef === undefined ? [] : [[imageRef, key] as const],
    ),
  );
  const note = (key: string | undefined, kind: PictureKind, { trail, isSpare }: Noted): void => {
    if (key === undefined || !Object.hasOwn(imageMap, key)) return;
    const use = uses.get(key) ?? { kind, trails: [], isSpare: true };
    uses.set(key, use);
    use.isSpare &&= isSpare;
    if (use.trails.length < MOST_TRAILS) use.trails.push(trail);
  };
  return {
    add: (screen, root) => {
      const stack: Visit[] = [{ node: root, trail: [screen], caption: null }];
      for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
        const { node } = visit;
        const trail = trailOf(visit).slice(-LONGEST_TRAIL);
        const picture = imageMap[node.screenshot ?? ''];
        note(node.screenshot, kindOf(node), { trail, isSpare: false });
        for (const ref of fillRefs(node)) note(byRef.get(ref), 'photo', { trail, isSpare: Boolean(picture?.snapshot) });
        const children = (node.children ?? []).map((child, at) => ({
          node: child,
          trail,
          caption: captionOf(node, at, node === root),
        }));
        stack.push(...children.toReversed());
      }
    },
    list: () =>
      [...uses]
        .map(([key, { isSpare, ...use }]) => ({ key, ...use, ...(isSpare ? { isSpare } : {}) }))
        .sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
};
