import type { Point, Rect } from '../model/geometry.ts';

/** What of the board is in sight: the design pixel in the top left corner, and screen pixels per design pixel. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const ZOOM_BOUNDS = [0.01, 16] as const;
/** Fitting never enlarges beyond this. */
const MAX_FIT = 1;

const clampZoom = (zoom: number): number => Math.min(ZOOM_BOUNDS[1], Math.max(ZOOM_BOUNDS[0], zoom));

export const toScreen = (camera: Camera, { x, y }: Point): Point => ({
  x: (x - camera.x) * camera.zoom,
  y: (y - camera.y) * camera.zoom,
});

export const toWorld = (camera: Camera, { x, y }: Point): Point => ({
  x: x / camera.zoom + camera.x,
  y: y / camera.zoom + camera.y,
});

export const rectToScreen = (camera: Camera, rect: Rect): Rect => ({
  ...toScreen(camera, rect),
  width: rect.width * camera.zoom,
  height: rect.height * camera.zoom,
});

/** All of `rect` in the middle of the place, with a margin in screen pixels. */
export const fitCamera = (rect: Rect, place: Size, margin: number): Camera => {
  const room = { width: Math.max(1, place.width - 2 * margin), height: Math.max(1, place.height - 2 * margin) };
  const scale = Math.min(room.width / Math.max(1, rect.width), room.height / Math.max(1, rect.height));
  const zoom = clampZoom(Math.min(MAX_FIT, scale));
  return {
    x: rect.x + rect.width / 2 - place.width / 2 / zoom,
    y: rect.y + rect.height / 2 - place.height / 2 / zoom,
    zoom,
  };
};

/** The design pixel below `at`, a point of the place, stays there. */
export const zoomAt = (camera: Camera, at: Point, zoom: number): Camera => {
  const next = clampZoom(zoom);
  const fixed = toWorld(camera, at);
  return { x: fixed.x - at.x / next, y: fixed.y - at.y / next, zoom: next };
};

/** By screen pixels. */
export const panBy = (camera: Camera, dx: number, dy: number): Camera => ({
  ...camera,
  x: camera.x + dx / camera.zoom,
  y: camera.y + dy / camera.zoom,
});

export const visibleRect = (camera: Camera, place: Size): Rect => ({
  x: camera.x,
  y: camera.y,
  width: place.width / camera.zoom,
  height: place.height / camera.zoom,
});

const shift = (start: number, size: number, seenStart: number, seenSize: number): number => {
  if (size >= seenSize) return start + size / 2 - (seenStart + seenSize / 2);
  if (start < seenStart) return start - seenStart;
  return Math.max(0, start + size - (seenStart + seenSize));
};

/** Moves no more than needed for `rect` to be in sight; what is in sight already does not move. */
export const revealRect = (camera: Camera, rect: Rect, place: Size, margin: number): Camera => {
  const pad = margin / camera.zoom;
  const seen = visibleRect(camera, place);
  const overlaps =
    rect.x < seen.x + seen.width &&
    rect.x + rect.width > seen.x &&
    rect.y < seen.y + seen.height &&
    rect.y + rect.height > seen.y;
  const tooLarge = rect.width > seen.width || rect.height > seen.height;
  if (overlaps && tooLarge) return camera;
  return {
    ...camera,
    x: camera.x + shift(rect.x - pad, rect.width + 2 * pad, seen.x, seen.width),
    y: camera.y + shift(rect.y - pad, rect.height + 2 * pad, seen.y, seen.height),
  };
};

/** Steps of + and −. */
const STEPS = [0.02, 0.05, 0.1, 0.15, 0.25, 0.33, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 16] as const;

export const zoomStep = (zoom: number, direction: 1 | -1): number =>
  direction === 1
    ? (STEPS.find((step) => step > zoom * 1.01) ?? ZOOM_BOUNDS[1])
    : (STEPS.findLast((step) => step < zoom / 1.01) ?? ZOOM_BOUNDS[0]);
