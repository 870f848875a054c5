import { describe, expect, it } from 'vitest';
import { asFolder, commonStart, matching, splitTyped } from './typed-path.ts';

const folder = (name: string) => ({ name, path: `/p/${name}`, hint: null });
const LISTING = { path: '/p', parent: '/', truncated: false, folders: ['storefront', 'Store', 'notes'].map(folder) };

describe('typed path', () => {
  it('splits a path into the folder that is listed and the start of a name', () => {
    expect(splitTyped('/home/ann/sto')).toEqual({ folder: '/home/ann/', start: 'sto' });
    expect(splitTyped('/home/ann/')).toEqual({ folder: '/home/ann/', start: '' });
    expect(splitTyped('')).toEqual({ folder: '', start: '' });
    expect(splitTyped('C:\\code\\sto')).toEqual({ folder: 'C:\\code\\', start: 'sto' });
  });

  it('ends a folder with the separator of its path', () => {
    expect([asFolder('/p'), asFolder('/p/'), asFolder('C:\\code')]).toEqual(['/p/', '/p/', 'C:\\code\\']);
  });

  it('lists what goes on from it, without regard to case', () => {
    expect(matching(LISTING, 'sto').map(({ name }) => name)).toEqual(['storefront', 'Store']);
    expect(matching(LISTING, '')).toHaveLength(3);
  });

  it('completes as far as the names agree', () => {
    expect(commonStart(['storefront', 'store'])).toBe('store');
    expect(commonStart(['a', 'b'])).toBe('');
    expect(commonStart([])).toBe('');
  });
});
