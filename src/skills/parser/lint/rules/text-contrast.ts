import { type Channels, readColour } from '#contract/design/colour-literal';
import type { Paint, SemanticNode } from '#contract/design/semantic-ast';
import { printable } from '../../figma/printable.ts';
import type { ScreenBook } from '../screen-book.ts';
import type { LintNode } from '../walk-screen.ts';

/** WCAG 2.2, 1.4.3: below these a text counts as hard to read. Large: from 24 px, bold from 18.66 px. */
const PLAIN = 4.5;
const LARGE = 3;
const LARGE_PX = 24;
const LARGE_BOLD_PX = 18.66;
const BOLD = 700;

/** What is out of use need not be readable. */
const INACTIVE = /disabled|inactive|placeholder/i;

const channel = (value: number): number => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const luminance = ({ r, g, b }: Channels): number => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);

const contrastOf = (a: Channels, b: Channels): number => {
  const [light, dark] = [Math.max(luminance(a), luminance(b)), Math.min(luminance(a), luminance(b))];
  return (light + 0.05) / (dark + 0.05);
};

/** The one opaque colour of some paints; undefined when they are anything else. */
const opaque = (paints: readonly Paint[] | undefined): string | undefined => {
  const [only, ...others] = paints ?? [];
  if (only?.kind !== 'solid' || others.length > 0 || only.opacity !== undefined || only.blendMode !== undefined)
    return undefined;
  return only.color;
};

const isSeeThrough = ({ opacity, blendMode, rotation, transform, mask }: SemanticNode): boolean =>
  opacity !== undefined ||
  blendMode !== undefined ||
  rotation !== undefined ||
  transform !== undefined ||
  mask !== undefined;

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const touches = (a: Area, b: Area): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const covers = (outer: Area, inner: Area): boolean =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.width >= inner.x + inner.width &&
  outer.y + outer.height >= inner.y + inner.height;

/** Among more siblings nobody looks what lies behind, so that the time stays in proportion to the layers. */
const MOST_SIBLINGS = 200;

/** What lies behind an area among the siblings below a layer: a colour, nothing, or something that is not known. */
const behind = (parent: SemanticNode, of: SemanticNode, area: Area): string | null | undefined => {
  const all = parent.children ?? [];
  if (all.length > MOST_SIBLINGS) return undefined;
  for (let at = all.indexOf(of) - 1; at >= 0; at -= 1) {
    const sibling = all[at] as SemanticNode;
    if (sibling.visible === false || !touches(sibling.box, area)) continue;
    const isPlain = sibling.children === undefined && sibling.corners === undefined && sibling.screenshot === undefined;
    if (!isPlain || !covers(sibling.box, area) || isSeeThrough(sibling) || sibling.figmaType !== 'RECTANGLE')
      return undefined;
    return opaque(sibling.fills);
  }
  return null;
};

/** The colour a text stands on, as far as it is certain. */
const backgroundOf = (at: LintNode): string | undefined => {
  let area: Area = at.node.box;
  for (let inner = at, outer = at.parent; outer !== null; inner = outer, outer = outer.parent) {
    if (isSeeThrough(inner.node) || INACTIVE.test(outer.node.name)) return undefined;
    // Auto layout may reverse what lies on top; then nobody knows from the order alone.
    if (outer.node.layout?.reverseZ) return undefined;
    const found = behind(outer.node, inner.node, area);
    if (found !== null) return found;
    if (outer.node.fills !== undefined || outer.node.screenshot !== undefined)
      return covers({ ...outer.node.box, x: 0, y: 0 }, area) && !isSeeThrough(outer.node)
        ? opaque(outer.node.fills)
        : undefined;
    area = { ...area, x: area.x + outer.node.box.x, y: area.y + outer.node.box.y };
  }
  return undefined;
};

const isLarge = ({ text }: SemanticNode): boolean => {
  const size = text?.style.size ?? 0;
  const px = typeof size === 'object' ? size.value : size;
  return px >= LARGE_PX || (px >= LARGE_BOLD_PX && (text?.style.weight ?? 0) >= BOLD);
};

/** Texts of one colour on another that are hard to read. Only where both colours are certain. */
export const createContrastRule = (framework: string) => {
  const read = (literal: string): Channels | null => {
    const colour = readColour(literal, framework);
    return colour !== null && colour.a >= 1 ? colour : null;
  };
  return (seen: readonly LintNode[], book: ScreenBook): void => {
    for (const at of seen) {
      const { node } = at;
      if (node.text === undefined || node.text.runs !== undefined || node.text.characters.trim() === '') continue;
      if (INACTIVE.test(node.name)) continue;
      const colour = opaque(node.fills ?? node.text.style.fills);
      const background = colour === undefined ? undefined : backgroundOf(at);
      if (colour === undefined || background === undefined) continue;
      const [text, ground] = [read(colour), read(background)];
      if (text === null || ground === null) continue;
      const contrast = contrastOf(text, ground);
      const least = isLarge(node) ? LARGE : PLAIN;
      if (contrast >= least) continue;
      // Rounded down, so that what fails never looks as if it held.
      const ratio = Math.floor(contrast * 10) / 10;
      const params = { colour: printable(colour), background: printable(background), ratio, least };
      book.add({ rule: 'low-contrast', severity: contrast < LARGE ? 'warning' : 'info', params }, node);
    }
  };
};
