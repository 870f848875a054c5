import { describe, expect, it } from 'vitest';
import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import { createI18n, translator } from '#contract/i18n';
import type { LintFinding } from '#contract/snapshot';
import { LOCALES } from '#contract/state/app-state';
import { lintAst } from './lint-ast.ts';
import { lintScreen } from './lint-screen.ts';
import { mergeLint } from './merge-lint.ts';

let last = 0;
const node = (figmaType: string, more: Partial<SemanticNode> = {}): SemanticNode => {
  last += 1;
  const box = { x: 0, y: 0, width: 100, height: 40 };
  return { id: `1:${last}`, name: `${figmaType} of test`, type: 'div', figmaType, box, ...more };
};
const at = (x: number, y: number, width = 20, height = 20) => ({ box: { x, y, width, height } });
const screenOf = (children: readonly SemanticNode[], more: Partial<SemanticNode> = {}): SemanticScreen => {
  const root = node('FRAME', { name: 'Screen', ...at(0, 0, 400, 400), children, ...more });
  return { id: root.id, name: 'Screen', page: 'P', width: 400, height: 400, nodes: 1, picture: null, root };
};
const lint = (...screens: readonly SemanticScreen[]): readonly LintFinding[] => lintAst(screens, [], 'html');
const layersOf = (rule: string, findings: readonly LintFinding[]): string[] =>
  findings.filter((finding) => finding.rule === rule).flatMap(({ nodes }) => nodes.map(({ name }) => name));

describe('no-auto-layout', () => {
  const row = (places: readonly (readonly [number, number])[], more: Partial<SemanticNode> = {}) =>
    node('FRAME', { name: 'row', children: places.map(([x, y]) => node('RECTANGLE', at(x, y))), ...more });

  it('is three layers or more in one line with even gaps', () => {
    const across = row([
      [0, 5],
      [28, 5],
      [56, 5],
    ]);
    const down = row([
      [5, 0],
      [5, 60],
      [5, 30],
    ]);
    expect(layersOf('no-auto-layout', lint(screenOf([across, down])))).toEqual(['row', 'row']);
  });

  const even = [
    [0, 0],
    [30, 0],
    [60, 0],
  ] as const;
  it.each([
    ['it is laid out', row(even, { layout: { direction: 'row' } })],
    ['it is a group', row(even, { figmaType: 'GROUP' })],
    ['it is an instance', row(even, { figmaType: 'INSTANCE' })],
    ['it is one picture', row(even, { screenshot: 'icon' })],
    ['there are two', row(even.slice(0, 2))],
    ['gaps differ', row([...even.slice(0, 2), [70, 0]])],
    ['they overlap', row(even.map(([x], index) => [x / 3 + index, 0] as const))],
    ['they stand on no line', row(even.map(([x, y], index) => [x, y + index * 7] as const))],
  ])('is nothing when %s', (_, frame) => {
    expect(layersOf('no-auto-layout', lint(screenOf([frame])))).toEqual([]);
  });
});

describe('low-contrast', () => {
  const solid = (color: string) => [{ kind: 'solid' as const, color }];
  const text = (color: string, more: Partial<SemanticNode> = {}, px = 14) =>
    node('TEXT', {
      name: 'text',
      ...at(10, 10, 50, 20),
      fills: solid(color),
      text: { characters: 'Read me', style: { family: 'Inter', weight: 400, size: px } },
      ...more,
    });
  const on = (color: string, ...children: readonly SemanticNode[]) => screenOf(children, { fills: solid(color) });

  it('is a text whose colour is too near to the one behind it', () => {
    const [finding, ...others] = lint(on('rgb(255, 255, 255)', text('rgb(161, 164, 178)'))).filter(
      ({ rule }) => rule === 'low-contrast',
    );
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'warning', params: { ratio: 2.4, least: 4.5, layer: 'text' } });
    const nearly = lint(on('#fff', text('rgb(255, 0, 0)'))).find(({ rule }) => rule === 'low-contrast');
    expect(nearly).toMatchObject({ severity: 'info', params: { ratio: 3.9 } });
  });

  it('looks at the rectangle behind the text, and through frames without a fill', () => {
    const behind = node('RECTANGLE', { ...at(0, 0, 200, 100), fills: solid('#000') });
    const grey = text('rgb(90, 90, 90)');
    expect(layersOf('low-contrast', lint(on('#fff', behind, grey)))).toEqual(['text']);
    expect(layersOf('low-contrast', lint(on('#fff', grey, behind)))).toEqual([]);
    const frame = node('FRAME', { ...at(0, 0, 200, 100), children: [text('rgb(161, 164, 178)')] });
    expect(layersOf('low-contrast', lint(on('#fff', frame)))).toEqual(['text']);
  });

  it.each([
    ['it is dark enough', on('#fff', text('rgb(90, 90, 90)'))],
    ['it is large', on('#fff', text('rgb(255, 0, 0)', {}, 24))],
    ['it is see-through', on('#fff', text('rgb(161, 164, 178)', { opacity: 0.5 }))],
    ['its colour is see-through', on('#fff', text('rgba(161, 164, 178, 0.5)'))],
    ['an image lies behind', screenOf([text('#999')], { fills: [{ kind: 'image', ref: 'x', scaleMode: 'FILL' }] })],
    ['nobody knows what lies behind', screenOf([text('#999')])],
    ['a picture lies under it', on('#fff', node('FRAME', { ...at(0, 0, 200, 100), screenshot: 'x' }), text('#999'))],
    [
      'a round shape lies under it',
      on('#fff', node('ELLIPSE', { ...at(0, 0, 200, 100), fills: solid('#000') }), text('#999')),
    ],
    [
      'it is out of use',
      on('#fff', node('FRAME', { name: 'Button disabled', ...at(0, 0, 90, 90), children: [text('#999')] })),
    ],
    [
      'it runs out of what is behind',
      screenOf([node('FRAME', { ...at(0, 0, 30, 20), fills: solid('#fff'), children: [text('#999')] })]),
    ],
  ])('is nothing when %s', (_, screen) => {
    expect(layersOf('low-contrast', lint(screen))).toEqual([]);
  });
});

describe('text-overflows', () => {
  const text = (characters: string, height: number, more: Partial<SemanticNode> = {}) =>
    node('TEXT', {
      name: 'text',
      ...at(0, 0, 50, height),
      text: { characters, style: { family: 'Inter', weight: 400, size: 16, lineHeight: 20 } },
      ...more,
    });

  it('is a box of fixed height that is lower than the lines', () => {
    expect(layersOf('text-overflows', lint(screenOf([text('one\ntwo\nthree', 40), text('one\ntwo', 40)])))).toEqual([
      'text',
    ]);
  });

  it('is nothing where the height follows or the text is cut on purpose', () => {
    const cut = text('one\ntwo', 20);
    const screens = screenOf([
      text('one\ntwo', 20, { size: { height: 'hug' } }),
      { ...cut, text: { ...(cut.text as NonNullable<SemanticNode['text']>), truncation: { maxLines: null } } },
      text('tight', 16),
    ]);
    expect(layersOf('text-overflows', lint(screens))).toEqual([]);
  });
});

describe('off-pixel', () => {
  const frame = (x: number, more: Partial<SemanticNode> = {}) =>
    node('FRAME', { name: 'placed', ...at(x, 0), ...more });
  it('is a placed layer between two pixels', () => {
    expect(layersOf('off-pixel', lint(screenOf([frame(3.5), frame(4), frame(5.01)])))).toEqual(['placed']);
  });

  it.each([
    ['laid out', screenOf([frame(3.5)], { layout: { direction: 'row' } })],
    ['turned', screenOf([frame(3.5, { rotation: 30 })])],
    ['centred', screenOf([frame(3.5, { item: { constraints: { horizontal: 'CENTER', vertical: 'TOP' } } })])],
    ['in a group', screenOf([node('GROUP', { children: [frame(3.5)] })])],
    ['a vector', screenOf([frame(3.5, { figmaType: 'VECTOR' })])],
  ])('is nothing when it is %s', (_, screen) => {
    expect(layersOf('off-pixel', lint(screen))).toEqual([]);
  });
});

describe('default-name', () => {
  it('is a frame or group of several layers that nobody named', () => {
    const two = () => ({ children: [node('TEXT'), node('TEXT')] });
    const screen = screenOf([
      node('FRAME', { name: 'Frame 12', ...two() }),
      node('GROUP', { name: 'Group 3', ...two() }),
      node('FRAME', { name: 'Card 12', ...two() }),
      node('FRAME', { name: 'Frame 13', children: [node('TEXT')] }),
      node('INSTANCE', { name: 'Frame 14', ...two() }),
      node('FRAME', { name: 'Frame 15', screenshot: 'x', ...two() }),
    ]);
    expect(layersOf('default-name', lint(screen))).toEqual(['Frame 12', 'Group 3']);
  });
});

describe('many-hidden', () => {
  const hidden = (count: number) => Array.from({ length: count }, () => node('TEXT', { visible: false }));
  it('is a screen of which a third is hidden', () => {
    const crowded = lint(screenOf([...hidden(20), ...Array.from({ length: 20 }, () => node('TEXT'))]));
    expect(crowded.find(({ rule }) => rule === 'many-hidden')?.params).toMatchObject({ hidden: 20, share: 49 });
    expect(layersOf('many-hidden', lint(screenOf(hidden(19))))).toEqual([]);
    expect(layersOf('many-hidden', lint(screenOf([node('INSTANCE', { children: hidden(40) })])))).toEqual([]);
  });
});

describe('detached-copy', () => {
  const inside = () => [node('RECTANGLE'), node('TEXT'), node('VECTOR')];
  const part = (name: string) => screenOf(inside(), { figmaType: 'COMPONENT', name, component: { kind: 'component' } });

  it('is a frame with the name and the build of a component, on whatever screen', () => {
    const copy = node('FRAME', { name: 'Price tag', children: inside() });
    const findings = lint(screenOf([copy]), part('Price tag'));
    expect(findings.filter(({ rule }) => rule === 'detached-copy')).toMatchObject([
      { severity: 'warning', nodes: [{ id: copy.id, name: 'Price tag' }], params: { n: 1 } },
    ]);
  });

  it.each([
    ['another name', node('FRAME', { name: 'Other tag', children: inside() })],
    ['another build', node('FRAME', { name: 'Price tag', children: inside().toReversed() })],
    ['a link', node('INSTANCE', { name: 'Price tag', children: inside() })],
  ])('is nothing with %s', (_, frame) => {
    expect(layersOf('detached-copy', lint(screenOf([frame]), part('Price tag')))).toEqual([]);
  });

  it('is nothing when the name says nothing', () => {
    const frame = node('FRAME', { name: 'Frame 1', children: inside() });
    expect(layersOf('detached-copy', lint(screenOf([frame]), part('Frame 1')))).toEqual([]);
  });
});

describe('screen by screen', () => {
  const card = (name: string) => node('FRAME', { name, children: [node('RECTANGLE'), node('TEXT')] });

  it('a screen is linted apart, as plain data, and merged in the order of the screens', () => {
    const screens = [screenOf([card('a')]), screenOf([card('b'), node('FRAME', { name: 'x', children: [card('c')] })])];
    const apart = screens.map((screen) => structuredClone(lintScreen(screen, 'html')));
    expect(mergeLint(apart, [])).toEqual(lint(...screens));
    expect(layersOf('repeated-topology', mergeLint(apart, []))).toEqual(['a', 'b', 'c']);
    expect(layersOf('repeated-topology', mergeLint(apart.slice(0, 1), []))).toEqual([]);
  });

  it('what a screen tells is bounded', () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      node('FRAME', {
        name: `Frame ${index}`,
        ...at(index + 0.5, 0),
        fills: [{ kind: 'solid', color: `rgb(1, 2, ${index})` }],
        children: Array.from({ length: 2 + (index % 50) }, () => node('RECTANGLE')),
      }),
    );
    const told = lintScreen(screenOf(many), 'html');
    expect(JSON.stringify(told).length).toBeLessThan(600_000);
    const merged = mergeLint([told], []);
    expect(merged.find(({ rule }) => rule === 'default-name')?.params['n']).toBe(20_000);
  });
});

describe('sentences', () => {
  it.each(LOCALES)('every rule says in %s what, for one layer and for many, and what to do', (locale) => {
    const i18n = createI18n(locale);
    const translate = translator(i18n);
    const params = {
      n: 3,
      layer: 'Card',
      colour: '#999',
      background: '#fff',
      ratio: 2.8,
      least: 4.5,
      hidden: 30,
      share: 40,
    };
    const rules = [
      'no-auto-layout',
      'low-contrast',
      'text-overflows',
      'off-pixel',
      'default-name',
      'many-hidden',
      'detached-copy',
    ];
    for (const rule of rules) {
      expect(translate(`lint.${rule}.title`, params)).toMatch(/3.*Card|Card.*3/s);
      expect(translate(`lint.${rule}.single`, params)).toContain('Card');
      for (const part of ['name', 'title', 'single', 'todo'])
        expect(translate(`lint.${rule}.${part}`, params), `${locale} ${rule}.${part}`).not.toMatch(/lint\.|\{\{/);
    }
  });
});
