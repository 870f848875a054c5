import { onGround } from '../look/hashes.ts';
import { groundOf } from '../look/look.ts';
import { makeThumbnail, type Pixels } from '../look/thumbnail.ts';

/** Means and deviations of ImageNet, per channel of 0 to 1: what published models were trained with. */
const MEAN = [0.485, 0.456, 0.406] as const;
const DEVIATION = [0.229, 0.224, 0.225] as const;

/**
 * A picture as models take it: `side` × `side` whatever its shape, on white or black, whichever it stands out from; red plane,
 * green plane, blue plane, each less the mean of ImageNet and divided by its deviation.
 */
export const inputOf = (pixels: Pixels, side: number): Float32Array => {
  const thumbnail = makeThumbnail(pixels, side);
  const { data } = onGround(thumbnail, groundOf(thumbnail));
  const plane = side * side;
  const out = new Float32Array(3 * plane);
  for (let channel = 0; channel < 3; channel += 1) {
    const [mean, deviation] = [MEAN[channel] as number, DEVIATION[channel] as number];
    for (let i = 0; i < plane; i += 1)
      out[channel * plane + i] = ((data[i * 4 + channel] as number) / 255 - mean) / deviation;
  }
  return out;
};
