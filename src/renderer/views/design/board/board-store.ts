import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Point, Rect } from '../model/geometry.ts';
import { type Camera, fitCamera, panBy, revealRect, type Size, zoomAt, zoomStep } from './camera.ts';

/** Screen pixels around what is fitted. */
const MARGIN = 28;
const REVEAL_MARGIN = 24;

export interface BoardState {
  readonly camera: Camera;
  /** The place on the screen; null before it was measured. */
  readonly place: Size | null;
  /** Until the user moves the board it is fitted again whenever its place changes. */
  readonly isTouched: boolean;
}

/** Camera of one board. Changes many times a second, so it lies outside of React and parts subscribe to what they draw. */
export interface BoardStore extends StoreApi<BoardState> {
  measure(place: Size, content: Rect): void;
  fit(content: Rect): void;
  zoomTo(zoom: number, at?: Point): void;
  zoomBy(factor: number, at: Point): void;
  step(direction: 1 | -1): void;
  pan(dx: number, dy: number): void;
  /** Moves as little as needed. */
  reveal(rect: Rect): void;
  moveTo(centre: Point): void;
}

const centreOf = ({ width, height }: Size): Point => ({ x: width / 2, y: height / 2 });

export const createBoardStore = (): BoardStore => {
  const store = createStore<BoardState>(() => ({ camera: { x: 0, y: 0, zoom: 1 }, place: null, isTouched: false }));
  const { getState, setState } = store;
  const withPlace = (change: (state: BoardState, place: Size) => Camera) => {
    const state = getState();
    if (state.place) setState({ camera: change(state, state.place), isTouched: true });
  };
  return {
    ...store,
    measure: (place, content) =>
      setState(({ camera, isTouched }) => ({ place, camera: isTouched ? camera : fitCamera(content, place, MARGIN) })),
    fit: (content) =>
      setState(({ camera, place }) => ({
        camera: place ? fitCamera(content, place, MARGIN) : camera,
        isTouched: false,
      })),
    zoomTo: (zoom, at) => withPlace(({ camera }, place) => zoomAt(camera, at ?? centreOf(place), zoom)),
    zoomBy: (factor, at) => withPlace(({ camera }) => zoomAt(camera, at, camera.zoom * factor)),
    step: (direction) =>
      withPlace(({ camera }, place) => zoomAt(camera, centreOf(place), zoomStep(camera.zoom, direction))),
    pan: (dx, dy) => withPlace(({ camera }) => panBy(camera, dx, dy)),
    reveal: (rect) => {
      const { camera, place } = getState();
      if (!place) return;
      const next = revealRect(camera, rect, place, REVEAL_MARGIN);
      if (next.x !== camera.x || next.y !== camera.y) setState({ camera: next, isTouched: true });
    },
    moveTo: (centre) =>
      withPlace(({ camera }, { width, height }) => ({
        ...camera,
        x: centre.x - width / 2 / camera.zoom,
        y: centre.y - height / 2 / camera.zoom,
      })),
  };
};
