/** Name of the style → size, line height, weight, letter spacing in px. */
export const TEXT_STYLES = {
  Display: { size: 28, line: 34, weight: 700, spacing: -0.56 },
  Number: { size: 52, line: 60, weight: 600, spacing: -1.56 },
  Title: { size: 20, line: 26, weight: 600, spacing: -0.2 },
  Headline: { size: 16, line: 22, weight: 600, spacing: -0.08 },
  Body: { size: 15, line: 22, weight: 400, spacing: 0 },
  Label: { size: 13, line: 18, weight: 500, spacing: 0 },
  Caption: { size: 11, line: 14, weight: 500, spacing: 0.11 },
} as const;
export type TextStyleName = keyof typeof TEXT_STYLES;

export const WEIGHT_NAMES: Readonly<Record<number, string>> = {
  400: 'Regular',
  500: 'Medium',
  600: 'SemiBold',
  700: 'Bold',
};
