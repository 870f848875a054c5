import type { Box } from '../../figma/fields.ts';
import type { FigmaNode } from '../../figma/raw-node.ts';
import type { RenderFlag, RenderImage, RenderOptions, RenderReason } from '../drawing.ts';

/** What one drawing gathers while its layers are walked. */
export interface Scene {
  readonly options: RenderOptions;
  /** Of the picture, on the page. */
  readonly box: Box;
  readonly most: number;
  readonly out: string[];
  readonly flags: RenderFlag[];
  readonly flagged: Map<string, Set<RenderReason>>;
  /** Images that are in the drawing already, by address: their element. */
  readonly images: Map<string, string>;
  characters: number;
  /** True when something had to be left out. */
  isFull: boolean;
  nextId: number;
  /** Groups that need a surface of their own and are open now. */
  surfaces: number;
}

export const createScene = (options: RenderOptions, box: Box, most: number): Scene => ({
  options,
  box,
  most,
  out: [],
  flags: [],
  flagged: new Map(),
  images: new Map(),
  characters: 0,
  isFull: false,
  nextId: 0,
  surfaces: 0,
});

/** Adds to the picture. What would not fit is left out, and the answer is false. */
export const emit = (scene: Scene, text: string): boolean => {
  if (scene.isFull || scene.characters + text.length > scene.most) {
    scene.isFull = true;
    return false;
  }
  scene.characters += text.length;
  scene.out.push(text);
  return true;
};

/** Ends what was begun: always fits, since elements must close. */
export const emitEnd = (scene: Scene, text: string): void => {
  scene.characters += text.length;
  scene.out.push(text);
};

export const newId = (scene: Scene): string => {
  scene.nextId += 1;
  return `n${scene.nextId.toString(36)}`;
};

export const flag = (scene: Scene, { id, name }: Pick<FigmaNode, 'id' | 'name'>, reason: RenderReason): void => {
  const reasons = scene.flagged.get(id);
  if (reasons?.has(reason)) return;
  if (reasons === undefined) scene.flagged.set(id, new Set([reason]));
  else reasons.add(reason);
  scene.flags.push({ nodeId: id, name, reason });
};

/** Only what the renderer draws: it leaves other formats blank without a word. */
const SAFE_HREF = /^(?:data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/]+=*|[\w-]{1,128})$/;

/** The id of the element of an image, which is written once however often it is shown; undefined for unsafe addresses. */
export const imageElement = (scene: Scene, { href, width, height }: RenderImage): string | undefined => {
  const known = scene.images.get(href);
  if (known !== undefined) return known;
  if (!(width > 0 && height > 0) || !SAFE_HREF.test(href)) return undefined;
  const id = newId(scene);
  const size = `width="${width}" height="${height}"`;
  const element = `<defs><image id="${id}" ${size} preserveAspectRatio="none" href="${href}"/></defs>`;
  if (!emit(scene, element)) return undefined;
  scene.images.set(href, id);
  return id;
};
