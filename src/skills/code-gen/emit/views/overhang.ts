import { type LayoutNode, type Pin, plain } from '../../layout/layout-node.ts';
import { type Element, isElement } from '../markup/element.ts';
import { declared, type Look, lookOf } from '../native/facets.ts';

/** How far a picture reaches beyond its layer; less than nothing: it is smaller. */
interface Overhang {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly right: number;
  readonly bottom: number;
}

const SLACK = 0.1;
const ROUND_TO = 100;
const rounded = (value: number): number => Math.round(value * ROUND_TO) / ROUND_TO;

/** Pictures that a stroke or shadow makes larger than their layer, by id. */
export const overhangs = (root: LayoutNode, found = new Map<string, Overhang>()): ReadonlyMap<string, Overhang> => {
  const { id, box, pictureBox: picture } = root.node;
  if (picture !== undefined && picture.width > 0 && picture.height > 0) {
    const [left, top] = [rounded(picture.x - box.x), rounded(picture.y - box.y)];
    const right = rounded(box.width - picture.width - left);
    const bottom = rounded(box.height - picture.height - top);
    if ([left, top, right, bottom].some((side) => Math.abs(side) >= SLACK))
      found.set(id, { left, top, right, bottom, width: picture.width, height: picture.height });
  }
  for (const child of root.children) overhangs(child, found);
  return found;
};

const moved = (pin: Pin, start: number, end: number): Pin => {
  switch (pin.side) {
    case 'start':
      return { side: 'start', at: rounded(pin.at + start) };
    case 'end':
      return { side: 'end', at: rounded(pin.at + end) };
    case 'center':
      return { side: 'center', from: rounded(pin.from + start) };
    case 'both':
      return { side: 'both', start: rounded(pin.start + start), end: rounded(pin.end + end) };
    case 'scale':
      return pin;
  }
};

/** At a place of its own a picture is as large as it is; in a stack it takes its room, and a line is at least seen. */
const enlarged = (look: Look, over: Overhang): Look => {
  const { pin, width, height } = look;
  const side = (own: typeof width, whole: number): typeof width =>
    own !== undefined && (pin !== undefined || plain(own) < 1) ? whole : own;
  const [wide, high] = [side(width, over.width), side(height, over.height)];
  const whole =
    pin === undefined
      ? {}
      : {
          pin: {
            horizontal: moved(pin.horizontal, over.left, over.right),
            vertical: moved(pin.vertical, over.top, over.bottom),
            width: over.width,
            height: over.height,
          },
        };
  return {
    ...look,
    ...(wide === undefined ? {} : { width: wide }),
    ...(high === undefined ? {} : { height: high }),
    ...whole,
  };
};

/** Pictures as large as what they show. */
export const withOverhang = (element: Element, found: ReadonlyMap<string, Overhang>): Element => {
  const over = element.tag === 'img' ? found.get(element.origin.id) : undefined;
  if (over !== undefined) return { ...element, style: declared(enlarged(lookOf(element.style), over)) };
  const children = element.children.map((child) => (isElement(child) ? withOverhang(child, found) : child));
  return { ...element, children };
};
