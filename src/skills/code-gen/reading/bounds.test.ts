import { describe, expect, it } from 'vitest';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { readForm } from '#testing/reading-back/form';
import { allTold } from '#testing/reading-back/told';
import { findLayer } from './checked-tree.ts';
import { LEGEND } from './notation/legend.ts';
import { readingForm } from './reading-form.ts';

const SCREEN = { id: '1:0', name: 'Home', page: 'Page 1', width: 10, height: 10, nodes: 1, picture: null };

const layer = (id: number, more: Partial<SemanticNode> = {}): SemanticNode => ({
  id: `1:${id}`,
  name: `Layer ${id}`,
  type: 'div',
  figmaType: 'FRAME',
  box: { x: 0, y: id, width: 10 + (id % 7), height: 20 },
  fills: [{ kind: 'solid', color: `rgb(${id % 255}, 2, 3)`, token: `color/${id % 40}` }],
  ...more,
});

const flat = (count: number): SemanticNode =>
  layer(0, { children: Array.from({ length: count }, (_, at) => layer(at + 1)) });

/** A tree of `width` children on each of `depth` levels, with ids that count up. */
const bushy = (width: number, depth: number): SemanticNode => {
  let last = 0;
  const grow = (left: number): SemanticNode => {
    const own = layer(last);
    last += 1;
    return left === 0 ? own : { ...own, children: Array.from({ length: width }, () => grow(left - 1)) };
  };
  return grow(depth);
};

const timed = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

const LONG = { timeout: 120_000 };

describe('bounds of the reading form', () => {
  it('explains itself in 1 KB', () => {
    expect(Buffer.byteLength(LEGEND.join('\n'))).toBeLessThanOrEqual(1_024);
  });

  it.each([
    ['10,000 siblings', () => flat(10_000)],
    ['a bushy tree of 11,111', () => bushy(10, 4)],
  ])('[PA13] %s fit into the limit, and what is missing is counted', LONG, (_name, build) => {
    const root = build();
    const total = allTold(root).length;
    for (const maxBytes of [6_000, 20_000, 60_000]) {
      const text = readingForm(SCREEN, root, { maxBytes });
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxBytes);
      // Most of the room is used.
      expect(Buffer.byteLength(text)).toBeGreaterThan(maxBytes * 0.6);
      const form = readForm(text);
      const missing = form.cuts.reduce((sum, { text: cut }) => sum + Number(/^… (\d+) more/.exec(cut)?.[1]), 0);
      expect(form.layers.size + missing).toBe(total);
      expect(missing).toBeGreaterThan(0);
    }
  });

  it('[PA13] what was cut is read on from where it ended, until nothing is missing', LONG, () => {
    const root = flat(2_000);
    const seen = new Set<string>();
    let from: string | undefined;
    for (let round = 0; round < 100; round += 1) {
      const form = readForm(readingForm(SCREEN, root, { maxBytes: 12_000, ...(from === undefined ? {} : { from }) }));
      for (const id of form.layers.keys()) seen.add(id);
      const cut = form.cuts[0]?.text;
      if (cut === undefined) break;
      expect(cut).toMatch(/^… \d+ more layers: ask for 1:0 from 1:\d+$/);
      from = cut.split(' from ')[1];
    }
    expect(seen.size).toBe(2_001);
  });

  it('[PA13] ten times the layers take no more than some thirty times the time', LONG, () => {
    const [small, large] = [flat(1_000), flat(10_000)];
    readingForm(SCREEN, small);
    const once = Math.max(
      timed(() => readingForm(SCREEN, small)),
      timed(() => readingForm(SCREEN, small)),
    );
    expect(timed(() => readingForm(SCREEN, large))).toBeLessThan(Math.max(once, 5) * 30);
  });

  it('a nested tree of 2,000 levels is written', () => {
    let root = layer(2_000);
    for (let id = 1_999; id > 0; id -= 1) root = layer(id, { children: [root] });
    expect(readForm(readingForm(SCREEN, root)).layers.size).toBe(2_000);
  });

  it('a text longer than all the rest is cut in the middle of no escape, and says so', () => {
    const characters = '\u0000'.repeat(50_000);
    const style = { family: 'Inter', weight: 400, size: 12 };
    const root = layer(0, { children: [layer(1, { text: { characters, style } })] });
    const text = readingForm(SCREEN, root, { maxBytes: 8_000 });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(8_000);
    expect(text).toMatch(/text='(?:\\u0000)+'…\d+ /);
  });

  it('a limit that nothing goes into still gives the root', () => {
    const form = readForm(readingForm(SCREEN, flat(50), { maxBytes: 1 }));
    expect([...form.layers.keys()]).toEqual(['1:0']);
    expect(form.cuts).toEqual([{ depth: 1, text: '… 50 more layers: ask for 1:0' }]);
  });

  it('one layer is read alone, with ids that are found again', () => {
    const inner = layer(3, { id: 'I1:2;3:4', children: [layer(5, { id: 'I1:2;3:5' })] });
    const instance = { componentId: '3:1', componentName: null };
    const root = layer(0, { children: [layer(2, { instance, children: [inner] })] });
    const form = readForm(readingForm(SCREEN, findLayer(root, 'I1:2;3:4') as SemanticNode));
    expect([...form.layers.keys()]).toEqual(['I1:2;3:4', 'I1:2;3:5']);
  });

  it('a hidden layer that is asked for is told in full', () => {
    const hidden = layer(1, { visible: false, children: [layer(2)] });
    const root = layer(0, { children: [hidden] });
    expect(readForm(readingForm(SCREEN, root)).layers.get('1:2')?.type).toBe('~');
    expect(readForm(readingForm(SCREEN, hidden)).layers.get('1:2')?.type).toBe('div');
  });
});
