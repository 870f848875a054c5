import { describe, expect, it } from 'vitest';
import { CodedError } from '#contract/errors';
import { lintFinding } from '#contract/snapshot';
import { fc } from '#testing/properties';
import type { FetchedDesign } from '../../source/design-source.ts';
import type { FigmaNode } from '../raw-node.ts';
import { type DesignOrigin, normaliseDesign } from './normalise.ts';

const ORIGIN: DesignOrigin = { kind: 'file', fileKey: null, label: 'a.json', fallbackName: 'a', nodeIds: [] };
const normalise = (body: unknown, origin: Partial<DesignOrigin> = {}): FetchedDesign =>
  normaliseDesign(body, { ...ORIGIN, ...origin }).design;
const layer = (id: string, rest: object = {}) => ({ id, name: `n${id}`, type: 'FRAME', ...rest });
const page = (id: string, children: unknown, rest: object = {}) => ({
  id,
  name: `p${id}`,
  type: 'CANVAS',
  children,
  ...rest,
});
const file = (...pages: unknown[]) => ({
  name: 'File',
  document: { id: '0:0', name: 'D', type: 'DOCUMENT', children: pages },
});
const ids = (nodes: readonly FigmaNode[]): unknown[] =>
  nodes.map((node) => (node.children ? [node.id, ids(node.children)] : node.id));
const rules = (design: FetchedDesign): unknown[] => design.problems.map(({ rule, params }) => [rule, params['n']]);

const failure = (body: unknown): unknown => {
  try {
    normalise(body);
    return null;
  } catch (error) {
    return error instanceof CodedError ? [error.code, error.params] : error;
  }
};

describe('what a body may be', () => {
  const node = layer('1:1');
  it.each([
    ['a file response', file(page('0:1', [node])), [['0:1', 'p0:1']]],
    ['a nodes response', { name: 'F', nodes: { '1:1': { document: node } } }, [['0:0', 'F']]],
    [
      'a nodes response for a page',
      { name: 'F', nodes: { '0:1': { document: page('0:1', [node]) } } },
      [['0:1', 'p0:1']],
    ],
    ['one node inside `document`', { name: 'F', document: node }, [['0:0', 'F']]],
    ['one bare node', node, [['0:0', 'a']]],
    ['a bare document', file(page('0:1', [node])).document, [['0:1', 'p0:1']]],
    [
      'a document with loose layers',
      file(layer('5:5'), page('0:1', [node])),
      [
        ['0:1', 'p0:1'],
        ['0:0', 'File'],
      ],
    ],
  ])('%s', (_, body, pages) => {
    expect(normalise(structuredClone(body)).pages.map(({ id, name }) => [id, name])).toEqual(pages);
  });

  it('reads tables from everywhere, without a prototype', () => {
    const meta = { key: 'k', name: 'Button', description: 'd', componentSetId: '9:9', remote: true };
    const body = {
      nodes: {
        '1:1': {
          document: layer('1:1'),
          components: { '7:7': meta, bad: null },
          styles: { s: { name: 'S', style_type: 'FILL' } },
        },
        '1:2': { document: layer('1:2'), components: { '8:8': {} }, componentSets: { '9:9': { name: 'Set' } } },
      },
    };
    const { components, componentSets, styles } = normalise(body);
    expect(components['7:7']).toEqual(meta);
    expect(components['8:8']).toEqual({ key: '', name: '', description: '', componentSetId: null, remote: false });
    expect(Object.keys(components)).toEqual(['7:7', '8:8']);
    expect(componentSets['9:9']?.name).toBe('Set');
    expect(styles['s']?.styleType).toBe('FILL');
    expect(components['constructor']).toBeUndefined();
  });

  it.each([
    [null, 'reason.not-an-object'],
    [[], 'reason.not-an-object'],
    ['x', 'reason.not-an-object'],
    [{}, 'reason.no-document'],
    [{ document: null }, 'reason.no-document'],
    [{ meta: { variables: {} } }, 'reason.is-variables'],
    [{ err: null, images: {} }, 'reason.is-images'],
    [{ meta: { images: {} } }, 'reason.is-images'],
    [{ status: 404, err: 'Not found' }, 'reason.error-answer {"status":404,"message":"Not found"}'],
    [{ status: 502, headers: {}, body: '<html>' }, 'reason.error-status {"status":502}'],
    [{ nodes: { '1:1': null } }, 'reason.nodes-missing {"ids":"1:1"}'],
  ])('refuses %j', (body, reason) => {
    expect(failure(body)).toEqual(['design-invalid', { file: 'a.json', reason }]);
  });

  it.each([
    [file()],
    [file(page('0:1', []), page('0:2', null))],
    [file(page('0:1', [layer('1:1', { visible: false, children: [layer('1:2')] })]))],
    [file(page('0:1', [layer('1:1')], { visible: false }))],
    [{ nodes: {} }],
    [layer('1:1', { visible: false })],
  ])('[PA18] nothing to render: %j', (body) => {
    expect(failure(body)).toEqual(['design-empty', { file: 'a.json' }]);
  });
});

describe('counting', () => {
  it('counts layers below pages, and texts that can be seen', () => {
    const text = (id: string, rest: object = {}) => layer(id, { type: 'TEXT', ...rest });
    const hidden = layer('1:4', { visible: false, children: [text('1:5')] });
    const body = file(
      page('0:1', [layer('1:1', { children: [text('1:2'), text('1:3', { visible: false }), hidden] })]),
      page('0:2', []),
    );
    expect(normalise(body).counts).toEqual({ pages: 2, nodes: 5, texts: 3, visibleTexts: 1 });
  });
});

describe('mending', () => {
  it('[PA12] children that are no layers', () => {
    const body = file(
      page('0:1', [
        layer('1:1', { children: [layer('1:2'), null, 7, layer('1:3')] }),
        layer('1:4', { children: null }),
        layer('1:5', { children: { 0: layer('9:9'), length: 1 } }),
        layer('1:6', { children: 'abc' }),
        null,
      ]),
      null,
    );
    const design = normalise(body);
    expect(ids(design.pages[0]?.children ?? [])).toEqual([['1:1', ['1:2', '1:3']], '1:4', '1:5', '1:6']);
    expect(rules(design)).toEqual([
      ['child-dropped', 4],
      ['children-unreadable', 2],
    ]);
    expect(design.problems.every((problem) => lintFinding.safeParse(problem).success)).toBe(true);
  });

  it('[PA12] names, types and ids that are missing or of another kind', () => {
    const body = file(
      page('0:1', [{ id: 7, type: 3 }, { name: 9 }, { id: '', name: 'x', type: '' }, layer('constructor')]),
    );
    const design = normalise(body);
    expect(design.pages[0]?.children.map(({ id, name, type }) => [id, name, type])).toEqual([
      ['7', '', 'UNKNOWN'],
      ['no-id~2', '', 'UNKNOWN'],
      ['no-id~3', 'x', 'UNKNOWN'],
      ['constructor', 'nconstructor', 'FRAME'],
    ]);
    expect(rules(design)).toEqual([['id-missing', 2]]);
  });

  it('[PA12] repeated ids are made unique and can be asked for under the old one', () => {
    const body = file(
      page('0:1', [layer('1:1'), layer('1:1'), layer('1:1~2')]),
      page('0:2', [layer('2:2', { children: [layer('1:1')] })]),
    );
    const { design, renamed } = normaliseDesign(body, ORIGIN);
    expect(design.pages.flatMap(({ children }) => ids(children))).toEqual([
      '1:1',
      '1:1~2',
      '1:1~2~2',
      ['2:2', ['1:1~3']],
    ]);
    expect([...renamed]).toEqual([
      ['1:1~2', '1:1'],
      ['1:1~2~2', '1:1~2'],
      ['1:1~3', '1:1'],
    ]);
    expect(rules(design)).toEqual([['duplicate-id', 3]]);
  });

  it('[PA13] names the layer at which it is too deep', () => {
    const deep = (levels: number) => {
      let node: object = layer(`9:${levels}`);
      for (let level = levels - 1; level > 0; level -= 1) node = layer(`9:${level}`, { children: [node] });
      return file(page('0:1', [node]));
    };
    expect(normalise(deep(2_000)).counts.nodes).toBe(2_000);
    expect(failure(deep(20_000))).toEqual(['design-too-deep', { node: '9:2001', limit: 2_000 }]);
  });

  it('[PA13] 100,000 siblings, and as many with one id, take no time', () => {
    const started = performance.now();
    const many = Array.from({ length: 100_000 }, (_, index) => layer(`1:${index}`));
    expect(normalise(file(page('0:1', many))).counts.nodes).toBe(100_000);
    const equal = Array.from({ length: 100_000 }, () => layer('1:1'));
    expect(new Set(normalise(file(page('0:1', equal))).pages[0]?.children.map(({ id }) => id)).size).toBe(100_000);
    const roots = Object.fromEntries(many.map((node) => [node.id, { document: structuredClone(node) }]));
    expect(normalise({ nodes: roots }).counts.nodes).toBe(100_000);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

describe('any document', () => {
  const junk = fc.oneof(fc.constant(null), fc.string(), fc.integer(), fc.boolean(), fc.constant(undefined));
  const { node } = fc.letrec((tie) => ({
    node: fc.record(
      {
        id: fc.oneof(fc.constantFrom('1:1', '1:2', '1:3', '__proto__'), junk),
        name: fc.oneof(fc.string({ unit: 'binary' }), junk),
        type: fc.oneof(fc.constantFrom('FRAME', 'TEXT', 'CANVAS', 'DOCUMENT', 'SLOT'), junk),
        visible: fc.oneof(fc.boolean(), junk),
        layoutMode: fc.oneof(fc.constantFrom('GRID', 'FLUID'), junk),
        absoluteBoundingBox: junk,
        children: fc.oneof({ maxDepth: 4 }, junk, fc.array(fc.oneof(tie('node'), junk), { maxLength: 4 })),
      },
      { requiredKeys: [] },
    ),
  }));
  const body = fc.oneof(
    node,
    fc.record({ document: fc.oneof(node, junk) }),
    fc.record({ nodes: fc.dictionary(fc.string(), fc.oneof(fc.record({ document: node }), junk)) }),
  );

  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, item]) => [key, shuffled(item)]),
    );
  };

  const check = (nodes: readonly FigmaNode[], seen: Set<string>): number => {
    let count = 0;
    for (const item of nodes) {
      expect([typeof item.id, typeof item.name, typeof item.type]).toEqual(['string', 'string', 'string']);
      expect(seen.has(item.id)).toBe(false);
      seen.add(item.id);
      expect(item.children === undefined || Array.isArray(item.children)).toBe(true);
      count += 1 + check(item.children ?? [], seen);
    }
    return count;
  };

  it('[PA12] becomes a design that is safe to walk, or a coded failure', () => {
    fc.assert(
      fc.property(body, (value) => {
        try {
          const design = normalise(structuredClone(value));
          const seen = new Set<string>();
          expect(design.pages.reduce((sum, { children }) => sum + check(children, seen), 0)).toBe(design.counts.nodes);
        } catch (error) {
          if (!(error instanceof CodedError)) throw error;
          expect(['design-invalid', 'design-empty', 'design-too-deep']).toContain(error.code);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('[PA14] does not depend on the order of keys', () => {
    fc.assert(
      fc.property(body, (value) => {
        const attempt = (input: unknown): unknown => {
          try {
            return normalise(input);
          } catch (error) {
            return error instanceof CodedError ? error.message : error;
          }
        };
        const other = shuffled(structuredClone(value));
        expect(attempt(other)).toEqual(attempt(structuredClone(value)));
      }),
      { numRuns: 500 },
    );
  });
});
