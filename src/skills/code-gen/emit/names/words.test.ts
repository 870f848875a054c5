import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { withoutKeys } from './keys.ts';
import { camel, isMeaningless, kebab, pascal, unique, wordsOf } from './words.ts';

describe('names in code', () => {
  it.each([
    ['Button / Primary', 'button-primary', 'ButtonPrimary'],
    ['navBarItem2', 'nav-bar-item2', 'NavBarItem2'],
    ['  ', 'box', 'Part'],
    ['2 columns', 'box-2-columns', 'Part2Columns'],
    ['Größe: 标题', 'größe-标题', 'Größe标题'],
    ["it's <b>", 'its-b', 'ItsB'],
  ])('of %s', (name, css, component) => {
    expect(kebab(wordsOf(name), 'box')).toBe(css);
    expect(pascal(wordsOf(name), 'Part')).toBe(component);
  });

  it('every letter that stays in a name is one to a compiler', () => {
    const letters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((letter) =>
      // Tens of thousands of Han and Hangul are letters everywhere.
      /(?![\u3400-\u9fff\uac00-\ud7a3])[\p{L}\p{M}\p{Nd}]/u.test(letter),
    );
    const names = new Set(letters.map((letter) => camel(wordsOf(`x${letter}`), 'x')));
    expect(names.size).toBeGreaterThan(8_000);
    expect(() => transformSync(`const o={${[...names].join(':0,')}:0}`)).not.toThrow();
  });

  it('of layers that Figma named are no names', () => {
    for (const name of ['Frame 123', 'Rectangle', 'Group 4', 'Container', '12', '…', 'Rectangle 5 Copy 3', '编组 5'])
      expect(isMeaningless(name)).toBe(true);
    for (const name of ['Frame of hero', 'Header', 'Карта', 'Copy']) expect(isMeaningless(name)).toBe(false);
  });

  it('of files, hashes and ids are no names, but what stands beside them may be', () => {
    const keys = [
      'AB6AXuDbVZf3_5gAw5lz9LXS7ja5elDAVh6vjEehMfpkoWbmfUb42',
      '550e8400-e29b-41d4-a716-446655440000',
      'photo-1512621776951-a57141f2eefd 1',
      'unsplash:3tYZjGSBwbk',
      'image 17 (2).png',
      'Screenshot 2023-04-05 at 12.34.56 1',
      'IMG_2041',
    ];
    for (const key of keys) expect([key, isMeaningless(key)]).toEqual([key, true]);
    expect(withoutKeys('avatar_3f9a8b7c6d')).toBe('avatar');
    for (const name of ['iPhone14ProMaxSpaceBlack', 'ic_arrow_drop_down_black_24dp_outline', 'JSONAPIURLTable'])
      expect(withoutKeys(name)).toBe(name);
  });

  it('are counted where they are taken', () => {
    const taken = new Set(['row']);
    expect([unique('row', taken), unique('row', taken), unique('bar', taken)]).toEqual(['row-2', 'row-3', 'bar']);
  });
});
