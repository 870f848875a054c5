import { describe, expect, it } from 'vitest';
import { addressPath, relativePath } from './paths.ts';

describe('paths between files', () => {
  it.each([
    ['a/b.css', 'a/c.png', './c.png'],
    ['a/b/c.tsx', 'a/d/e.tsx', '../d/e.tsx'],
    ['home.html', 'styles/x.css', './styles/x.css'],
    ['a/b/c.css', 'z.png', '../../z.png'],
  ])('from %s to %s', (from, to, path) => {
    expect(relativePath(from, to)).toBe(path);
  });

  it('nothing in a name ends an address', () => {
    expect(addressPath('a.css', `img/it's (1) #2?%.png`)).toBe('img/it%27s%20%281%29%20%232%3F%25.png');
  });
});
