import { useEffect, useMemo, useRef, useState } from 'react';
import type { SnapshotView } from '#contract/design/snapshot-view';
import { useView, useViewActions } from '../../../store/window-context.tsx';
import type { Point, Rect } from '../model/geometry.ts';
import { hitTest } from '../model/hit-test.ts';
import type { Layer } from '../model/layer-index.ts';
import { useKeptLayers, useLayers } from '../use-design.ts';
import type { BoardLayout, PlacedScreen } from './board-layout.ts';
import type { BoardStore } from './board-store.ts';
import type { ScreenGrid } from './screen-grid.ts';

export interface BoardSelection {
  /** The screen that was chosen, and the layer of it. */
  readonly screen: PlacedScreen | null;
  readonly layer: Layer | null;
  /** What lies around the chosen layer. */
  readonly around: Layer | null;
  readonly hovered: { readonly screen: PlacedScreen; readonly layer: Layer | null } | null;
  /** Points are of the board, in design pixels. */
  hover(point: Point | null): void;
  choose(point: Point): void;
  chooseScreen(id: string): void;
}

export interface SelectionOptions {
  readonly view: SnapshotView;
  readonly layout: BoardLayout;
  readonly store: BoardStore;
  readonly grid: ScreenGrid;
}

/** A screen narrower than that on the glass has no layers to point at, and they are not read for it. Pixels. */
const POINTABLE = 90;

const placedIn = (layout: BoardLayout, id: string | null): PlacedScreen | null =>
  id === null ? null : (layout.screens.find((screen) => screen.id === id) ?? null);

const onBoard = (screen: PlacedScreen, { x, y, width, height }: Rect): Rect => ({
  x: screen.x + x,
  y: screen.y + y,
  width,
  height,
});

/** The chosen layer comes into sight when it was chosen elsewhere: in the tree, the search, a finding. */
const useRevealed = (store: BoardStore, screen: PlacedScreen | null, layer: Layer | null) => {
  const own = useRef<string | null>(null);
  const key = screen ? `${screen.id}/${layer?.node.id ?? ''}` : null;
  useEffect(() => {
    if (screen && key !== own.current) store.reveal(layer ? onBoard(screen, layer.bounds) : screen);
  }, [key, screen, layer, store]);
  return (id: string) => {
    own.current = id;
  };
};

export const useBoardSelection = ({ view, layout, store, grid }: SelectionOptions): BoardSelection => {
  const { select } = useViewActions();
  const selection = useView((state) => state.selection);
  const [pointer, setPointer] = useState<{ screen: PlacedScreen; point: Point } | null>(null);
  const screen = useMemo(() => placedIn(layout, selection.screen), [layout, selection.screen]);
  const layers = useKeptLayers(view.name, screen?.id ?? null);
  const layer = (selection.node !== null && layers?.byId.get(selection.node)) || null;
  const pointed = useLayers(view.name, pointer?.screen.id ?? null);
  const noteOwn = useRevealed(store, screen, layer);
  const hit = useMemo(() => (pointer && pointed ? hitTest(pointed, pointer.point) : null), [pointer, pointed]);
  const inside = (point: Point, at: PlacedScreen): Point => ({ x: point.x - at.x, y: point.y - at.y });
  return {
    screen,
    layer,
    around: (layer && layers?.layers[layer.parent]) ?? null,
    hovered: pointer ? { screen: pointer.screen, layer: hit } : null,
    hover: (point) => {
      const at = point && grid.at(point);
      const canPoint = at && at.width * store.getState().camera.zoom >= POINTABLE;
      setPointer(point && canPoint ? { screen: at, point: inside(point, at) } : null);
    },
    choose: (point) => {
      const at = grid.at(point);
      if (!at) return;
      const known = at.id === pointer?.screen.id ? pointed : at.id === screen?.id ? layers : null;
      const found = known ? hitTest(known, inside(point, at)) : null;
      const node = found && found.depth > 0 ? found.node.id : null;
      noteOwn(`${at.id}/${node ?? ''}`);
      select({ screen: at.id, node });
    },
    chooseScreen: (id) => {
      noteOwn(`${id}/`);
      select({ screen: id, node: null });
    },
  };
};
