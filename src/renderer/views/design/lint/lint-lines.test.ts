import { describe, expect, it } from 'vitest';
import type { SnapshotHead } from '#contract/snapshot';
import { figmaLink, findingComment } from './designer-comment.ts';
import { type LintLine, lintGroups, singleTitle } from './lint-lines.ts';

describe('findings', () => {
  it('groups findings by rule, the worst first, and names an unknown rule', () => {
    const finding = (rule: string, severity: 'error' | 'info', count: number) => ({
      rule,
      severity,
      params: { n: count },
      nodes: Array.from({ length: Math.min(50, count) }, (_, i) => ({ id: `1:${i}`, name: `n${i}`, screen: 's' })),
    });
    const words = {
      t: (key: string, params?: Record<string, unknown>) => `<${key} ${String(params?.['layer'] ?? '')}>`,
      has: (key: string) => key.startsWith('lint.b.'),
    };
    const groups = lintGroups([finding('a', 'info', 9), finding('b', 'error', 25), finding('b', 'error', 1)], words);
    expect(groups.map(({ rule, name, count, lines }) => [rule, name, count, lines.length])).toEqual([
      ['b', '<lint.b.name >', 26, 2],
      ['a', 'a', 9, 1],
    ]);
    expect(groups[0]?.lines.map(({ title }) => title)).toEqual(['<lint.b.title n0>', '<lint.b.single n0>']);

    const head = { fileKey: 'KEY' } as SnapshotHead;
    const source = {
      head,
      screenName: (id: string) => `screen ${id}`,
      single: (line: LintLine, layer: { name: string }) => singleTitle(line, layer.name, words),
    };
    const [many, one] = (groups[0]?.lines ?? []) as [LintLine, LintLine];
    const text = findingComment(many, source);
    expect(text).toContain(
      '<lint.b.title n0>\n<lint.b.todo >\n\n- n0 – screen s\n  https://www.figma.com/design/KEY?node-id=1-0',
    );
    expect(text).toContain('- + 5');
    expect(findingComment(one, source)).toBe(
      '<lint.b.single n0>\n<lint.b.todo >\nn0 – screen s\nhttps://www.figma.com/design/KEY?node-id=1-0',
    );
    expect(figmaLink(head, 'I1:2;3:4')).toBe('https://www.figma.com/design/KEY?node-id=I1-2%3B3-4');
    expect(figmaLink({ ...head, fileKey: null }, '1:2')).toBeNull();
  });
});
