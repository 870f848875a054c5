import { type Length, plain } from '../../../layout/layout-node.ts';
import type { Template, TemplateElement } from '../../components/template.ts';
import { declared, isOfPlace, isOfSize, type Look, lookOf } from '../facets.ts';

type Side = 'width' | 'height';

/** What a box may say that does nothing but hold one thing. */
const OF_WRAPPERS: ReadonlySet<string> = new Set([
  ...['share', 'across', 'self', 'limitAt', 'within', 'pin', 'overlap', 'level'],
  ...['width', 'height', 'minWidth', 'maxWidth', 'minHeight', 'maxHeight'],
  ...['arrangement', 'main', 'cross', 'gap', 'wrap', 'intrinsic', 'full'],
]);

const LIMITS = ['minWidth', 'maxWidth', 'minHeight', 'maxHeight'] as const;

const axisOf = (side: Side): 'row' | 'column' => (side === 'width' ? 'row' : 'column');

/** How long a piece is along a side: as what is around it says, of a length of its own, or as long as what is in it. */
export const extentOf = ({ share, across, within, pin, ...look }: Look, side: Side): 'filled' | 'hugs' | Length => {
  const own = look[side];
  if (own !== undefined) return own;
  if (share !== undefined && within === axisOf(side)) return 'filled';
  if (across !== undefined && within !== axisOf(side)) return 'filled';
  const held = side === 'width' ? pin?.horizontal.side : pin?.vertical.side;
  return held === 'both' || held === 'scale' ? 'filled' : 'hugs';
};

/** The shape that a layer keeps when the width that it fills changes: its height then follows. */
export const keptRatio = (look: Look): number | null =>
  look.ratio !== undefined && look.height !== undefined && extentOf(look, 'width') === 'filled' ? look.ratio : null;

/** True where a text may take the room around it and stays where it is. */
const mayGrow = (inner: Template, around: Look, side: Side): boolean => {
  if (inner.kind === 'use' || inner.tag !== 'text' || inner.attributes.length > 0) return false;
  const { textAlign, textVertical, role, strokes } = lookOf(inner.style);
  const place = around.arrangement === axisOf(side) ? around.main : around.cross;
  if (place !== 'start' || strokes !== undefined || role === 'button' || role === 'link') return false;
  return side === 'width' ? textAlign === undefined : textVertical === undefined;
};

const sameLength = (a: Length, b: Length): boolean => plain(a) === plain(b);

/** What stands for the length of both; null where the one around gives the one in it another place or length. */
const merged = (outer: Look, inner: Template, side: Side): Look | null => {
  const [around, own] = [extentOf(outer, side), extentOf(lookOf(inner.style), side)];
  const length = outer[side] === undefined ? {} : { [side]: outer[side] };
  if (around === 'hugs') return own === 'hugs' || own === 'filled' ? {} : { [side]: own };
  if (own === 'filled') return length;
  if (own === 'hugs') return mayGrow(inner, outer, side) ? length : null;
  return around !== 'filled' && sameLength(around, own) ? length : null;
};

const isPlain = ({ tag, comments, attributes, variants, style }: TemplateElement): boolean =>
  tag === 'box' &&
  comments.length + attributes.length + variants.length === 0 &&
  style.every(([facet]) => OF_WRAPPERS.has(facet)) &&
  style.some(([facet, value]) => facet === 'arrangement' && (value === '"row"' || value === '"column"'));

const isHeld = ({ style, variants, condition }: Template): boolean => {
  const { pin, self, level, overlap } = lookOf(style);
  const varies = variants.some((variant) => variant.style.some(([facet]) => isOfPlace(facet) || isOfSize(facet)));
  return condition === null && !varies && [pin, self, level, overlap].every((facet) => facet === undefined);
};

const limited = (look: Look): boolean => LIMITS.some((limit) => look[limit] !== undefined);

/** The one thing that a box holds, at the place of the box; the box itself where it does more than hold it. */
export const withoutWrapper = (box: TemplateElement): Template => {
  const { content } = box;
  const [only] = content.kind === 'children' && content.children.length === 1 ? content.children : [];
  if (only === undefined || !isPlain(box) || !isHeld(only)) return box;
  const [outer, inner] = [lookOf(box.style), lookOf(only.style)];
  if (limited(outer) && limited(inner)) return box;
  const [width, height] = [merged(outer, only, 'width'), merged(outer, only, 'height')];
  if (width === null || height === null) return box;
  const own = Object.entries(inner).filter(([facet]) => !isOfPlace(facet) && facet !== 'width' && facet !== 'height');
  const place = Object.entries(outer).filter(([facet]) => isOfPlace(facet) || LIMITS.some((limit) => limit === facet));
  const look: Look = { ...Object.fromEntries(own), ...Object.fromEntries(place), ...width, ...height };
  const along = look.arrangement === 'row' ? 'width' : 'height';
  const { full: _, ...rest } = look;
  const isFull = look.full === true && extentOf(look, along) !== 'hugs';
  const origins = [...box.origins, ...only.origins];
  return { ...only, style: declared(isFull ? look : rest), condition: box.condition, origins };
};
