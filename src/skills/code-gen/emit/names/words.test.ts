import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
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
    for (const name of ['Frame 123', 'Rectangle', 'Group 4', 'Container', '12', '…'])
      expect(isMeaningless(name)).toBe(true);
    for (const name of ['Frame of hero', 'Header', 'Карта']) expect(isMeaningless(name)).toBe(false);
  });

  it('are counted where they are taken', () => {
    const taken = new Set(['row']);
    expect([unique('row', taken), unique('row', taken), unique('bar', taken)]).toEqual(['row-2', 'row-3', 'bar']);
  });
});
