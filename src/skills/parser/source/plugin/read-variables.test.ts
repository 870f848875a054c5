import { afterEach, describe, expect, it, vi } from 'vitest';
import { openCanvasDocument } from '#canvas/document/canvas-document';
import { createAside } from '#figma-plugin/sandbox/aside';
import { evaluate } from '#figma-plugin/sandbox/evaluate';
import { plainSurroundings } from '#testing/canvas/surroundings';
import { readVariables } from './read-variables.ts';
import { ANSWER_CHARS } from './snippets.ts';

afterEach(() => vi.restoreAllMocks());

const COLLECTION = 'VariableCollectionId:1:0';
const BODY = { name: 'File', document: { id: '0:0', type: 'DOCUMENT', children: [{ id: '0:1', type: 'CANVAS' }] } };

/** A file with so many colours in so many modes, as `variables/local` tells them. */
const colours = (count: number, modes: number) => {
  const modeIds = Array.from({ length: modes }, (_, at) => `1:${at}`);
  const ids = Array.from({ length: count }, (_, at) => `VariableID:2:${at}`);
  const common = { remote: false, hiddenFromPublishing: false };
  const variable = (id: string, at: number) => {
    const shade = (mode: number) => ({ r: 1 / (at + 3), g: 1 / (mode + 3), b: 1 / 7, a: 1 });
    const valuesByMode = Object.fromEntries(modeIds.map((id, mode) => [id, shade(mode)]));
    const more = {
      variableCollectionId: COLLECTION,
      resolvedType: 'COLOR',
      description: '',
      scopes: [],
      codeSyntax: {},
    };
    return { id, name: `colour/${at}`, key: `key-${at}`, valuesByMode, ...more, ...common };
  };
  const collection = {
    id: COLLECTION,
    name: 'Brands',
    key: 'brands',
    defaultModeId: '1:0',
    variableIds: ids,
    ...common,
  };
  return {
    meta: {
      variables: Object.fromEntries(ids.map((id, at) => [id, variable(id, at)])),
      variableCollections: {
        [COLLECTION]: { ...collection, modes: modeIds.map((modeId) => ({ modeId, name: `Brand ${modeId}` })) },
      },
    },
  };
};

/** The plugin's own evaluator on a document in memory, and how long its answers were. */
const pluginWith = (variables: ReturnType<typeof colours>) => {
  const { figma } = openCanvasDocument(plainSurroundings, { name: 'File', body: BODY, variables });
  // biome-ignore lint/security/noGlobalEval: stands for the sandbox of the plugin
  const runGlobally = eval;
  const ground = {
    figma,
    aside: createAside(),
    run: (code: string) => runGlobally(code) as unknown,
    restore: () => undefined,
  };
  const lengths: number[] = [];
  return {
    lengths,
    evaluate: async (js: string): Promise<unknown> => {
      const answer = await evaluate(js, ground);
      if (!answer.ok) throw new Error(answer.error.message);
      lengths.push(JSON.stringify(answer.result).length);
      return answer.result;
    },
  };
};

describe('variables that are read through the plugin', () => {
  it('come in answers that the bridge takes, 5,000 of them in 8 modes', async () => {
    const given = colours(5_000, 8);
    const { evaluate, lengths } = pluginWith(given);
    expect(JSON.stringify(given).length).toBeGreaterThan(ANSWER_CHARS);
    const read = (await readVariables({ evaluate, most: 1e9 }, ['VariableID:gone', 'VariableID:2:0'])) as typeof given;
    expect(Object.keys(read.meta.variables)).toEqual(Object.keys(given.meta.variables));
    expect(read.meta.variables['VariableID:2:4999']).toEqual(given.meta.variables['VariableID:2:4999']);
    expect(read.meta.variableCollections).toEqual(given.meta.variableCollections);
    // Quotes of a text in a text take a character more.
    expect(Math.max(...lengths)).toBeLessThan(1.5 * ANSWER_CHARS);
    await expect(readVariables({ evaluate, most: 1e6 }, [])).rejects.toMatchObject({ code: 'design-too-large' });
  });

  it('come one by one where each takes its time', async () => {
    let now = 0;
    vi.spyOn(Date, 'now').mockImplementation(() => {
      now += 11_000;
      return now;
    });
    const given = colours(3, 1);
    const { evaluate, lengths } = pluginWith(given);
    expect(await readVariables({ evaluate, most: 1e9 }, [])).toEqual(given);
    expect(lengths).toHaveLength(1 + 3 + 1);
  });
});
