import { splitValue } from '../../text/split-value.ts';
import { pixelsOf } from '../scale.ts';
import type { Tailwind } from '../tailwind.ts';
import { withValue } from '../values.ts';
import { isCount } from './box.ts';
import { colour } from './colours.ts';

interface Ring {
  readonly root: 'ring' | 'inset-ring';
  readonly width: string;
  readonly colour: string;
}

/** A shadow that is nothing but a line around. */
const ringOf = (layer: string): Ring | null => {
  const words = splitValue(layer, ' ');
  const isInset = words[0] === 'inset';
  const [x, y, blur, width, ink, more] = isInset ? words.slice(1) : words;
  if (x !== '0' || y !== '0' || blur !== '0' || width === undefined || ink === undefined || more !== undefined)
    return null;
  return { root: isInset ? 'inset-ring' : 'ring', width, colour: ink };
};

const ringUtility = ({ root, width, colour: ink }: Ring, tailwind: Tailwind): string | null => {
  const pixels = pixelsOf(width);
  const drawn =
    pixels === 1 ? root : isCount(pixels) ? `${root}-${pixels}` : withValue(root, width, tailwind, 'length');
  const painted = colour(root, ink, tailwind);
  return drawn === null || painted === null ? null : `${drawn} ${painted}`;
};

/** Lines around, where Tailwind has a word for both kinds, and shadows as they are. */
export const boxShadow = (value: string, tailwind: Tailwind): string | null => {
  const left = splitValue(value, ',');
  const said: (string | null)[] = [];
  if (tailwind.major === 4) {
    for (const root of ['inset-ring', 'ring'] as const) {
      const at = left.findIndex((layer) => ringOf(layer)?.root === root);
      const ring = at < 0 ? null : ringOf(left[at] ?? '');
      if (ring === null) continue;
      said.push(ringUtility(ring, tailwind));
      left.splice(at, 1);
    }
  }
  if (left.length > 0) said.unshift(withValue('shadow', left.join(', '), tailwind));
  return said.includes(null) ? null : said.join(' ');
};
