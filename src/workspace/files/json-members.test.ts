import { describe, expect, it } from 'vitest';
import { fc } from '#testing/properties';
import { jsonMembers } from './json-members.ts';

const object = fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.jsonValue({ maxDepth: 3 }), {
  maxKeys: 6,
});
const indent = fc.constantFrom(undefined, 1, '\t');

describe('jsonMembers', () => {
  it('gives the members of any object as they are', () => {
    fc.assert(
      fc.property(object, indent, (value, space) => {
        const { members, complete } = jsonMembers(` ${JSON.stringify(value, null, space)}\n`);
        expect(complete).toBe(true);
        expect(members.map(({ key, text }) => [key, JSON.parse(text)])).toEqual(
          Object.entries(JSON.parse(JSON.stringify(value)) as object),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives only whole members of a text that is cut anywhere', () => {
    fc.assert(
      fc.property(object, indent, fc.nat(), (value, space, at) => {
        const text = JSON.stringify(value, null, space);
        const whole = jsonMembers(text).members;
        const { members, complete } = jsonMembers(text.slice(0, at % text.length));
        expect(complete).toBe(false);
        expect(members).toEqual(whole.slice(0, members.length));
      }),
      { numRuns: 1_000 },
    );
  });

  it('shows a key that is given twice, also when it is escaped', () => {
    const { members } = jsonMembers('{"a":1,"\\u0061":{"a":2},"b":"\\"}"}');
    expect(members).toEqual([
      { key: 'a', text: '1' },
      { key: 'a', text: '{"a":2}' },
      { key: 'b', text: '"\\"}"' },
    ]);
  });

  it.each(['', ' ', '[1]', '"a"', 'null', '{', '{"a"', '{"a":', '{"a":1', '{a:1}', '{"a" 1}'])(
    'finds no end in %j',
    (text) => {
      expect(jsonMembers(text).complete).toBe(false);
    },
  );

  it('reads strings of megabytes and nesting without end', () => {
    const long = JSON.stringify({ a: '\\"'.repeat(2_000_000), b: 1 });
    expect(jsonMembers(long).members.map(({ key }) => key)).toEqual(['a', 'b']);
    expect(jsonMembers(`{"a":${'['.repeat(1_000_000)}`)).toEqual({ members: [], complete: false });
  });
});
