import { describe, expect, it } from 'vitest';
import type { CodeRegion } from '#contract/code-gen/code-map';
import { fc } from '#testing/properties';
import { carryRegions } from './carry-regions.ts';

const region = (node: string, start: number, end: number): CodeRegion => ({ node, name: node, start, end });
const FROM = 'a\nb\nc\nd\ne\n';
const carried = (to: string, ...regions: readonly CodeRegion[]) =>
  carryRegions(regions, { from: FROM, to }).map(({ node, start, end }) => [node, start, end]);

describe('regions of generated code', () => {
  it('move with their lines', () => {
    expect(
      carried('new\na\nb\nmore\nc\nd\ne\n', region('1:1', 1, 5), region('1:2', 2, 3), region('1:3', 5, 5)),
    ).toEqual([
      ['1:1', 2, 7],
      ['1:2', 3, 5],
      ['1:3', 7, 7],
    ]);
  });

  it('hold what came in place of their lines', () => {
    expect(carried('a\nB1\nB2\nC\nd\ne\n', region('1:1', 2, 3), region('1:2', 3, 3))).toEqual([
      ['1:1', 2, 4],
      ['1:2', 3, 4],
    ]);
  });

  it('are gone with their lines, and only those', () => {
    expect(carried('a\nd\ne\n', region('1:1', 1, 3), region('1:2', 2, 3), region('1:3', 3, 4))).toEqual([
      ['1:1', 1, 1],
      ['1:3', 2, 2],
    ]);
    expect(carried('', region('1:1', 1, 5))).toEqual([]);
  });

  it('do not care for line ends', () => {
    expect(carried(FROM.replaceAll('\n', '\r\n'), region('1:1', 2, 4))).toEqual([['1:1', 2, 4]]);
  });
});

it('whatever became of a text, regions stay in it, and inner ones in those around them', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', '}'), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(lines, lines, fc.array(fc.nat(11), { minLength: 4, maxLength: 4 }), (from, to, places) => {
      const [a = 0, b = 0, c = 0, d = 0] = places.map((place) => 1 + (place % from.length)).sort((x, y) => x - y);
      const found = carryRegions([region('outer', a, d), region('inner', b, c)], {
        from: from.join('\n'),
        to: to.join('\n'),
      });
      const byNode = new Map(found.map((one) => [one.node, one]));
      const [outer, inner] = [byNode.get('outer'), byNode.get('inner')];
      for (const { start, end } of found) {
        expect(start).toBeGreaterThanOrEqual(1);
        expect(end).toBeLessThanOrEqual(to.length);
      }
      if (inner !== undefined) expect(outer?.start).toBeLessThanOrEqual(inner.start);
      if (inner !== undefined) expect(outer?.end).toBeGreaterThanOrEqual(inner.end);
    }),
    { numRuns: 1_000 },
  );
});
