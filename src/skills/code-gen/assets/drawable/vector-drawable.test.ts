import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { corpusDir, NO_CORPUS } from '#testing/corpus';
import { fc } from '#testing/properties';
import { vectorDrawable } from './vector-drawable.ts';

const svg = (inside: string, more = 'viewBox="0 0 24 24" fill="none"'): string =>
  `<svg width="24" height="24" ${more} xmlns="http://www.w3.org/2000/svg">\n${inside}\n</svg>\n`;

const pathsOf = (drawing: string): readonly string[] | null => {
  const made = vectorDrawable(drawing);
  return made === null
    ? null
    : [...made.matchAll(/<path\n([\s\S]*?) \/>/g)].map(([, own = '']) => own.replaceAll(/\s+/g, ' ').trim());
};

describe('a drawing as Android has it', () => {
  it('has its size, and paths with what is around them', () => {
    expect(vectorDrawable(svg('<g fill="#0af"><path d="M1 2L3 4Z"/></g>'))).toBe(
      `<vector xmlns:android="http://schemas.android.com/apk/res/android"
    android:width="24dp"
    android:height="24dp"
    android:viewportWidth="24"
    android:viewportHeight="24">
    <path
        android:pathData="M1 2L3 4Z"
        android:fillColor="#00AAFF" />
</vector>
`,
    );
  });

  it.each([
    [
      '<path d="M0 0h1" stroke="black" stroke-width="2" stroke-linecap="round"/>',
      'android:strokeColor="#000000" android:strokeWidth="2" android:strokeLineCap="round"',
    ],
    [
      '<path d="M0 0h1" fill="#123456" fill-opacity="0.5" opacity="0.5"/>',
      'android:fillColor="#123456" android:fillAlpha="0.25"',
    ],
    [
      '<path d="M0 0h1" fill="white" fill-rule="evenodd" clip-rule="evenodd"/>',
      'android:fillColor="#FFFFFF" android:fillType="evenOdd"',
    ],
    [
      '<rect x="2" y="3" width="10" height="4" fill="black"/>',
      'android:pathData="M2,3h10v4h-10z" android:fillColor="#000000"',
    ],
    [
      '<circle cx="12" cy="12" r="4" fill="black"/>',
      'android:pathData="M8,12a4,4 0 0 1 8,0a4,4 0 0 1 -8,0z" android:fillColor="#000000"',
    ],
  ])('says %s', (inside, wanted) => {
    expect(pathsOf(svg(inside))?.join()).toContain(wanted);
  });

  it.each([
    ['a gradient', '<path d="M0 0h1" fill="url(#a)"/>'],
    ['a clip', '<g clip-path="url(#a)"><path d="M0 0h1" fill="black"/></g>'],
    ['a turn', '<rect width="4" height="4" transform="rotate(45)" fill="black"/>'],
    ['a style', '<path d="M0 0h1" style="fill:black"/>'],
    ['dashes', '<path d="M0 0h1" stroke="black" stroke-dasharray="2 2"/>'],
    ['a faded group', '<g opacity="0.5"><path d="M0 0h1" fill="black"/></g>'],
    ['text', '<text>Hi</text>'],
    ['a colour of the page', '<path d="M0 0h1" fill="currentColor"/>'],
    ['arcs without gaps', '<path d="M0 0a1 1 0 011 1" fill="black"/>'],
    ['nothing', '<path d="M0 0h1"/>'],
    ['an entity', '<path d="&a;" fill="black"/>'],
    ['a comment', '<!-- a --><path d="M0 0h1" fill="black"/>'],
  ])('is none where it holds %s', (_, inside) => {
    expect(vectorDrawable(svg(inside))).toBeNull();
  });

  it('is none without a frame that starts at its corner, or one that is large', () => {
    const path = '<path d="M0 0h1" fill="black"/>';
    expect(vectorDrawable(svg(path, 'viewBox="1 0 24 24"'))).toBeNull();
    expect(vectorDrawable(svg(path, ''))).toBeNull();
    expect(vectorDrawable(svg(path).replace('width="24"', 'width="400"'))).toBeNull();
    expect(vectorDrawable('<p>no</p>')).toBeNull();
  });

  it('is whole, whatever the drawing', () => {
    const pieces = fc.constantFrom(
      '<g>',
      '</g>',
      '<path d="M0 0h1" fill="#fff"/>',
      '<rect width="1" height="1"/>',
      '<',
      '"',
      'a',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const made = vectorDrawable(svg(parts.join('')));
        if (made === null) return;
        expect(XMLValidator.validate(made)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

const icons = join(corpusDir() ?? '', 'derived', 'sds');
if (corpusDir() === null) process.stdout.write(`drawables of real drawings ${NO_CORPUS}\n`);

describe.skipIf(corpusDir() === null)('real drawings', () => {
  it('are drawables for the most part, those that are small', () => {
    const files = readdirSync(icons, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.svg'));
    const small = files.map((name) => readFileSync(join(icons, name), 'utf8')).filter((text) => text.length < 20_000);
    const made = small.filter((text) => vectorDrawable(text) !== null);
    process.stdout.write(`drawables of real drawings: ${made.length} of ${small.length}\n`);
    expect(made.length * 2).toBeGreaterThanOrEqual(small.length);
  });
});
