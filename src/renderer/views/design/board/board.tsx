import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { SnapshotView } from '#contract/design/snapshot-view';
import type { Rect } from '../model/geometry.ts';
import styles from './board.module.css';
import type { BoardLayout } from './board-layout.ts';
import { BoardOverlay } from './board-overlay.tsx';
import { BoardScreens } from './board-screens.tsx';
import type { BoardStore } from './board-store.ts';
import { DrawnPictures } from './drawn-pictures.tsx';
import { Minimap } from './minimap.tsx';
import { MissingPictures } from './missing-pictures.tsx';
import { createScreenGrid, type ScreenGrid } from './screen-grid.ts';
import { useBoardInput } from './use-board-input.ts';
import { useBoardSelection } from './use-board-selection.ts';

export interface BoardProps {
  readonly view: SnapshotView;
  readonly layout: BoardLayout;
  readonly store: BoardStore;
  onPlace(place: { width: number; height: number }): void;
}

export const contentOf = ({ width, height }: BoardLayout): Rect => ({ x: 0, y: 0, width, height });

const usePlace = ({ layout, store, onPlace }: BoardProps) => {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef({ layout, onPlace });
  latest.current = { layout, onPlace };
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width === 0 || height === 0) return;
      latest.current.onPlace({ width, height });
      store.measure({ width, height }, contentOf(latest.current.layout));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [store]);
  // Another snapshot, or other rows for another place: look at all of it, unless the user has moved the board.
  useEffect(() => {
    const { place: size } = store.getState();
    if (size) store.measure(size, contentOf(layout));
  }, [layout, store]);
  return place;
};

/** Moves the board by style alone; React draws again only when other screens come into sight. */
const useWorldStyle = (store: BoardStore) => {
  const world = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const apply = () => {
      const { x, y, zoom } = store.getState().camera;
      const element = world.current;
      if (!element) return;
      element.style.transform = `translate(${-x * zoom}px, ${-y * zoom}px) scale(${zoom})`;
      element.style.setProperty('--zoom', String(zoom));
    };
    apply();
    return store.subscribe(apply);
  }, [store]);
  return world;
};

const useGrid = (layout: BoardLayout): ScreenGrid => useMemo(() => createScreenGrid(layout), [layout]);

/** The screens of a snapshot side by side; a press chooses the layer under it, dragging and the wheel move the board. */
export const Board = (props: BoardProps) => {
  const { view, layout, store } = props;
  const { t } = useTranslation();
  const place = usePlace(props);
  const world = useWorldStyle(store);
  const grid = useGrid(layout);
  const selection = useBoardSelection({ view, layout, store, grid });
  const input = useBoardInput({ place, store, content: contentOf(layout), selection });
  const isPanning = useStore(input.state, ({ isPanning }) => isPanning);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div
      ref={place}
      className={styles.board}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move the board
      tabIndex={0}
      aria-label={t('ui.design.board')}
      data-panning={isPanning || undefined}
      {...input.handlers}
    >
      <div ref={world} className={styles.world}>
        <BoardScreens view={view} layout={layout} store={store} grid={grid} chosen={selection.screen?.id ?? null} />
      </div>
      <BoardOverlay store={store} selection={selection} input={input.state} />
      <div className={styles.notices}>
        <DrawnPictures screens={view.screens} chosen={selection.screen?.id ?? null} />
        <MissingPictures screens={view.screens} />
      </div>
      <Minimap layout={layout} store={store} chosen={selection.screen?.id ?? null} />
    </div>
  );
};
