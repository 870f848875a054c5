import type { Look } from './look.ts';

/** Mean colours of one icon exported twice differ by up to 5; neighbouring shades of a palette by 13 and more. */
const COLOUR = 8;
const COVERAGE = { absolute: 0.02, relative: 0.2 } as const;
/** In pixels of the 64 px thumbnail. */
const BOX = 4;
/** Means of an 8 × 8 grid, before one picture is laid onto the other. */
const GRID = 80;

const isSameShape = (a: Look, b: Look): boolean => {
  // Half a pixel of rounding at either end of the smaller side.
  const tolerance = Math.max(0.02, 1 / Math.min(a.width, a.height, b.width, b.height));
  const ratio = (a.width * b.height) / (a.height * b.width);
  return ratio <= 1 + tolerance && ratio >= 1 / (1 + tolerance);
};

const isSameColour = (a: Look, b: Look): boolean =>
  a.colour.every((value, channel) => Math.abs(value - (b.colour[channel] as number)) <= COLOUR);

const isSameCoverage = (a: Look, b: Look): boolean =>
  Math.abs(a.coverage - b.coverage) <=
  Math.max(COVERAGE.absolute, COVERAGE.relative * Math.max(a.coverage, b.coverage));

const isSameBox = (a: Look, b: Look): boolean =>
  a.box.every((edge, index) => Math.abs(edge - (b.box[index] as number)) <= BOX);

const isSameGrid = (a: Look, b: Look): boolean => {
  for (let at = 0; at < a.grid.length; at += 4) {
    const alpha = (a.grid[at + 3] as number) - (b.grid[at + 3] as number);
    for (let c = 0; c < 3; c += 1) {
      const onBlack = (a.grid[at + c] as number) - (b.grid[at + c] as number);
      if (Math.abs(onBlack) > GRID || Math.abs(onBlack - alpha) > GRID) return false;
    }
  }
  return true;
};

/** Cheap reasons why two pictures cannot be the same one; what passes is looked at pixel by pixel. */
export const passesGates = (a: Look, b: Look): boolean =>
  isSameShape(a, b) && isSameColour(a, b) && isSameCoverage(a, b) && isSameBox(a, b) && isSameGrid(a, b);
