import { describe, expect, it } from 'vitest';
import type { SemanticNode } from '#contract/design/semantic-ast';
import type { Template, TemplateElement } from '../../components/template.ts';
import { declared, type Look, lookOf } from '../facets.ts';
import { cuttingLayers } from './cutting-layers.ts';
import { tidied } from './tidy-template.ts';

const element = (tag: string, look: Look, children: readonly Template[] = [], id = '1:1'): TemplateElement => ({
  ...{ kind: 'element', tag, attributes: [], comments: [], words: [], variants: [], condition: null },
  origins: [{ id, name: '' }],
  style: declared(look),
  content: { kind: 'children', children },
});

const COLUMN: Look = { arrangement: 'column', main: 'start', cross: 'start' };
const root = (...children: Template[]) => element('box', { root: true, ...COLUMN, main: 'center' }, children);
const only = (from: TemplateElement): Template => {
  const [first] = from.content.kind === 'children' ? from.content.children : [];
  if (first === undefined) throw new Error('nothing is in it');
  return first;
};

describe('a piece without what does nothing', () => {
  it('is the thing that a plain box held, at the place of the box', () => {
    const text = element('text', { share: 1, within: 'row' }, [], '1:3');
    const row = element(
      'box',
      { arrangement: 'row', main: 'start', cross: 'start', across: 'fill', within: 'column' },
      [text],
    );
    const found = only(tidied(root(row), new Set()));
    expect(found).toMatchObject({ tag: 'text', origins: [{ id: '1:1' }, { id: '1:3' }] });
    expect(lookOf(found.style)).toEqual({ across: 'fill', within: 'column' });
  });

  it('keeps a box that is larger than what it centres, or painted; one that may not be there hands that on', () => {
    const picture = element('img', { width: 10, height: 10 });
    const large = element('box', { ...COLUMN, width: 40, height: 40, cross: 'center' }, [picture]);
    const painted = element('box', { ...COLUMN, fills: [{ kind: 'solid', color: '#fff' }] }, [picture]);
    const optional: TemplateElement = { ...element('box', COLUMN, [picture]), condition: { kind: 'flag', name: 'a' } };
    expect(only(tidied(root(optional), new Set()))).toMatchObject({ tag: 'img', condition: { name: 'a' } });
    for (const box of [large, painted]) expect(only(tidied(root(box), new Set()))).toMatchObject({ tag: 'box' });
    expect(only(tidied(root(element('box', COLUMN, [picture])), new Set()))).toMatchObject({ tag: 'img' });
  });

  it('says nothing of gaps, limits and room that are not there', () => {
    const box = element('box', { ...COLUMN, main: 'center', gap: 8, width: 20, minWidth: 10, padding: [1, 1, 1, 1] }, [
      element('text', {}),
    ]);
    const look = lookOf(only(tidied(root(box), new Set())).style);
    expect(look).toEqual({ arrangement: 'column', cross: 'start', width: 20, padding: [1, 1, 1, 1] });
  });

  it('says no least length of what is as long as what is around it', () => {
    const box = element('box', { across: 'fill', within: 'column', minWidth: 10, maxWidth: 90, minHeight: 4 });
    const { minWidth, maxWidth, minHeight } = lookOf(only(tidied(root(box), new Set())).style);
    expect([minWidth, maxWidth, minHeight]).toEqual([undefined, 90, 4]);
  });

  it('leaves out an empty box that lies somewhere, and keeps one that takes room', () => {
    const pin = {
      horizontal: { side: 'start', at: 1 },
      vertical: { side: 'start', at: 1 },
      width: 4,
      height: 4,
    } as const;
    const count = (box: TemplateElement): number => {
      const { content } = tidied(root(box, element('text', {})), new Set());
      return content.kind === 'children' ? content.children.length : 0;
    };
    expect(count(element('box', { pin, width: 4, height: 4 }))).toBe(1);
    expect(count(element('box', { pin, fills: [{ kind: 'solid', color: '#fff' }] }))).toBe(2);
    expect(count(element('box', { width: 4, height: 4 }))).toBe(2);
  });

  it('cuts only where something would be seen beyond the edge', () => {
    const clipped = element('box', { ...COLUMN, clips: true, padding: [1, 1, 1, 1] }, [], '1:7');
    expect(lookOf(only(tidied(root(clipped), new Set())).style).clips).toBeUndefined();
    expect(lookOf(only(tidied(root(clipped), new Set(['1:7']))).style).clips).toBe(true);
  });
});

const layer = (id: string, box: SemanticNode['box'], more: Partial<SemanticNode> = {}): SemanticNode => ({
  ...{ id, name: id, type: 'div', figmaType: 'FRAME', box },
  ...more,
});
const FRAME = { x: 0, y: 0, width: 100, height: 100 };
const PAINT = { fills: [{ kind: 'solid', color: '#fff' }] } as const;
const cuts = (child: SemanticNode, more: Partial<SemanticNode> = {}): boolean =>
  cuttingLayers(layer('frame', FRAME, { clips: true, children: [child], ...more })).has('frame');

describe('an edge that cuts something off', () => {
  it('is one that a child, or what is in a child, reaches beyond', () => {
    expect(cuts(layer('in', { x: 10, y: 10, width: 80, height: 80 }, PAINT))).toBe(false);
    expect(cuts(layer('out', { x: 50, y: 0, width: 80, height: 10 }))).toBe(true);
    const deep = layer('deep', { x: -30, y: 0, width: 10, height: 10 });
    expect(cuts(layer('holder', { x: 10, y: 0, width: 50, height: 50 }, { children: [deep] }))).toBe(true);
    expect(cuts(layer('hidden', { x: 500, y: 0, width: 1, height: 1 }, { visible: false }))).toBe(false);
  });

  it('is a round one that lies over what is painted up to the corner', () => {
    const round = { corners: { radius: 20 } };
    expect(cuts(layer('banner', { x: 0, y: 0, width: 100, height: 30 }, PAINT), round)).toBe(true);
    expect(cuts(layer('empty', { x: 0, y: 0, width: 100, height: 30 }), round)).toBe(false);
    expect(cuts(layer('inner', { x: 8, y: 8, width: 84, height: 84 }, PAINT), round)).toBe(false);
  });

  it('is one around a shadow, what scrolls, and a mask', () => {
    const shadow = { kind: 'drop-shadow', x: 0, y: 1, blur: 2, color: '#000' } as const;
    expect(cuts(layer('in', { x: 10, y: 10, width: 8, height: 8 }, { effects: [shadow] }))).toBe(true);
    expect(cuts(layer('in', { x: 10, y: 10, width: 8, height: 8 }), { scroll: 'vertical' })).toBe(true);
    expect(cuttingLayers(layer('mask', FRAME, { mask: 'alpha' })).has('mask')).toBe(true);
  });
});
