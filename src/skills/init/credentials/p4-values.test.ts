import { describe, expect, test } from 'vitest';
import { fc } from '#testing/properties';
import { findP4Problem, p4ConfigText } from './p4-values.ts';

const GOOD = { port: 'ssl:perforce.example.com:1666', user: 'maria', client: 'maria-laptop' };

/** Reads the file as Perforce does: a name up to the first `=`, `#` starts a comment, other lines are nothing. */
const readConfig = (text: string): string[][] =>
  text
    .split(/\r\n|[\n\r\u2028\u2029\v\f]/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);

describe('Perforce values', () => {
  test('[IN07] the file of good values holds exactly three settings', () => {
    expect(findP4Problem(GOOD)).toBeNull();
    expect(p4ConfigText(GOOD)).toBe('P4PORT=ssl:perforce.example.com:1666\nP4USER=maria\nP4CLIENT=maria-laptop\n');
  });

  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom(
      'a\nP4PASSWD=x',
      'a=b',
      'a#b',
      '#a',
      'a b',
      ' ',
      '',
      'x'.repeat(10_000),
      'a\0',
      'a\u2028b',
      '$configdir',
      '-d',
      '"a"',
      '%40',
    ),
  );

  test('[IN07] whatever is offered is refused, or written so that the file holds exactly three settings', () => {
    fc.assert(
      fc.property(nasty, nasty, nasty, (port, user, client) => {
        const values = { port: `h:${port}`, user, client };
        if (findP4Problem(values) !== null) return;
        expect(readConfig(p4ConfigText(values))).toEqual([
          ['P4PORT', values.port],
          ['P4USER', user],
          ['P4CLIENT', client],
        ]);
      }),
      { numRuns: 3_000 },
    );
  });

  test('[IN07] so that the property says something, plain names of any script pass it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zäöüéñ日本0-9][a-z0-9._-]{0,60}$/u), (name) => {
        expect(findP4Problem({ ...GOOD, user: name, client: name })).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ['port', ''],
    ['port', 'perforce'],
    ['port', 'host:0'],
    ['port', 'host:70000'],
    ['port', 'host:1666 extra'],
    ['port', 'rsh:/bin/sh -c id'],
    ['port', 'RSH:p4d -i'],
    ['port', 'jsh:x'],
    ['user', 'a b'],
    ['user', 'a\nP4PASSWD=1'],
    ['user', '-u'],
    ['client', 'a#b'],
    ['client', 'a=b'],
    ['client', '$configdir'],
    ['client', 'x'.repeat(10_000)],
  ])('[IN07] %s %j is refused and named', (field, value) => {
    expect(findP4Problem({ ...GOOD, [field]: value })?.field).toBe(`P4${field.toUpperCase()}`);
  });

  test.each(['1666', 'host:1666', 'tcp:host:1666', 'ssl64:10.0.0.1:1667', 'tcp6:[::1]:1666', 'ssl:1666'])(
    'the address %s is one',
    (port) => {
      expect(findP4Problem({ ...GOOD, port })).toBeNull();
    },
  );
});
