import { describe, expect, it } from 'vitest';
import type { LogRecord } from '#contract/state/app-state';
import { fastest } from '#testing/fastest';
import { fc } from '#testing/properties';
import { countByFilter, filterLog, logLines } from './log-filter.ts';

const record = (id: number, kind: LogRecord['kind'], title = 'title', text = 'text'): LogRecord => ({
  id,
  at: 1_700_000_000_000 + id,
  kind,
  title,
  text,
});

const records = [
  record(1, 'event', 'design-parser-started'),
  record(2, 'warning', 'unknown-type', 'SLOT'),
  record(3, 'error', 'agent-crashed'),
  record(4, 'tool', 'mapNodeType'),
];

describe('log filter', () => {
  it('counts by kind; warnings and errors are problems', () => {
    expect(countByFilter(records)).toEqual({ all: 4, event: 1, tool: 1, message: 0, problems: 2, app: 0 });
  });

  it('filters by kind and by text of title and record', () => {
    expect(filterLog(records, 'problems', '').map(({ id }) => id)).toEqual([2, 3]);
    expect(filterLog(records, 'all', 'slot').map(({ id }) => id)).toEqual([2]);
    expect(filterLog(records, 'tool', 'slot')).toEqual([]);
    expect(filterLog(records, 'all', ' ')).toBe(records);
  });

  it('filters 10,000 records in less than a frame or two', () => {
    const many = Array.from({ length: 10_000 }, (_, id) => record(id, 'tool', `tool ${id}`, 'x'.repeat(80)));
    expect(fastest(() => filterLog(many, 'tool', 'tool 99'))).toBeLessThan(100);
  });
});

describe('log as JSON lines', () => {
  it('[PA16] reads back to the same text and holds no hidden character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (title, text) => {
        const line = logLines([record(1, 'message', title, text)]);
        expect(JSON.parse(line)).toMatchObject({ kind: 'message', title, text });
        expect(line).not.toMatch(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u);
      }),
    );
    expect(logLines([record(1, 'app', '\u001b[31m', '\u{e0041}\u202e')])).toContain('\\udb40\\udc41\\u202e');
  });

  it('writes one line per record', () => {
    expect(logLines(records).split('\n')).toHaveLength(4);
    expect(JSON.parse(logLines(records).split('\n')[1] ?? '')).toEqual({
      at: '2023-11-14T22:13:20.002Z',
      kind: 'warning',
      title: 'unknown-type',
      text: 'SLOT',
    });
  });
});
