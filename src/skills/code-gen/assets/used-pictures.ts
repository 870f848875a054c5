import type { SemanticNode } from '#contract/design/semantic-ast';
import type { ImageEntry, ImageMap } from '#contract/snapshot';
import type { PictureKind, Trail } from './naming/picture-words.ts';

/** A picture that is shown somewhere on the screens that code is made of. */
export interface UsedPicture {
  readonly key: string;
  readonly kind: PictureKind;
  /** Where it is shown, a few places at most. */
  readonly trails: readonly Trail[];
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
}

const fillRefs = ({ fills = [], strokes }: SemanticNode): string[] =>
  [...fills, ...(strokes?.paints ?? [])].flatMap((paint) =>
    paint.kind === 'image' && paint.ref !== null ? paint.ref : [],
  );

const kindOf = ({ figmaType, box }: SemanticNode, entry: ImageEntry | undefined): PictureKind => {
  const isShape = figmaType === 'RECTANGLE' || figmaType === 'ELLIPSE';
  // A shape that is no drawing is filled with an image.
  if (isShape && entry?.snapshot && entry.vector === undefined) return 'photo';
  return Math.max(box.width, box.height) <= ICON_SIZE ? 'icon' : 'illustration';
};

/** Gathers which pictures are shown where, screen by screen. */
export const createPictureUses = (imageMap: ImageMap): PictureUses => {
  const uses = new Map<string, { kind: PictureKind; trails: Trail[] }>();
  const byRef = new Map(
    Object.entries(imageMap).flatMap(([key, { imageRef }]) =>
      imageRef === undefined ? [] : [[imageRef, key] as const],
    ),
  );
  const note = (key: string | undefined, kind: PictureKind, trail: Trail): void => {
    if (key === undefined || !Object.hasOwn(imageMap, key)) return;
    const use = uses.get(key) ?? { kind, trails: [] };
    uses.set(key, use);
    if (use.trails.length < MOST_TRAILS) use.trails.push(trail);
  };
  return {
    add: (screen, root) => {
      const stack: Visit[] = [{ node: root, trail: [screen] }];
      for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
        const { node, trail: around } = visit;
        const trail = [...around, node.name].slice(-LONGEST_TRAIL);
        note(node.screenshot, kindOf(node, imageMap[node.screenshot ?? '']), trail);
        for (const ref of fillRefs(node)) note(byRef.get(ref), 'photo', trail);
        for (const child of (node.children ?? []).toReversed()) stack.push({ node: child, trail });
      }
    },
    list: () => [...uses].map(([key, use]) => ({ key, ...use })).sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
};
