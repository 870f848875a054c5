import { type PointerEvent, useMemo } from 'react';
import { useStore } from 'zustand';
import styles from './board.module.css';
import type { BoardLayout } from './board-layout.ts';
import type { BoardStore } from './board-store.ts';
import { visibleRect } from './camera.ts';

export interface MinimapProps {
  readonly layout: BoardLayout;
  readonly store: BoardStore;
  readonly chosen: string | null;
}

/** Pixels. */
const BOX = { width: 128, height: 72, margin: 8 } as const;

/** The whole board in small; only where a part of it is outside. A press or drag goes there. */
export const Minimap = ({ layout, store, chosen }: MinimapProps) => {
  const { camera, place } = useStore(store);
  const scale = Math.min((BOX.width - 2 * BOX.margin) / layout.width, (BOX.height - 2 * BOX.margin) / layout.height);
  const path = useMemo(
    () => layout.screens.map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`).join(''),
    [layout],
  );
  if (!place || layout.screens.length === 0) return null;
  const seen = visibleRect(camera, place);
  const isAllSeen =
    seen.x <= 0 && seen.y <= 0 && seen.x + seen.width >= layout.width && seen.y + seen.height >= layout.height;
  if (isAllSeen) return null;
  const marked = layout.screens.find(({ id }) => id === chosen);
  const [left, top] = [(BOX.width - layout.width * scale) / 2, (BOX.height - layout.height * scale) / 2];
  const go = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    event.currentTarget.setPointerCapture(event.pointerId);
    store.moveTo({ x: (event.clientX - box.left - left) / scale, y: (event.clientY - box.top - top) / scale });
  };
  return (
    <svg
      className={styles.minimap}
      data-board-part
      width={BOX.width}
      height={BOX.height}
      aria-hidden
      onPointerDown={go}
      onPointerMove={go}
    >
      <g transform={`translate(${left} ${top}) scale(${scale})`}>
        <path className={styles.miniScreens} d={path} />
        {marked ? (
          <rect className={styles.miniChosen} x={marked.x} y={marked.y} width={marked.width} height={marked.height} />
        ) : null}
        <rect className={styles.miniSeen} x={seen.x} y={seen.y} width={seen.width} height={seen.height} />
      </g>
    </svg>
  );
};
