import { describe, expect, it } from 'vitest';
import { fc } from '#testing/properties';
import { createJsonLineFramer } from './json-line-framer.ts';

const frame = (chunks: readonly Uint8Array[]) => {
  const records: Record<string, unknown>[] = [];
  const garbage: string[] = [];
  const framer = createJsonLineFramer({
    record: (value) => records.push(value),
    garbage: (excerpt) => garbage.push(excerpt),
  });
  for (const chunk of chunks) framer.push(chunk);
  return { records, garbage, dropped: framer.end() };
};

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const cutAt = (whole: Uint8Array, cuts: readonly number[]): Uint8Array[] => {
  const sorted = [...new Set(cuts.map((cut) => cut % (whole.length + 1)))].sort((a, b) => a - b);
  return [0, ...sorted].map((start, index) => whole.slice(start, sorted[index] ?? whole.length));
};

describe('json line framer', () => {
  it('[AG01] drops and counts garbage, and the stream goes on', () => {
    const noise = 'x'.repeat(5_000);
    const { records, garbage } = frame([
      bytes(`not json\nnull\n[]\n42\n"text"\n${noise}\n`),
      new Uint8Array([0xff, 0xfe, 0x00, 0x0a]),
      bytes('{"type":"ok"}\n'),
    ]);
    expect(records).toEqual([{ type: 'ok' }]);
    expect(garbage).toHaveLength(7);
    expect(Math.max(...garbage.map((excerpt) => excerpt.length))).toBeLessThanOrEqual(200);
  });

  it('[AG02] gives the same records whatever the chunks, also across CRLF and U+2028', () => {
    const value = fc.record({
      type: fc.string({ unit: 'binary' }),
      nested: fc.jsonValue(),
      line: fc.constant('a\u2028b\u2029c\u0085d'),
    });
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 6 }),
        fc.array(fc.nat(), { maxLength: 40 }),
        fc.boolean(),
        (values, cuts, crlf) => {
          const whole = bytes(values.map((each) => `${JSON.stringify(each)}${crlf ? '\r\n' : '\n'}`).join(''));
          expect(frame(cutAt(whole, cuts)).records).toEqual(frame([whole]).records);
          expect(frame([whole]).records).toEqual(JSON.parse(JSON.stringify(values)));
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('[AG02] cuts a record at every byte', () => {
    const whole = bytes('{"text":"héllo 🌍"}\n{"n":2}\n');
    for (let cut = 0; cut <= whole.length; cut += 1) {
      expect(frame([whole.slice(0, cut), whole.slice(cut)]).records).toEqual([{ text: 'héllo 🌍' }, { n: 2 }]);
    }
  });

  it('[AG03] drops a partial line at the end of the stream', () => {
    const { records, dropped } = frame([bytes('{"a":1}\n{"b":')]);
    expect(records).toEqual([{ a: 1 }]);
    expect(dropped).toBe(5);
  });
});
