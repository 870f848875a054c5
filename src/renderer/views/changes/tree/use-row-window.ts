import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** Pixels; as --row. */
export const ROW = 26;
/** Rows that are drawn over and under those in sight; the window moves by as many, so that scrolling draws seldom. */
const MORE = 8;

export interface RowWindow {
  readonly place: RefObject<HTMLDivElement | null>;
  /** Rows to draw: the first, and the one behind the last. */
  readonly start: number;
  readonly end: number;
  /** How many are drawn at once, at most: a row that comes into sight may take the element of one that went. */
  readonly size: number;
  onScroll(): void;
  /** Brings a row into sight, if it is not. */
  reveal(row: number): void;
}

const firstOf = (place: HTMLDivElement | null): number =>
  Math.max(0, Math.floor((place?.scrollTop ?? 0) / ROW / MORE) * MORE - MORE);

/** Which rows of a long list are drawn. All have one height, so nothing is measured, however many there are. */
export const useRowWindow = (count: number): RowWindow => {
  const place = useRef<HTMLDivElement>(null);
  const [first, setFirst] = useState(0);
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    setHeight(element.clientHeight);
    const watch = new ResizeObserver(() => setHeight(element.clientHeight));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const onScroll = useCallback(() => setFirst(firstOf(place.current)), []);
  const reveal = useCallback((row: number) => {
    const element = place.current;
    if (element === null || row < 0) return;
    const top = row * ROW;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW > element.scrollTop + element.clientHeight) element.scrollTop = top + ROW - element.clientHeight;
    setFirst(firstOf(element));
  }, []);
  const start = Math.min(first, Math.max(0, count - 1));
  const size = Math.ceil(height / ROW) + 3 * MORE;
  return { place, start, end: Math.min(count, start + size), size, onScroll, reveal };
};
