import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import styles from './splitter.module.css';

export interface SplitterProps {
  readonly label: string;
  /** `vertical` stands between columns. */
  readonly orientation: 'vertical' | 'horizontal';
  /** Pixels of the panel, and its bounds. */
  readonly size: number;
  readonly bounds: readonly [number, number];
  /** 1 when the panel lies before the splitter (left or above), -1 when behind it. */
  readonly side: 1 | -1;
  onResize(size: number): void;
  onReset(): void;
}

const STEP = 16;

const keyStep = (key: string, orientation: SplitterProps['orientation']): number => {
  const [less, more] = orientation === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  if (key === less) return -STEP;
  return key === more ? STEP : 0;
};

const useDrag = ({ orientation, size, side, onResize }: SplitterProps) => {
  const start = useRef<{ readonly at: number; readonly size: number } | null>(null);
  const along = (event: PointerEvent) => (orientation === 'vertical' ? event.clientX : event.clientY);
  return {
    onPointerDown: (event: PointerEvent) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { at: along(event), size };
    },
    onPointerMove: (event: PointerEvent) => {
      if (start.current) onResize(start.current.size + side * (along(event) - start.current.at));
    },
    onPointerUp: () => {
      start.current = null;
    },
    onPointerCancel: () => {
      start.current = null;
    },
  };
};

/**
 * The line between two panels, at the edge of the one it sizes, which is positioned: drag it, or arrow keys, Home and End; a double click goes back to the usual size.
 */
export const Splitter = (props: SplitterProps) => {
  const { label, orientation, size, bounds, side, onResize, onReset } = props;
  const drag = useDrag(props);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = keyStep(event.key, orientation) * side;
    if (step !== 0) onResize(size + step);
    else if (event.key === 'Home') onResize(bounds[0]);
    else if (event.key === 'End') onResize(bounds[1]);
    else if (event.key === 'Enter') onReset();
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved has no element of its own
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={size}
      aria-valuemin={bounds[0]}
      aria-valuemax={bounds[1]}
      className={styles.splitter}
      data-orientation={orientation}
      data-edge={side === 1 ? 'end' : 'start'}
      onDoubleClick={onReset}
      onKeyDown={onKeyDown}
      {...drag}
    />
  );
};
