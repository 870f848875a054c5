type Matrix = readonly [number, number, number, number];

export interface Mirrored {
  /** 1, or -1 where it is mirrored from left to right before it is turned. */
  readonly x: number;
  /** Clockwise, in degrees. */
  readonly degrees: number;
}

const ALIKE = 0.01;
const DEGREES = 180 / Math.PI;

/** A matrix as a mirror and a turn around the middle; null where it stretches or skews. */
export const mirrored = ([a, b, c, d]: Matrix): Mirrored | null => {
  const x = a * d - b * c < 0 ? -1 : 1;
  const isRigid = Math.abs(Math.hypot(a, b) - 1) < ALIKE && Math.abs(c + x * b) < ALIKE && Math.abs(d - x * a) < ALIKE;
  return isRigid ? { x, degrees: Math.atan2(x * b, x * a) * DEGREES } : null;
};
