import type { SemanticNode } from '#contract/design/semantic-ast';
import { isMeaningless } from '../../emit/names/words.ts';

/** A text of more words tells a story, not what a picture shows. */
const CAPTION = /^\s*\p{L}{2,}(?:\s+\S+){0,3}\s*$/u;

const captionIn = (node: SemanticNode | undefined): string | null => {
  const text = node?.text?.characters ?? '';
  return CAPTION.test(text) ? text : null;
};

const sizeOf = ({ text }: SemanticNode): number => {
  const size = text?.style.size ?? 0;
  return typeof size === 'number' ? size : size.value;
};

/** In a group of more layers nothing is one thing with one title. */
const MOST_LAYERS = 100;

/** The largest text of a group, the first of those. */
const titleOf = (group: SemanticNode): string | null => {
  let title: SemanticNode | null = null;
  const open: SemanticNode[] = [group];
  for (let count = 0; count < MOST_LAYERS; count += 1) {
    const node = open.pop();
    if (node === undefined) break;
    if (captionIn(node) !== null && (title === null || sizeOf(node) > sizeOf(title))) title = node;
    open.push(...(node.children ?? []).slice(0, MOST_LAYERS).toReversed());
  }
  return captionIn(title ?? undefined);
};

/**
 * What a picture is about whose layer has no name: the title of the group that it is in, or, right on a screen, the text
 * behind it or before it. Null where the layer or what is around it has a name.
 */
export const captionOf = (parent: SemanticNode, at: number, isScreen: boolean): string | null => {
  const siblings = parent.children ?? [];
  const node = siblings[at];
  if (node?.screenshot === undefined || !isMeaningless(node.name)) return null;
  if (isScreen) return captionIn(siblings[at + 1]) ?? captionIn(siblings[at + 2]) ?? captionIn(siblings[at - 1]);
  return isMeaningless(parent.name) ? titleOf(parent) : null;
};
