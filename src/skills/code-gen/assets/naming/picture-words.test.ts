import { describe, expect, it } from 'vitest';
import { fc } from '#testing/properties';
import { latinText, latinWords } from './latin-words.ts';
import { guideStyle, NAME_STYLES, safeWords, styled, usualStyle } from './name-style.ts';
import { bestTrail, wordChoices } from './picture-words.ts';

describe('words of a layer name', () => {
  it.each([
    ['iconArrowLeft', 'icon arrow left'],
    ['HTMLParser2', 'html parser2'],
    ['Crème brûlée', 'creme brulee'],
    ['Straße', 'strasse'],
    ['Корзина покупок', 'korzina pokupok'],
    ['Щит', 'shchit'],
    ['Καλάθι', 'kalathi'],
    ['장바구니', 'jangbaguni'],
    ['さくら', 'sakura'],
    ['ショッピング', 'shoppingu'],
    ['がっこう', 'gakkou'],
    ['图标 arrow', 'arrow'],
    ['سلة', ''],
    ['🛒', ''],
  ])('%s', (name, words) => {
    expect(latinWords(name).join(' ')).toBe(words);
  });

  it('are ASCII whatever the script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(/^[\0-\x7f]*$/.test(latinText(text)) && latinWords(text).every((word) => /^[a-z\d]+$/.test(word))).toBe(
          true,
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('the name of a picture', () => {
  const name = (...trail: string[]) => [...new Set(wordChoices(trail, 'icon').map((words) => words.join('-')))];

  it.each([
    [
      ['Home', 'Card', 'check'],
      ['check', 'card-check', 'home-card-check'],
    ],
    [
      ['Home', 'Card', 'Vector 12'],
      ['card-icon', 'home-card-icon'],
    ],
    [
      ['Home', 'Card', 'Frame 7', 'Union'],
      ['card-icon', 'home-card-icon'],
    ],
    [
      ['Home', 'icon/arrow-left'],
      ['arrow-left', 'home-arrow-left'],
    ],
    [
      ['Sheet', 'chevron/down/16'],
      ['chevron-down', 'chevron-down-16', 'sheet-chevron-down'],
    ],
    [
      ['Sheet', 'Clipboard Copy'],
      ['clipboard-copy', 'sheet-clipboard-copy'],
    ],
    [
      ['Sheet', 'Copy'],
      ['copy', 'sheet-copy'],
    ],
    [['Sheet', 'Rectangle copy'], ['sheet-icon']],
    [['Sheet', 'Layer 3'], ['sheet-icon']],
    [['Arrow', 'size=24, direction=Left'], ['arrow-left']],
    [['Arrow', 'Property 1=24'], ['arrow-icon']],
    [['size=24, name=Arrow Left'], ['arrow-left', '24-arrow-left']],
    [['Group 1', 'Rectangle 184'], ['icon']],
    [['Home', 'Home'], ['home']],
    [
      ['Home', 'circle-slash'],
      ['circle-slash', 'home-circle-slash'],
    ],
    [
      ['Screen', 'Button - Remove from basket', 'Container', 'SVG'],
      ['remove-from-icon', 'screen-remove-from-icon'],
    ],
    [['Product card 1', 'AB6AXuDbVZf3_5gAw5lz9LXS7ja5elDAVh6vjEehMfpkoWbmfUb42'], ['product-card-icon']],
  ])('of %j', (trail, expected) => {
    expect(name(...trail)).toEqual(expected);
  });

  it('is that of most layers that show it', () => {
    const trails = [['A', 'Vector'], ['B', 'close'], ['C', 'cross'], ['D', 'cross'], ['Vector']];
    expect(bestTrail(trails)).toEqual(['C', 'cross']);
    expect(bestTrail(trails.toReversed())).toEqual(['C', 'cross']);
    expect(bestTrail([])).toEqual([]);
  });

  it('is safe on every system, however the layer is called', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('CON', 'nul', 'class', '42', 'AUX.txt'))),
        fc.constantFrom(...NAME_STYLES),
        (trail, style) => {
          for (const words of wordChoices(trail, 'icon')) {
            const stem = styled(safeWords(words, 'icon'), style);
            expect(stem).toMatch(/^[a-zA-Z][a-zA-Z\d_-]{0,80}$/);
            expect(stem).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d|class)$/i);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('the style of names', () => {
  it.each([
    [['arrow-left', 'arrow-right', 'logo'], 'kebab'],
    [['arrow_left', 'arrow_right'], 'snake'],
    [['arrowLeft', 'arrowRight'], 'camel'],
    [['ArrowLeft', 'ArrowRight', 'arrow-up'], 'pascal'],
    [['logo', 'hero'], null],
    [['arrow-left', 'b-c', 'arrow_left', 'b_c'], null],
    [['arrow-left'], null],
  ])('%j', (stems, style) => {
    expect(usualStyle(stems)).toBe(style);
  });

  it('of a guide is that of a line on pictures that names one', () => {
    expect(guideStyle('Variables in camelCase.\nAssets: kebab-case')).toBe('kebab');
    expect(guideStyle('图标文件使用 snake_case 命名')).toBe('snake');
    expect(guideStyle('Icons: kebab-case or snake_case')).toBeNull();
    expect(guideStyle('Variables in camelCase.')).toBeNull();
  });
});
