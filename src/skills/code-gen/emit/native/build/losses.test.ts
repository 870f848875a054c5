import { describe, expect, it } from 'vitest';
import { composeLimits } from '../../compose/compose-limits.ts';
import { flutterLimits } from '../../flutter/flutter-limits.ts';
import type { Look } from '../facets.ts';
import { withCapitals } from './losses.ts';

const WHITE = { kind: 'solid', color: '#fff' } as const;
const stops = [{ at: 0, color: '#fff' }] as const;
const FONT = { family: 'Inter' } as const;
const line = { paints: [WHITE], weight: 1 } as const;
const shadow = { kind: 'drop-shadow', x: 0, y: 1, blur: 2, color: '#000' } as const;
const handles = [
  [0.5, 0.5],
  [1, 0.5],
  [0.5, 1],
] as const;

describe('what is not in the code is told', () => {
  it.each<[string, Look, readonly string[], readonly string[]]>([
    ['smoothed corners', { corners: { radius: 8, smoothing: 0.6 } }, ['corner-smoothing'], ['corner-smoothing']],
    ['letters in title case', { letterCase: 'TITLE' }, ['text-case'], ['text-case']],
    ['letters in capitals', { letterCase: 'UPPER' }, [], []],
    [
      'a tinted image',
      { fills: [{ kind: 'image', ref: 'a', scaleMode: 'FILL', filters: { saturation: 0.5 } }] },
      ['fill-kind'],
      ['fill-kind'],
    ],
    [
      'a turned image',
      { fills: [{ kind: 'image', ref: 'a', scaleMode: 'FILL', rotation: 90 }] },
      ['image-crop'],
      ['image-crop'],
    ],
    [
      'an oval gradient',
      { fills: [{ kind: 'radial', stops, handles }], box: { width: 90, height: 20 } },
      ['radial-shape'],
      [],
    ],
    ['a round gradient', { fills: [{ kind: 'radial', stops, handles }], box: { width: 90, height: 90 } }, [], []],
    ['a diamond', { fills: [{ kind: 'diamond', stops }] }, ['fill-kind'], ['fill-kind']],
    ['an inner shadow', { fills: [WHITE], effects: [{ ...shadow, kind: 'inner-shadow' }] }, ['effect-kind'], []],
    ['two shadows of letters', { font: FONT, effects: [shadow, shadow] }, [], ['effect-kind']],
    ['a blurred ground', { effects: [{ kind: 'background-blur', blur: 4 }] }, [], ['effect-kind']],
    ['a blend', { blend: 'MULTIPLY' }, ['blend-mode'], []],
    ['dashes', { strokes: { ...line, align: 'inside', dashes: [2, 2] } }, ['stroke-kind'], []],
    [
      'one side outside',
      { strokes: { ...line, align: 'outside', weights: [1, 0, 0, 0] } },
      ['stroke-kind'],
      ['stroke-kind'],
    ],
    [
      'odd corners outside',
      { strokes: { ...line, align: 'outside' }, corners: { radii: [1, 2, 3, 4] } },
      [],
      ['stroke-kind'],
    ],
  ])('for %s', (_, look, flutter, compose) => {
    expect(flutterLimits.missing(look)).toEqual(flutter);
    expect(composeLimits.missing(look)).toEqual(compose);
  });

  it('in parts of texts, too', () => {
    const look: Look = { ink: [{ kind: 'linear', stops }], letterCase: 'TITLE' };
    expect(flutterLimits.missingInPart?.(look)).toEqual(['text-case', 'text-fill']);
    expect(composeLimits.missingInPart?.(look)).toEqual(['text-case']);
  });

  it('but small capitals, which are features of the font', () => {
    expect(withCapitals({ letterCase: 'SMALL_CAPS', font: FONT }).font?.features).toEqual({ SMCP: 1 });
    expect(withCapitals({ letterCase: 'SMALL_CAPS_FORCED' }).font?.features).toEqual({ SMCP: 1, C2SC: 1 });
    expect(withCapitals({ letterCase: 'UPPER', font: FONT })).toEqual({ letterCase: 'UPPER', font: FONT });
  });
});
