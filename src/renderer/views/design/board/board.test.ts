import { describe, expect, it } from 'vitest';
import { fastest } from '#testing/fastest';
import { fc } from '#testing/properties';
import { type BoardScreen, layoutBoard } from './board-layout.ts';
import { fitCamera, panBy, revealRect, toScreen, toWorld, visibleRect, zoomAt, zoomStep } from './camera.ts';
import { createScreenGrid } from './screen-grid.ts';

const phone = (id: string, page = 'App'): BoardScreen => ({ id, page, width: 375, height: 812 });
const many = (count: number): BoardScreen[] => Array.from({ length: count }, (_, i) => phone(`${i}`));

const screens = fc.array(
  fc.record({
    id: fc.uuid(),
    page: fc.constantFrom('A', 'B', 'C'),
    width: fc.integer({ min: 0, max: 2_000 }),
    height: fc.integer({ min: 0, max: 3_000 }),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('board layout', () => {
  it('puts five phones into one row where there is room', () => {
    const board = layoutBoard(many(5), 1440 / 560);
    expect(new Set(board.screens.map(({ y }) => y)).size).toBe(1);
  });

  it('never lets screens overlap, whatever their sizes', () => {
    fc.assert(
      fc.property(screens, fc.double({ min: 0.3, max: 4, noNaN: true }), (list, aspect) => {
        const board = layoutBoard(list, aspect);
        expect(board.screens.map(({ at }) => at).sort((a, b) => a - b)).toEqual(list.map((_, at) => at));
        const overlaps = board.screens.some((a, i) =>
          board.screens.some(
            (b, j) =>
              i < j && a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
          ),
        );
        expect(overlaps).toBe(false);
        for (const { x, y, width, height } of board.screens) {
          expect(x + width).toBeLessThanOrEqual(board.width);
          expect(y + height).toBeLessThanOrEqual(board.height);
        }
      }),
    );
  });

  it('names pages only where there are several', () => {
    const board = layoutBoard([phone('1', 'A'), phone('2', 'B')], 1);
    expect(board.pages.map(({ name }) => name)).toEqual(['A', 'B']);
    const [head] = board.pages;
    expect(board.screens[0]?.y).toBeGreaterThan(head?.y ?? 0);
    expect(layoutBoard([phone('1')], 1).screens[0]?.y).toBeLessThan(board.screens[0]?.y ?? 0);
  });

  it('places 5,000 screens within 250 ms', () => {
    const screens = many(5_000);
    expect(fastest(() => layoutBoard(screens, 1.6))).toBeLessThan(250);
  });
});

describe('screen grid', () => {
  it('finds what lies in a part of the board, and the screen at a point', () => {
    const board = layoutBoard(many(6), 2);
    const grid = createScreenGrid(board);
    const [first] = board.screens;
    expect(grid.within({ x: -10, y: 0, width: 20, height: 5_000 }).every(({ x }) => x === 0)).toBe(true);
    expect(grid.at({ x: (first?.x ?? 0) + 1, y: (first?.y ?? 0) + 1 })).toEqual(first);
    expect(grid.at({ x: -1, y: -1 })).toBeNull();
  });
});

describe('camera', () => {
  const place = { width: 800, height: 600 };

  it('fits a board into the place and never enlarges it', () => {
    const camera = fitCamera({ x: 0, y: 0, width: 4_000, height: 1_000 }, place, 24);
    expect(toScreen(camera, { x: 0, y: 500 }).x).toBeCloseTo(24, 6);
    expect(toScreen(camera, { x: 0, y: 500 }).y).toBeCloseTo(300, 6);
    expect(fitCamera({ x: 0, y: 0, width: 10, height: 10 }, place, 24).zoom).toBe(1);
  });

  it('keeps the pixel under the pointer while zooming', () => {
    const number = fc.double({ min: -500, max: 500, noNaN: true });
    fc.assert(
      fc.property(number, number, fc.double({ min: 0.05, max: 8, noNaN: true }), (x, y, zoom) => {
        const camera = { x: 12, y: -7, zoom: 0.5 };
        const fixed = toWorld(camera, { x, y });
        const after = toScreen(zoomAt(camera, { x, y }, zoom), fixed);
        expect(after.x).toBeCloseTo(x, 4);
        expect(after.y).toBeCloseTo(y, 4);
      }),
    );
  });

  it('reveals with the least movement', () => {
    const camera = { x: 0, y: 0, zoom: 1 };
    expect(revealRect(camera, { x: 100, y: 100, width: 50, height: 50 }, place, 10)).toEqual(camera);
    const moved = revealRect(camera, { x: 900, y: 100, width: 50, height: 50 }, place, 10);
    expect(moved).toEqual({ x: 160, y: 0, zoom: 1 });
    const seen = visibleRect(moved, place);
    expect(seen.x + seen.width).toBe(960);
    expect(revealRect(camera, { x: -50, y: -50, width: 2_000, height: 2_000 }, place, 10)).toEqual(camera);
  });

  it('steps through round zooms', () => {
    expect([zoomStep(0.58, 1), zoomStep(0.58, -1), zoomStep(1, 1), zoomStep(16, 1)]).toEqual([0.75, 0.5, 1.5, 16]);
    expect(panBy({ x: 0, y: 0, zoom: 2 }, 10, 20)).toEqual({ x: 5, y: 10, zoom: 2 });
  });
});
