import { describe, expect, it } from 'vitest';
import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import { createI18n, translator } from '#contract/i18n';
import type { DesignVariable, LintFinding } from '#contract/snapshot';
import { lintAst } from './lint-ast.ts';
import { DEEPEST } from './rules/layout-rules.ts';

const BOX = { x: 0, y: 0, width: 100, height: 40 };
let last = 0;
const node = (figmaType: string, more: Partial<SemanticNode> = {}): SemanticNode => {
  last += 1;
  return { id: `1:${last}`, name: `${figmaType} ${last}`, type: 'div', figmaType, box: BOX, ...more };
};
const small = { ...BOX, width: 10 };
const screenOf = (...children: SemanticNode[]): SemanticScreen => {
  const root = node('FRAME', { name: 'Screen', children });
  return { id: 's', name: 'Screen', page: 'P', width: 100, height: 40, nodes: 1, picture: null, root };
};
const lint = (screen: SemanticScreen, variables: readonly DesignVariable[] = []) => lintAst([screen], variables);
const of = (rule: string, findings: readonly LintFinding[]) => findings.filter((finding) => finding.rule === rule);
const named = (findings: readonly LintFinding[]) => findings.flatMap(({ nodes }) => nodes.map(({ name }) => name));

describe('nesting-depth', () => {
  const nested = (levels: number, leaf: SemanticNode): SemanticNode =>
    levels === 0 ? leaf : node('FRAME', { box: small, name: `level ${levels}`, children: [nested(levels - 1, leaf)] });

  it('names the layers where a screen becomes too deep, once for each branch', () => {
    const ok = nested(DEEPEST - 2, node('TEXT', { name: 'fine' }));
    expect(of('nesting-depth', lint(screenOf(ok)))).toEqual([]);
    const deep = nested(DEEPEST - 1, node('FRAME', { name: 'too deep', children: [node('TEXT')] }));
    const [finding] = of('nesting-depth', lint(screenOf(deep, ok)));
    expect(finding).toMatchObject({ severity: 'warning', params: { limit: DEEPEST, n: 1, layer: 'too deep' } });
    expect(finding?.nodes).toEqual([{ id: expect.any(String), name: 'too deep', screen: 's' }]);
  });

  it('does not look into instances, pictures and what is hidden', () => {
    const within = (more: Partial<SemanticNode>) => ({ ...nested(DEEPEST, node('TEXT')), ...more });
    const skipped = [within({ figmaType: 'INSTANCE' }), within({ screenshot: 'a' }), within({ visible: false })];
    expect(of('nesting-depth', lint(screenOf(...skipped)))).toEqual([]);
  });
});

describe('redundant-wrapper', () => {
  const wrapper = (more: Partial<SemanticNode> = {}, child: Partial<SemanticNode> = {}) =>
    node('FRAME', { name: 'wrapper', children: [node('TEXT', child)], ...more });

  it('is a frame around one layer of its size that adds nothing', () => {
    expect(named(of('redundant-wrapper', lint(screenOf(wrapper(), wrapper({ figmaType: 'GROUP' })))))).toHaveLength(2);
  });

  it.each([
    ['a fill', { fills: [{ kind: 'solid' as const, color: 'red' }] }],
    ['padding', { layout: { direction: 'row', padding: [1, 1, 1, 1] as const } }],
    ['an interaction', { interactions: [] }],
    ['two children', { children: [node('TEXT'), node('TEXT')] }],
    ['another size', { box: { ...BOX, width: 300 } }],
    ['another type', { figmaType: 'COMPONENT' }],
    ['an instance', { figmaType: 'INSTANCE' }],
  ])('is not one with %s', (_, more) => {
    expect(of('redundant-wrapper', lint(screenOf(wrapper(more))))).toEqual([]);
  });
});

describe('repeated-topology', () => {
  const card = (name: string, more: Partial<SemanticNode> = {}) =>
    node('FRAME', { name, layout: { direction: 'column' }, children: [node('RECTANGLE'), node('TEXT')], ...more });
  const section = (name: string, ...cards: SemanticNode[]) => node('FRAME', { name, children: cards });

  it('names what has the same build three times, the outermost only', () => {
    const findings = of('repeated-topology', lint(screenOf(section('list', card('a'), card('b'), card('c')))));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ severity: 'info', params: { size: 3, n: 3, layer: 'a' } });
    expect(named(findings)).toEqual(['a', 'b', 'c']);

    const rows = ['r1', 'r2', 'r3'].map((name) => section(name, card(`${name} card`)));
    expect(named(of('repeated-topology', lint(screenOf(...rows))))).toEqual(['r1', 'r2', 'r3']);
  });

  it('keeps different builds of the same size apart', () => {
    const other = { layout: { direction: 'row' } };
    const cards = [card('a'), card('b'), card('c'), card('d', other), card('e', other), card('f', other)];
    expect(of('repeated-topology', lint(screenOf(...cards))).map((finding) => named([finding]))).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ]);
  });

  it('leaves pairs, small ones, instances, pictures and components alone', () => {
    const three = (make: (name: string) => SemanticNode) => ['x', 'y', 'z'].map(make);
    const screens = [
      screenOf(card('a'), card('b')),
      screenOf(...three((name) => node('FRAME', { name, children: [node('TEXT')] }))),
      screenOf(...three((name) => card(name, { figmaType: 'INSTANCE' }))),
      screenOf(...three((name) => card(name, { screenshot: name }))),
      screenOf(node('COMPONENT_SET', { component: { kind: 'component-set' }, children: three((name) => card(name)) })),
    ];
    for (const screen of screens) expect(of('repeated-topology', lint(screen))).toEqual([]);
  });
});

describe('hard-coded-colour', () => {
  const red = { kind: 'solid' as const, color: '#f00' };
  const variable = (name: string, value: string): DesignVariable => ({
    name,
    type: 'COLOR',
    mode: 'Light',
    value,
    id: name,
    collection: 'Theme',
  });
  const variables = [variable('danger', '#f00'), variable('warning', '#f00'), variable('calm', '#00f')];

  it('names the tokens that have the colour, wherever it stands', () => {
    const screen = screenOf(
      node('RECTANGLE', { name: 'fill', fills: [red, red] }),
      node('RECTANGLE', { name: 'stroke', strokes: { paints: [red], weight: 1, align: 'inside' } }),
      node('RECTANGLE', { name: 'stop', fills: [{ kind: 'linear', stops: [{ at: 0, color: '#f00' }] }] }),
      node('RECTANGLE', { name: 'shadow', effects: [{ kind: 'drop-shadow', x: 0, y: 0, blur: 1, color: '#f00' }] }),
      node('TEXT', {
        name: 'run',
        text: {
          characters: 'a',
          style: { family: 'F', weight: 4, size: 1 },
          runs: [{ start: 0, end: 1, style: { fills: [red] } }],
        },
      }),
      node('RECTANGLE', { name: 'bound', fills: [{ ...red, token: 'Theme/danger' }] }),
      node('RECTANGLE', { name: 'styled', fills: [red], styles: { fill: 'Red' } }),
      node('INSTANCE', { name: 'instance', fills: [red] }),
    );
    const [finding, ...more] = of('hard-coded-colour', lint(screen, variables));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'warning',
      params: { colour: '#f00', token: 'Theme/danger, Theme/warning', n: 5, layer: 'fill' },
    });
    expect(named([finding as LintFinding])).toEqual(['fill', 'stroke', 'stop', 'shadow', 'run']);
  });

  it('groups colours without any token by value', () => {
    const green = { kind: 'solid' as const, color: '#0f0' };
    const screen = screenOf(node('RECTANGLE', { fills: [green] }), node('RECTANGLE', { fills: [green, red] }));
    const found = of('colour-without-token', lint(screen));
    expect(found.map(({ severity, params }) => [severity, params['colour'], params['n']])).toEqual([
      ['info', '#0f0', 2],
      ['info', '#f00', 1],
    ]);
  });
});

describe('findings', () => {
  it('name 50 layers at most and count them all, and differ 100 times a rule at most', () => {
    const rectangles = Array.from({ length: 400 }, (_, at) =>
      node('RECTANGLE', {
        fills: [
          { kind: 'solid', color: `colour ${Math.floor(at / 2)}` },
          { kind: 'solid', color: 'same' },
        ],
      }),
    );
    const findings = of('colour-without-token', lint(screenOf(...rectangles)));
    expect(findings).toHaveLength(101);
    const same = findings.find(({ params }) => params['colour'] === 'same');
    expect([same?.nodes.length, same?.params['n']]).toEqual([50, 400]);
    expect(findings.at(-1)?.params).toMatchObject({ colour: '…', n: 202 });
  });

  it('have sentences that say layer, reason and what to do', () => {
    const translate = translator(createI18n('en'));
    const params = {
      n: 3,
      layer: 'Card',
      limit: 12,
      size: 4,
      colour: '#f00',
      token: 'T/red',
      type: 'SLOT',
      field: 'fills',
      value: 'X',
      reason: 'dangling',
    };
    const rules = [
      'nesting-depth',
      'redundant-wrapper',
      'repeated-topology',
      'hard-coded-colour',
      'colour-without-token',
      'unknown-type',
      'missing-box',
      'invalid-value',
      'unknown-value',
      'broken-text-styles',
      'unresolved-binding',
      'binding-differs',
    ];
    for (const rule of rules) {
      const title = translate(`lint.${rule}.title`, params);
      expect(title, rule).toContain('Card');
      expect(title).not.toContain('{{');
      expect(translate(`lint.${rule}.todo`, params)).not.toMatch(/lint\.|\{\{/);
    }
  });
});
