import { alias, solid, variablesBody } from '../design-builder.ts';
import { bodyOf, type HostileInput, textOf } from './hostile-input.ts';

export const tables = (): readonly HostileInput[] => {
  const bound = textOf(bodyOf({ fills: [solid(1, 0, 0, { boundVariables: { color: alias('VariableID:1:1') } })] }));
  const table = (name: string, variables: unknown, expected: readonly string[] = ['imported']): HostileInput => ({
    name,
    content: bound,
    variables: typeof variables === 'string' ? variables : JSON.stringify(variables),
    expected,
  });
  const modes = variablesBody({ a: { type: 'COLOR', values: [{ r: 1, g: 0, b: 0, a: 1 }] } });
  const thousand = JSON.stringify(modes).replace(
    /"modes":\[[^\]]*\]/,
    `"modes":${JSON.stringify(Array.from({ length: 1_000 }, (_, at) => ({ modeId: `m${at}`, name: `${at}` })))}`,
  );
  const meta = (variables: object, variableCollections: object): object => ({
    meta: { variables, variableCollections },
  });
  return [
    table('variables: a thousand modes', thousand),
    table(
      'variables: alias to a number',
      JSON.stringify(modes).replace(/\{"r":1,"g":0,"b":0,"a":1\}/, '{"type":"VARIABLE_ALIAS","id":7}'),
    ),
    table(
      'variables: values as a list',
      meta(
        {
          'VariableID:1:1': {
            id: 'VariableID:1:1',
            name: 7,
            resolvedType: 'COLOR',
            valuesByMode: [1, 2],
            variableCollectionId: 'c',
          },
        },
        { c: { modes: 'x' } },
      ),
    ),
    table(
      'variables: named like prototypes',
      '{"meta":{"variables":{"__proto__":{"id":"__proto__","name":"x"},"constructor":null},"variableCollections":{"toString":{}}}}',
    ),
    table('variables: a page of HTML', '<html>', ['design-invalid']),
    table('variables: a list', '[]', ['design-invalid']),
  ];
};
