export const PREVIEW_MODES = ['side', 'slider', 'difference', 'code'] as const;
export type PreviewMode = (typeof PREVIEW_MODES)[number];

/** Widths that a page can be looked at, in pixels. */
export const NARROWEST = 320;
export const WIDEST = 1_920;

/** A design may be narrower or wider than what the handle reaches. */
export const widthLimits = (drawn: number): { readonly min: number; readonly max: number } => ({
  min: Math.min(NARROWEST, Math.round(drawn)),
  max: Math.max(WIDEST, Math.round(drawn)),
});

export interface Fit {
  readonly scale: number;
  /** Pixels of the window. */
  readonly width: number;
  readonly height: number;
}

/** A sheet as wide as the room allows, never larger than life; what is longer than the room is scrolled to. */
export const fitInto = (
  sheet: { readonly width: number; readonly height: number },
  room: { readonly width: number },
): Fit => {
  const scale = Math.max(0.05, Math.min(1, room.width / Math.max(1, sheet.width)));
  return { scale, width: sheet.width * scale, height: sheet.height * scale };
};
