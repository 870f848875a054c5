import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createI18n } from '#contract/i18n';
import { designVariable, lintFinding } from '#contract/snapshot';
import { fc } from '#testing/properties';
import { corpusDir, NO_CORPUS } from '../../../testing/corpus.ts';
import { resolveVariables, type VariableTable } from './variable-table.ts';

const alias = (n: number | string) => ({ type: 'VARIABLE_ALIAS', id: typeof n === 'number' ? `VariableID:${n}:1` : n });
const RED = { r: 1, g: 0, b: 0, a: 1 };
const C1 = 'VariableCollectionId:1:0';

interface Spec {
  readonly values: Record<string, unknown>;
  readonly type?: string;
  readonly rest?: object;
}

const variable = (n: number, { values, type = 'COLOR', rest = {} }: Spec, collection = C1) =>
  [
    `VariableID:${n}:1`,
    {
      id: `VariableID:${n}:1`,
      name: `v/${n}`,
      key: `${n}`.padStart(40, 'a'),
      variableCollectionId: collection,
      resolvedType: type,
      valuesByMode: values,
      ...rest,
    },
  ] as const;

const collection = (rest: object = {}) => ({
  id: C1,
  name: 'C',
  key: 'f'.repeat(40),
  modes: [
    { modeId: 'L', name: 'Light' },
    { modeId: 'D', name: 'Dark' },
  ],
  defaultModeId: 'L',
  variableIds: [],
  ...rest,
});

const answer = (
  variables: readonly (readonly [string, object])[],
  collections: Record<string, object> = { [C1]: collection() },
) => ({
  status: 200,
  error: false,
  meta: { variableCollections: collections, variables: Object.fromEntries(variables) },
});

const both = (value: unknown) => ({ L: value, D: value });
const chain = (hops: number) =>
  answer(Array.from({ length: hops + 1 }, (_, n) => variable(n, { values: both(n < hops ? alias(n + 1) : RED) })));
const hex = ({ r, g, b, a }: { r: number; g: number; b: number; a: number }): string => `rgba(${r},${g},${b},${a})`;
const unresolved = (table: VariableTable) =>
  table
    .problems()
    .filter(({ rule }) => rule === 'variable-unresolved')
    .map(({ params }) => [params['id'], params['cause']]);

const C2 = 'VariableCollectionId:2:0';
const OTHER = collection({ id: C2, name: 'Component', modes: [{ modeId: 'M', name: 'Mode 1' }], defaultModeId: 'M' });

describe('what follows another collection', () => {
  const GREEN = { r: 0, g: 1, b: 0, a: 1 };
  const table = (standard = 'L') =>
    resolveVariables(
      answer(
        [
          variable(1, { values: { L: RED, D: GREEN } }),
          variable(2, { values: both(RED) }),
          variable(3, { values: { M: alias(1) } }, C2),
          variable(4, { values: { M: alias(3) } }, C2),
          variable(5, { values: { M: alias(2) } }, C2),
          variable(6, { values: { M: RED } }, C2),
          variable(7, { values: { L: alias(1), D: RED } }),
          variable(8, { values: { M: alias(9) } }, C2),
        ],
        { [C1]: collection({ defaultModeId: standard }), [C2]: OTHER },
      ),
      null,
    );

  it('is told in the modes there, the standard one first, and nothing else is', () => {
    const rows = (standard?: string) =>
      table(standard)
        .followed(hex)
        .map(({ id, collection: own, modeCollection, mode, value }) => [id, own, modeCollection, mode, value]);
    const of = (n: number) => [
      [`VariableID:${n}:1`, 'Component', 'C', 'Light', hex(RED)],
      [`VariableID:${n}:1`, 'Component', 'C', 'Dark', hex(GREEN)],
    ];
    expect(rows()).toEqual([...of(3), ...of(4)]);
    expect(rows('D')).toEqual([...of(3).reverse(), ...of(4).reverse()]);
  });

  it('asks for no colour that is not among those that are told', () => {
    const told = new Set(table().colours().map(hex));
    table().followed((colour) => {
      expect(told).toContain(hex(colour));
      return '';
    });
  });
});

describe('resolving', () => {
  it('keeps modes, and takes the mode in force or the default one', () => {
    const table = resolveVariables(answer([variable(1, { values: { L: 1, D: 2 }, type: 'FLOAT' })]), null);
    expect(table.size).toBe(1);
    expect(table.lookup('VariableID:1:1', {})).toEqual({ value: 1, token: 'C/v/1' });
    expect(table.lookup('VariableID:1:1', { [C1]: 'D' })).toEqual({ value: 2, token: 'C/v/1' });
    expect(table.records(hex)).toEqual([
      { name: 'v/1', type: 'FLOAT', mode: 'Light', value: 1, id: 'VariableID:1:1', collection: 'C' },
      { name: 'v/1', type: 'FLOAT', mode: 'Dark', value: 2, id: 'VariableID:1:1', collection: 'C' },
    ]);
    expect(table.problems()).toEqual([]);
  });

  it('follows an alias into another collection in the mode in force there', () => {
    const C2 = 'VariableCollectionId:2:0';
    const second = collection({
      id: C2,
      name: 'Base',
      modes: [
        { modeId: 'a', name: 'A' },
        { modeId: 'b', name: 'B' },
      ],
      defaultModeId: 'b',
    });
    const table = resolveVariables(
      answer(
        [
          variable(1, { values: both(alias(2)), type: 'STRING' }),
          variable(2, { values: { a: 'x', b: 'y' }, type: 'STRING' }, C2),
        ],
        { [C1]: collection(), [C2]: second },
      ),
      null,
    );
    expect(table.lookup('VariableID:1:1', {})).toMatchObject({ value: 'y' });
    expect(table.lookup('VariableID:1:1', { [C2]: 'a' })).toMatchObject({ value: 'x' });
    // Collections stand by name.
    expect(table.records(hex).map(({ collection: name, mode, value }) => [name, mode, value])).toEqual([
      ['Base', 'A', 'x'],
      ['Base', 'B', 'y'],
      ['C', 'Light', 'y'],
      ['C', 'Dark', 'y'],
    ]);
  });

  it('[PA10] resolves 6 hops and reports the 7th with its ids', () => {
    const six = resolveVariables(chain(6), null);
    expect(six.lookup('VariableID:0:1', {})).toEqual({ value: RED, token: 'C/v/0' });
    expect(six.problems()).toEqual([]);
    const seven = resolveVariables(chain(7), null);
    expect(seven.lookup('VariableID:0:1', {})).toEqual({ unresolved: 'too-deep', token: 'C/v/0' });
    expect(seven.lookup('VariableID:1:1', {})).toMatchObject({ value: RED });
    const [problem, ...others] = seven.problems();
    expect(others).toEqual([]);
    expect(problem?.params).toMatchObject({ id: 'VariableID:0:1', name: 'v/0', cause: 'too-deep' });
    expect(String(problem?.params['chain'])).toBe(Array.from({ length: 8 }, (_, n) => `VariableID:${n}:1`).join(' → '));
    expect(seven.records(hex)[0]).toMatchObject({ value: null, unresolved: 'too-deep' });
  });

  it('[PA11] cycles, an alias to itself, missing, remote and modes that do not exist', () => {
    const library = `VariableID:${'0'.repeat(40)}/9:9`;
    const table = resolveVariables(
      answer([
        variable(1, { values: both(alias(2)) }),
        variable(2, { values: both(alias(1)) }),
        variable(3, { values: both(alias(3)) }),
        variable(4, { values: both(alias(99)) }),
        variable(5, { values: both(alias(library)) }),
        variable(6, { values: { L: RED } }),
        variable(7, { values: {}, rest: { deletedButReferenced: true } }),
      ]),
      null,
    );
    expect(unresolved(table)).toEqual([
      ['VariableID:1:1', 'cycle'],
      ['VariableID:2:1', 'cycle'],
      ['VariableID:3:1', 'cycle'],
      ['VariableID:4:1', 'dangling'],
      ['VariableID:5:1', 'remote'],
      ['VariableID:6:1', 'no-such-mode'],
      ['VariableID:7:1', 'deleted'],
    ]);
    expect(table.lookup('VariableID:6:1', { [C1]: 'gone' })).toEqual({ unresolved: 'no-such-mode', token: 'C/v/6' });
    expect(table.lookup('VariableID:77:1', {})).toEqual({ unresolved: 'dangling', token: null });
    expect(table.lookup(library, {})).toEqual({ unresolved: 'remote', token: null });
    expect(unresolved(table).slice(7)).toEqual([
      ['VariableID:77:1', 'dangling'],
      [library, 'remote'],
    ]);
  });

  it('a deleted variable that still has its value keeps it, and is reported', () => {
    const table = resolveVariables(
      answer([variable(1, { values: both(RED), rest: { deletedButReferenced: true } })]),
      null,
    );
    expect(table.lookup('VariableID:1:1', {})).toMatchObject({ value: RED });
    expect(table.problems().map(({ rule }) => rule)).toEqual(['variable-deleted']);
  });

  it('[PA17] values that do not fit their type are no values', () => {
    const cases = [
      ['COLOR', { r: 2, g: -1, b: 'x' }],
      ['COLOR', 12],
      ['COLOR', {}],
      ['FLOAT', '7'],
      ['STRING', 7],
      ['BOOLEAN', 'true'],
    ] as const;
    const table = resolveVariables(
      answer(cases.map(([type, value], n) => variable(n, { type, values: both(value) }))),
      null,
    );
    expect(unresolved(table).map(([, cause]) => cause)).toEqual(cases.map(() => 'bad-value'));
    const good = resolveVariables(answer([variable(1, { values: both({ r: 1.0001, g: -0.1, b: 0.5 }) })]), null);
    expect(good.colours()).toEqual([{ r: 1, g: 0, b: 0.5, a: 1 }]);
    const other = resolveVariables(answer([variable(1, { type: 'GRADIENT', values: both({}) })]), null);
    expect(unresolved(other)).toEqual([['VariableID:1:1', 'unknown-type']]);
    expect(other.records(hex)).toEqual([]);
  });

  it('an alias to a variable of another type is no value', () => {
    const table = resolveVariables(
      answer([variable(1, { values: both(alias(2)) }), variable(2, { type: 'FLOAT', values: both(3) })]),
      null,
    );
    expect(table.lookup('VariableID:1:1', {})).toMatchObject({ unresolved: 'bad-value' });
  });

  it('finds library variables and collections by their key', () => {
    const table = resolveVariables(answer([variable(1, { values: { L: 'l', D: 'd' }, type: 'STRING' })]), null);
    const id = `VariableID:${'1'.padStart(40, 'a')}/1:1`;
    expect(table.lookup(id, {})).toEqual({ value: 'l', token: 'C/v/1' });
    expect(table.lookup(id, { [`VariableCollectionId:${'f'.repeat(40)}/1:0`]: 'D' })).toEqual({
      value: 'd',
      token: 'C/v/1',
    });
  });

  it('an extended collection overrides some values and inherits the rest', () => {
    const EXT = 'VariableCollectionId:5:0';
    const extended = {
      id: EXT,
      name: 'Brand',
      isExtension: true,
      parentVariableCollectionId: C1,
      rootVariableCollectionId: C1,
      modes: [
        { modeId: 'BL', name: 'Brand light', parentModeId: 'L' },
        { modeId: 'BD', name: 'Brand dark', parentModeId: 'D' },
      ],
      defaultModeId: 'BL',
      variableOverrides: { 'VariableID:1:1': { BD: 'own' } },
    };
    const table = resolveVariables(
      answer([variable(1, { values: { L: 'l', D: 'd' }, type: 'STRING' })], { [C1]: collection(), [EXT]: extended }),
      null,
    );
    expect(table.lookup('VariableID:1:1', {})).toMatchObject({ value: 'l' });
    expect(table.lookup('VariableID:1:1', { [EXT]: 'BL' })).toMatchObject({ value: 'l' });
    expect(table.lookup('VariableID:1:1', { [EXT]: 'BD' })).toMatchObject({ value: 'own' });
    expect(table.records(hex).map(({ collection: name, mode, value }) => `${name} ${mode} ${value}`)).toEqual([
      'C Light l',
      'C Dark d',
      'Brand Brand light l',
      'Brand Brand dark own',
    ]);
  });

  it('equal names stay apart by their ids, and are reported', () => {
    const two = [
      variable(1, { values: both(RED), rest: { name: 'x' } }),
      variable(2, { values: both(RED), rest: { name: 'x' } }),
    ];
    const table = resolveVariables(answer(two), null);
    expect(table.records(hex).map(({ id, name }) => `${id} ${name}`)).toEqual(
      ['1', '1', '2', '2'].map((n) => `VariableID:${n}:1 x`),
    );
    expect(table.problems()).toMatchObject([{ rule: 'variable-name-repeated', params: { n: 2, name: 'C/x' } }]);
  });
});

describe('without a table', () => {
  it('[FC05] every binding is unavailable, and one reason says why', () => {
    const table = resolveVariables(null, 'figma-forbidden: Limited by Figma plan');
    expect(table.lookup('VariableID:1:1', {})).toEqual({ unresolved: 'unavailable', token: null });
    expect(table.problems().map(({ rule, params }) => [rule, params['reason'] ?? params['cause']])).toEqual([
      ['variables-unavailable', 'figma-forbidden: Limited by Figma plan'],
      ['variable-unresolved', 'unavailable'],
    ]);
    expect([table.size, table.records(hex), table.colours(), table.reason]).toEqual([
      0,
      [],
      [],
      'figma-forbidden: Limited by Figma plan',
    ]);
  });

  it('nothing is amiss where nothing is used', () => {
    const table = resolveVariables(null, null);
    expect([table.problems(), table.reason]).toEqual([[], null]);
  });

  it('an answer of another kind is a reason', () => {
    expect(resolveVariables({ status: 404 }, null).reason).toContain('figma-unexpected-content');
  });

  it('the report is bounded', () => {
    const many = answer(Array.from({ length: 900 }, (_, n) => variable(n, { values: both(alias(5_000)) })));
    const problems = resolveVariables(many, null).problems();
    expect(problems).toHaveLength(201);
    expect(problems.at(-1)).toMatchObject({ rule: 'variables-more', params: { n: 700 } });
  });

  it('every finding has its sentences', () => {
    const i18n = createI18n('en');
    const table = resolveVariables(chain(7), 'x');
    table.lookup('VariableID:99:1', {});
    for (const { rule, params } of table.problems()) {
      for (const part of ['title', 'todo']) {
        expect(i18n.exists(`lint.${rule}.${part}`)).toBe(true);
        expect(i18n.t(`lint.${rule}.${part}`, params)).not.toMatch(/\{\{|\$t|variableCause/);
      }
    }
  });
});

describe('any answer', () => {
  const junk = fc.oneof(fc.constant(null), fc.string(), fc.double(), fc.boolean(), fc.constant({}), fc.constant([]));
  const id = fc.constantFrom('VariableID:1:1', 'VariableID:2:1', 'VariableID:3:1', '__proto__', 'constructor');
  const value = fc.oneof(
    junk,
    fc.constant(RED),
    id.map((to) => ({ type: 'VARIABLE_ALIAS', id: to })),
  );
  const mode = fc.constantFrom('L', 'D', '__proto__');
  const made = fc.record(
    {
      name: fc.oneof(fc.string(), junk),
      variableCollectionId: fc.oneof(fc.constantFrom(C1, 'other'), junk),
      resolvedType: fc.oneof(fc.constantFrom('COLOR', 'FLOAT', 'STRING', 'BOOLEAN'), junk),
      valuesByMode: fc.oneof(fc.dictionary(mode, value), junk),
      deletedButReferenced: fc.oneof(fc.boolean(), junk),
    },
    { requiredKeys: [] },
  );
  const variables = fc.uniqueArray(fc.tuple(id, fc.oneof(made, junk)), { selector: ([key]) => key });
  const body = variables.map((list) => JSON.parse(JSON.stringify(answer(list as [string, object][]))));

  it('[PA11] never throws, and everything fits its schema', () => {
    fc.assert(
      fc.property(body, fc.dictionary(fc.constantFrom(C1, 'x'), mode), (response, modes) => {
        const table = resolveVariables(response, null);
        for (const key of ['VariableID:1:1', 'constructor', '__proto__', '']) table.lookup(key, modes);
        for (const record of table.records(hex)) designVariable.parse(record);
        for (const finding of table.problems()) lintFinding.parse(finding);
      }),
      { numRuns: 1_000 },
    );
  });

  it('[PA14] does not depend on the order of keys', () => {
    const reversed = (item: unknown): unknown => {
      if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
      return Object.fromEntries(
        Object.entries(item)
          .reverse()
          .map(([key, inner]) => [key, reversed(inner)]),
      );
    };
    fc.assert(
      fc.property(body, (response) => {
        const [a, b] = [resolveVariables(response, null), resolveVariables(reversed(response), null)];
        expect(b.records(hex)).toEqual(a.records(hex));
        expect(b.problems()).toEqual(a.problems());
      }),
      { numRuns: 300 },
    );
  });
});

describe.skipIf(corpusDir() === null)('corpus variables', () => {
  if (corpusDir() === null) console.info(NO_CORPUS);
  const load = (name: string) => JSON.parse(readFileSync(join(corpusDir() ?? '', name), 'utf8'));

  it.each([
    ['real/moon-tokens.variables-local.json', 201],
    ['real/warp-tokens.variables-local.json', 811],
    ['real/warp-tokens-earlier.variables-local.json', 802],
    ['derived/theemo-playground.variables-local.json', 44],
    ['derived/sds/variables-local.reconstructed.json', 337],
  ])('%s: every variable in every mode of its collection', (name, count) => {
    const response = load(name);
    const table = resolveVariables(response, null);
    expect(table.size).toBe(count);
    const { variables, variableCollections: collections } = response.meta;
    const expected = Object.values(variables as Record<string, { variableCollectionId: string }>).reduce(
      (sum, { variableCollectionId }) => sum + collections[variableCollectionId].modes.length,
      0,
    );
    const records = table.records(hex);
    expect(records).toHaveLength(expected);
    for (const record of records) designVariable.parse(record);
    // What has no value is a dangling or remote alias, and nothing else.
    const causes = new Set(records.flatMap(({ unresolved: cause }) => (cause === undefined ? [] : [cause])));
    expect([...causes].filter((cause) => cause !== 'remote' && cause !== 'dangling')).toEqual([]);
  });

  it.each(['alias-loop', 'dangling', 'chain-200', 'same-names'])('hostile variables-%s ends at once', (name) => {
    const table = resolveVariables(load(`hostile/out/variables-${name}.json`), null);
    for (const record of table.records(hex)) designVariable.parse(record);
    expect(table.problems().length).toBeGreaterThan(name === 'same-names' ? -1 : 0);
    if (name === 'chain-200') expect(table.records(hex).filter(({ value }) => value !== null)).toHaveLength(7 * 2);
    if (name === 'same-names') expect(new Set(table.records(hex).map(({ id }) => id)).size).toBe(10);
  });
});
