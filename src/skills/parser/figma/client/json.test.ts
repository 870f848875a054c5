import { describe, expect, it } from 'vitest';
import { fc } from '#testing/properties';
import { parseJson } from './json.ts';
import { jsonErrorAt } from './json-error.ts';

const parse = (text: string) => parseJson(new TextEncoder().encode(text));

describe('parseJson', () => {
  it('reads UTF-8 with and without a mark, and UTF-16', () => {
    const value = { a: 'ö🙂' };
    expect(parse(JSON.stringify(value))).toEqual({ ok: true, value });
    expect(parse(`\uFEFF${JSON.stringify(value)}`)).toEqual({ ok: true, value });
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(JSON.stringify(value), 'utf16le')]);
    expect(parseJson(utf16)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'empty'],
    [' \n\uFEFF', 'empty'],
  ])('%j is empty', (text, problem) => expect(parse(text)).toEqual({ ok: false, problem }));

  it.each([
    ['{"a":1', 1, 7],
    ['{"a": wrong}', 1, 7],
    ['{\n  "a": 1,\n  "b" 2\n}', 3, 7],
    ['{\n"a": "cut', 2, 10],
    ['{"a": "b\\x"}', 1, 9],
    ['{"a": [1, 2}}', 1, 12],
    ['{"a": 1,}', 1, 9],
    ['[01]', 1, 3],
    ['{"a" 1}', 1, 6],
    ['1 2', 1, 3],
    ['\n\n[1,', 3, 4],
  ])('%j breaks at %i:%i', (text, line, column) => {
    expect(parse(text)).toEqual({ ok: false, problem: 'syntax', line, column });
  });

  it('[PA13] parses 200,000 levels without a stack overflow', () => {
    expect(parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`).ok).toBe(true);
  });

  it('finds a place in every text that is no JSON, and none in any that is', () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(200), fc.constantFrom('', ',', '"', '}', '\\', 'x', '\n', '0'))
      .map(([text, at, put]) => text.slice(0, at) + put + text.slice(at + 1));
    fc.assert(
      fc.property(fc.oneof(fc.json(), broken), (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(jsonErrorAt(text) === null).toBe(isJson);
      }),
      { numRuns: 2_000 },
    );
  });
});
