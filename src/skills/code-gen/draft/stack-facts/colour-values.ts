const BYTE = 255;

const within = (value: number): number => Math.min(BYTE, Math.max(0, Math.round(value)));

/** Red, green, blue and alpha as whole numbers from 0 to 255; null where one of them is no number. */
export const channelsOf = (values: readonly number[]): readonly number[] | null =>
  values.length === 4 && values.every(Number.isFinite) ? values.map(within) : null;

/** `RGB`, `RRGGBB`, or eight digits with alpha first. */
export const channelsOfHex = (hex: string): readonly number[] | null => {
  const long = hex.length === 3 || hex.length === 4 ? [...hex].map((digit) => digit + digit).join('') : hex;
  if (!/^(?:[0-9a-f]{6}|[0-9a-f]{8})$/i.test(long)) return null;
  const bytes = (long.match(/../g) ?? []).map((digits) => Number.parseInt(digits, 16));
  const [a = BYTE, r, g, b] = bytes.length === 3 ? [BYTE, ...bytes] : bytes;
  return channelsOf([r ?? 0, g ?? 0, b ?? 0, a]);
};
