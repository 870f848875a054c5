import type { ScreenScore } from '#contract/code-gen/score';
import { PREVIEW_MODES, type PreviewMode } from '../../store/preview/look-store.ts';

/** Widths that a page can be looked at, in pixels. */
const NARROWEST = 320;
const WIDEST = 1_920;

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

/** Modes that show what was measured need its pictures. */
export const modesFor = (score: ScreenScore | null): readonly PreviewMode[] =>
  PREVIEW_MODES.filter((mode) => {
    if (mode === 'heat') return score !== null && score.pictures.heat !== null;
    return mode !== 'rendered' || (score !== null && score.pictures.page !== null);
  });
