import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, type Rgb, readTokens, type Theme } from './measure-contrast.ts';

const tokens = readTokens(readFileSync(new URL('./tokens.css', import.meta.url), 'utf8'));
const THEMES: readonly Theme[] = ['light', 'dark'];

const colour = (name: string, theme: Theme): Rgb => {
  const token = tokens.get(name);
  if (!token) throw new Error(`no token ${name}`);
  return token[theme];
};

/** Pairs that are below the least contrast, with what was measured. */
const below = (least: number, pairs: readonly (readonly [string, string])[]): string[] =>
  THEMES.flatMap((theme) =>
    pairs.flatMap(([front, back]) => {
      const measured = contrast(colour(front, theme), colour(back, theme));
      return measured >= least ? [] : [`${theme} ${front} on ${back}: ${measured.toFixed(2)}`];
    }),
  );

const cross = (fronts: readonly string[], backs: readonly string[]) =>
  fronts.flatMap((front) => backs.map((back) => [front, back] as const));

const SURFACES = ['bg', 'panel', 'raise', 'stage', 'hover', 'sel'];
const SYNTAX = ['syn-keyword', 'syn-string', 'syn-tag', 'syn-number', 'syn-comment'];

describe('contrast of the colour tokens', () => {
  it('measures as WCAG does', () => {
    expect(contrast([255, 255, 255], [0, 0, 0])).toBeCloseTo(21, 5);
    expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
  });

  it('reads every token of both themes', () => {
    expect(tokens.size).toBeGreaterThanOrEqual(35);
  });

  it('text is at least 4.5:1 on every surface, the selected row included', () => {
    expect(below(4.5, cross(['text', 't2', 't3', 'acc', 'add', 'mod', 'del'], SURFACES))).toEqual([]);
  });

  it('text over a board, on a chosen segment and on the soft accent is at least 4.5:1', () => {
    expect(below(4.5, cross(['text', 't2', 't3'], ['board']))).toEqual([]);
    expect(below(4.5, cross(['text', 't2'], ['pick', 'accsoft']))).toEqual([]);
    expect(below(4.5, [['acc', 'accsoft']])).toEqual([]);
  });

  it('A, M and D are at least 4.5:1 on their own badge and line', () => {
    const kinds = ['add', 'mod', 'del'];
    expect(
      below(
        4.5,
        kinds.flatMap((kind) => cross([kind], [`${kind}-badge`, `${kind}-line`])),
      ),
    ).toEqual([]);
  });

  it('syntax is at least 4.5:1 on the stage, on lines and on words of a diff', () => {
    expect(below(4.5, cross(SYNTAX, ['stage', 'raise', 'add-line', 'add-word', 'del-line', 'del-word']))).toEqual([]);
    expect(below(4.5, cross(['text'], ['add-line', 'add-word', 'del-line', 'del-word', 'mod-line']))).toEqual([]);
  });

  it('white is at least 4.5:1 on the primary fill and on a measure label', () => {
    expect(
      below(4.5, [
        ['on-fill', 'fill'],
        ['on-fill', 'fill-hover'],
        ['on-fill', 'measure-label'],
      ]),
    ).toEqual([]);
  });

  it('edges of fields and the focus ring are at least 3:1', () => {
    expect(below(3, cross(['ctl', 'focus'], ['panel', 'raise', 'stage', 'bg']))).toEqual([]);
    expect(below(3, cross(['focus'], SURFACES))).toEqual([]);
  });
});
