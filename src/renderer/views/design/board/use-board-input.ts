import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { isTyping } from '../../../keys/use-keys.ts';
import { useApp, useView } from '../../../store/window-context.tsx';
import type { Point, Rect } from '../model/geometry.ts';
import type { BoardStore } from './board-store.ts';
import { toWorld } from './camera.ts';
import type { BoardSelection } from './use-board-selection.ts';

export interface InputState {
  readonly isPanning: boolean;
  /** ⌥ is down: distances are shown. */
  readonly isMeasuring: boolean;
}

export interface BoardInputOptions {
  readonly place: RefObject<HTMLDivElement | null>;
  readonly store: BoardStore;
  readonly content: Rect;
  readonly selection: BoardSelection;
}

/** Pixels that a press may move and still be a press. */
const SLACK = 4;
/** Pixels per line where a wheel counts lines. */
const LINE = 16;
const KEY_STEP = 64;

const pointIn = (element: HTMLElement, event: { clientX: number; clientY: number }): Point => {
  const { left, top } = element.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
};

/** The wheel pans; with Ctrl or ⌘, or by pinching, it zooms around the pointer. */
const useWheel = ({ place, store }: BoardInputOptions) => {
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
      const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
      if (event.ctrlKey || event.metaKey) {
        store.zoomBy(Math.exp(-Math.max(-60, Math.min(60, dy)) / 110), pointIn(element, event));
      } else if (event.shiftKey && dx === 0) store.pan(dy, 0);
      else store.pan(dx, dy);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [place, store]);
};

const useHeldKeys = (state: StoreApi<InputState>) => {
  useEffect(() => {
    const follow = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Alt') state.setState({ isMeasuring: event.type === 'keydown' });
    };
    const release = () => state.setState({ isMeasuring: false });
    window.addEventListener('keydown', follow);
    window.addEventListener('keyup', follow);
    window.addEventListener('blur', release);
    return () => {
      window.removeEventListener('keydown', follow);
      window.removeEventListener('keyup', follow);
      window.removeEventListener('blur', release);
    };
  }, [state]);
};

/** The keys of the board work wherever the focus is, but in a text they are letters and in a conversation digits answer. */
const isElsewhere = (event: globalThis.KeyboardEvent): boolean =>
  event.defaultPrevented ||
  event.metaKey ||
  event.ctrlKey ||
  event.altKey ||
  isTyping(event.target) ||
  document.activeElement?.closest('[data-answers]') != null;

const useZoomKeys = ({ store, content }: BoardInputOptions) => {
  const isOn = useApp(({ settings }) => settings.singleKeys);
  const isCovered = useView(({ overlay }) => overlay !== null);
  const latest = useRef(content);
  latest.current = content;
  useEffect(() => {
    if (!isOn || isCovered) return;
    const actions: Readonly<Record<string, () => void>> = {
      '+': () => store.step(1),
      '=': () => store.step(1),
      '-': () => store.step(-1),
      '−': () => store.step(-1),
      '0': () => store.fit(latest.current),
      '1': () => store.zoomTo(1),
    };
    const listen = (event: globalThis.KeyboardEvent) => {
      const action = actions[event.key];
      if (!action || isElsewhere(event)) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [isOn, isCovered, store]);
};

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-KEY_STEP, 0],
  ArrowRight: [KEY_STEP, 0],
  ArrowUp: [0, -KEY_STEP],
  ArrowDown: [0, KEY_STEP],
};

interface Press {
  readonly start: Point;
  last: Point;
  hasMoved: boolean;
}

const usePointer = ({ place, store, selection }: BoardInputOptions, state: StoreApi<InputState>) => {
  const press = useRef<Press | null>(null);
  const worldPoint = (event: PointerEvent) =>
    toWorld(store.getState().camera, pointIn(place.current as HTMLElement, event));
  const end = () => {
    press.current = null;
    state.setState({ isPanning: false });
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button > 1 || (event.target as Element).closest('[data-board-part]')) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const at = { x: event.clientX, y: event.clientY };
      press.current = { start: at, last: at, hasMoved: event.button === 1 };
    },
    onPointerMove: (event: PointerEvent) => {
      state.setState({ isMeasuring: event.altKey });
      const now = press.current;
      if (!now) return selection.hover(worldPoint(event));
      const at = { x: event.clientX, y: event.clientY };
      if (!now.hasMoved && Math.hypot(at.x - now.start.x, at.y - now.start.y) < SLACK) return;
      if (!now.hasMoved) state.setState({ isPanning: true });
      store.pan(now.last.x - at.x, now.last.y - at.y);
      press.current = { ...now, last: at, hasMoved: true };
    },
    onPointerUp: (event: PointerEvent) => {
      const isPress = press.current !== null && !press.current.hasMoved;
      end();
      if (!isPress) return;
      const label = (event.target as Element).closest<HTMLElement>('[data-screen-name]');
      const named = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-screen-name]');
      const id = (label ?? named)?.dataset['screenName'];
      if (id === undefined) selection.choose(worldPoint(event));
      else selection.chooseScreen(id);
    },
    onPointerCancel: end,
    onPointerLeave: () => selection.hover(null),
  };
};

/** Wheel, pinch, drag, and the keys + − 0 1 and arrows of the board. */
export const useBoardInput = (options: BoardInputOptions) => {
  const [state] = useState(() => createStore<InputState>(() => ({ isPanning: false, isMeasuring: false })));
  useWheel(options);
  useHeldKeys(state);
  useZoomKeys(options);
  const pointer = usePointer(options, state);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = ARROWS[event.key];
    if (!step || event.altKey || event.metaKey || event.ctrlKey || isTyping(event.target)) return;
    options.store.pan(step[0], step[1]);
    event.preventDefault();
  };
  return { state, handlers: { ...pointer, onKeyDown } };
};
