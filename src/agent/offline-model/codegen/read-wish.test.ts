import { describe, expect, it } from 'vitest';
import { readWish } from './read-wish.ts';

const out = (...words: string[]) => ({ kind: 'leave-out', words });
const only = (...words: string[]) => ({ kind: 'only', words });

describe('a wish at the gate', () => {
  it.each([
    ['leave index.html alone', out('index.html')],
    ['Please keep `src/App.tsx` as it is.', out('src/App.tsx')],
    ['without Home, Login and *.css', out('Home', 'Login', '*.css')],
    ["don't touch the header", out('the header')],
    ['only the Home screen', only('Home screen')],
    ['just src/screens/**', only('src/screens/**')],
    ['不要 index.html', out('index.html')],
    ['保留 App.tsx 不变', out('App.tsx')],
    ['只要 Home 和 Login', only('Home', 'Login')],
    ['index.html はそのまま', out('index.html')],
    ['Home と Login だけ', only('Home', 'Login')],
    ['「App.tsx」を除いてください', out('App.tsx')],
    ['index.html은 빼고', out('index.html')],
    ['Home만', only('Home')],
  ])('%s', (text, wish) => {
    expect(readWish(text)).toEqual(wish);
  });

  it.each([
    'make the header blue',
    'Rename Home to Start and use hooks',
    '',
    'onlyfans',
    '把标题改成蓝色',
    '見出しを青にして',
    '제목을 파란색으로',
  ])('is not understood: %s', (text) => {
    expect(readWish(text)).toBeNull();
  });
});
