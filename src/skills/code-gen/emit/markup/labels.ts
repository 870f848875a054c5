import type { LayoutNode } from '../../layout/layout-node.ts';
import { fieldKind } from './fields.ts';
import { toggleKind } from './toggles.ts';

const isControl = (layout: LayoutNode): boolean => fieldKind(layout) !== null || toggleKind(layout) !== null;

const isSilent = ({ content, children }: LayoutNode): boolean =>
  content === 'picture' || (content === 'box' && children.length === 0);

/** Texts with the one control that they name. */
export const isLabelled = ({ content, children, arrangement }: LayoutNode): boolean =>
  content === 'box' &&
  arrangement.kind === 'stack' &&
  children.filter(isControl).length === 1 &&
  children.some((child) => child.content === 'text') &&
  children.every((child) => child.content === 'text' || isControl(child) || isSilent(child));

const textIn = ({ node }: LayoutNode): string | null => node.text?.characters.replaceAll(/\s+/g, ' ').trim() ?? null;

/** The first that is said: a title stands before what explains it. What is filled in there says something of itself. */
const said = (layout: LayoutNode | undefined): string | null => {
  if (layout === undefined || isControl(layout)) return null;
  if (layout.content === 'text') return textIn(layout);
  if (layout.content !== 'box') return null;
  for (const child of layout.children) {
    const words = said(child);
    if (words !== null) return words;
  }
  return null;
};

/** What stands beside a layer and says what it is about: before a field, behind what is switched; null: nothing does. */
export const captionBeside = (siblings: readonly LayoutNode[], index: number): string | null => {
  const layout = siblings[index];
  const [before, behind] = [siblings[index - 1], siblings[index + 1]];
  const isToggle = layout !== undefined && toggleKind(layout) !== null;
  if (!isToggle) return before?.content === 'text' ? textIn(before) : null;
  const near = [behind, before].find((one) => one?.content === 'text') ?? before ?? behind;
  return said(near);
};
