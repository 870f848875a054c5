import { memo, useCallback, useEffect, useMemo, useState } from 'react';
import type { SnapshotView } from '#contract/design/snapshot-view';
import { VisibleName } from '../parts/visible-name.tsx';
import styles from './board.module.css';
import type { BoardLayout, PlacedPage, PlacedScreen } from './board-layout.ts';
import { BoardScreen } from './board-screen.tsx';
import type { BoardState, BoardStore } from './board-store.ts';
import { visibleRect } from './camera.ts';
import type { ScreenGrid } from './screen-grid.ts';

export interface BoardScreensProps {
  readonly view: SnapshotView;
  readonly layout: BoardLayout;
  readonly store: BoardStore;
  readonly grid: ScreenGrid;
  readonly chosen: string | null;
}

/** So many screens are elements with pictures; what is in sight beyond them is a plain box, drawn in one go. */
const MAX_ELEMENTS = 240;
/** So many screens without a picture are drawn from their layers, which must be read for it; others are plain boxes. */
const MAX_WIREFRAMES = 40;
/** Names stand above the screens where the room between rows allows them. Pixels. */
const NAME_ROOM = 22;

interface Sight {
  readonly screens: readonly PlacedScreen[];
  readonly plain: readonly PlacedScreen[];
  readonly hasNames: boolean;
  readonly hasPages: boolean;
  /** Doubles and halves with the zoom, so that what depends on it is not made anew at every step. */
  readonly detail: number;
}

const NOTHING: Sight = { screens: [], plain: [], hasNames: false, hasPages: false, detail: 1 };

/** A little more than what is in sight, so that a small movement changes nothing. */
const look = ({ camera, place }: BoardState, grid: ScreenGrid, gap: number): Sight => {
  if (!place) return NOTHING;
  const seen = visibleRect(camera, place);
  const [padX, padY] = [seen.width * 0.25, seen.height * 0.25];
  const all = grid.within({
    x: seen.x - padX,
    y: seen.y - padY,
    width: seen.width + 2 * padX,
    height: seen.height + 2 * padY,
  });
  return {
    screens: all.slice(0, MAX_ELEMENTS),
    plain: all.slice(MAX_ELEMENTS),
    hasNames: gap * camera.zoom >= NAME_ROOM,
    hasPages: gap * camera.zoom >= NAME_ROOM / 2,
    detail: 2 ** Math.ceil(Math.log2(camera.zoom)),
  };
};

const isSame = (a: Sight, b: Sight): boolean =>
  a.hasNames === b.hasNames &&
  a.hasPages === b.hasPages &&
  a.detail === b.detail &&
  a.screens.length === b.screens.length &&
  a.plain.length === b.plain.length &&
  a.screens.every((screen, at) => screen === b.screens[at]);

const useSight = (store: BoardStore, grid: ScreenGrid, gap: number): Sight => {
  const [sight, setSight] = useState<Sight>(() => look(store.getState(), grid, gap));
  const update = useCallback(() => {
    const next = look(store.getState(), grid, gap);
    setSight((before) => (isSame(before, next) ? before : next));
  }, [store, grid, gap]);
  useEffect(() => {
    update();
    let frame = 0;
    const stop = store.subscribe(() => {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        update();
      });
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [store, update]);
  return sight;
};

const PageHead = memo(({ page }: { readonly page: PlacedPage }) => (
  <div className={styles.page} style={{ left: page.x, top: page.y, '--width': page.width } as React.CSSProperties}>
    <VisibleName text={page.name} />
  </div>
));

/** Boxes of far away screens in one path each for all of them. */
const PlainScreens = ({ screens }: { readonly screens: readonly PlacedScreen[] }) => {
  const path = useMemo(
    () => screens.map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`).join(''),
    [screens],
  );
  return screens.length === 0 ? null : (
    <svg className={styles.plain} width="1" height="1" aria-hidden>
      <path d={path} />
    </svg>
  );
};

/** The screens without a picture that are drawn from their layers. */
const wireframed = (sight: Sight, view: SnapshotView): ReadonlySet<PlacedScreen> =>
  new Set(sight.screens.filter(({ at }) => view.screens[at]?.picture === null).slice(0, MAX_WIREFRAMES));

export const BoardScreens = ({ view, layout, store, grid, chosen }: BoardScreensProps) => {
  const sight = useSight(store, grid, layout.gap);
  const drawn = useMemo(() => wireframed(sight, view), [sight, view]);
  return (
    <>
      {sight.hasPages && layout.pages.length > 1
        ? layout.pages.map((page) => <PageHead key={page.name} page={page} />)
        : null}
      <PlainScreens screens={sight.plain} />
      {sight.screens.map((placed) => {
        const screen = view.screens[placed.at];
        return screen ? (
          <BoardScreen
            key={placed.id}
            view={view}
            screen={screen}
            placed={placed}
            hasName={sight.hasNames}
            isChosen={placed.id === chosen}
            isDrawn={drawn.has(placed)}
            detail={sight.detail}
          />
        ) : null;
      })}
    </>
  );
};
