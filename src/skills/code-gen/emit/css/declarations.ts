/** A property with its value, as they stand in a rule. */
export type Declaration = readonly [property: string, value: string];
export type Declarations = readonly Declaration[];

/** A number as CSS likes it: no long tails, no `-0`. */
export const num = (value: number): string => {
  if (!Number.isFinite(value)) return '0';
  const short = Math.round(value * 1000) / 1000;
  return `${short === 0 ? 0 : short}`;
};

export const px = (value: number): string => {
  const text = num(value);
  return text === '0' ? '0' : `${text}px`;
};

export const percent = (share: number): string => `${num(share * 100)}%`;

/** All of what is around but some pixels. */
export const wholeLess = (pixels: number): string => {
  const text = px(Math.abs(pixels));
  return text === '0' ? '100%' : `calc(100% ${pixels < 0 ? '+' : '-'} ${text})`;
};

/** Top, right, bottom and left in one value, less those that follow from the others. */
export const sidesOf = ([top = '0', right = '0', bottom = '0', left = '0']: readonly string[]): string => {
  if (left !== right) return [top, right, bottom, left].join(' ');
  if (bottom !== top) return [top, right, bottom].join(' ');
  return top === right ? top : `${top} ${right}`;
};

/** Styles with the same key say the same. */
export const styleKey = (style: Declarations): string =>
  style.map(([property, value]) => `${property}:${value}`).join(';');
