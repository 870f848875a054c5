import { z } from 'zod';
import type { BridgeMessage } from '#contract/bridge/messages';
import type { PageCopy } from '#contract/canvas/canvas-port';
import { CodedError } from '#contract/errors';

type Evaluate = (js: string) => Promise<BridgeMessage<'eval_response'>>;

/** A copy is held in memory as a whole. */
const MOST_LAYERS = 30_000;
/** Layers that are asked for at once. */
const LAYERS_OF_A_PART = 1_500;
/** Characters of one answer: well below what a plugin may send, also when every one takes three bytes. */
const SLICE = 3_000_000;

const HEAD = `
const page = figma.currentPage;
const count = (node) => ('findAll' in node ? node.findAll().length : 0) + 1;
return {
  file: figma.root.name,
  id: page.id,
  name: page.name,
  selection: page.selection.map(({ id }) => id),
  layers: page.children.map((node) => [node.id, count(node)]),
};`;

/** What is too long for one answer is asked for slice by slice; nothing is kept in the plugin between them. */
const slice = (made: string, from: number): string => `
${made}
const text = JSON.stringify(value);
return { text: text.slice(${from}, ${from + SLICE}), length: text.length };`;

const partOf = (ids: readonly string[]): string => `
const value = [];
for (const id of ${JSON.stringify(ids)}) {
  const node = await figma.getNodeByIdAsync(id);
  if (node !== null) value.push(await node.exportAsync({ format: 'JSON_REST_V1' }));
}`;

const VARIABLES = `
const fields = (of, names) => Object.fromEntries(names.map((name) => [name, of[name]]));
const own = ['id', 'name', 'key', 'remote', 'hiddenFromPublishing'];
const collections = await figma.variables.getLocalVariableCollectionsAsync();
const variables = await figma.variables.getLocalVariablesAsync();
const value = {
  collections: collections.map((one) => fields(one, [...own, 'modes', 'defaultModeId', 'variableIds'])),
  variables: variables.map((one) => fields(one, [
    ...own, 'description', 'variableCollectionId', 'resolvedType', 'valuesByMode', 'scopes', 'codeSyntax',
  ])),
};`;

const text = z.string().max(1_000);
const headShape = z.object({
  file: text,
  id: text,
  name: text,
  selection: z.array(text),
  layers: z.array(z.tuple([text, z.number()])),
});
const sliceShape = z.object({ text: z.string(), length: z.number() });
const record = z.record(z.string(), z.unknown());
const layersShape = z.array(
  z.object({ document: record, components: record.optional(), componentSets: record.optional() }),
);
const named = z.looseObject({ id: text });
const variablesShape = z.object({ collections: z.array(named), variables: z.array(named) });

const evaluated = async <T>(evaluate: Evaluate, js: string, shape: z.ZodType<T>): Promise<T> => {
  const answer = await evaluate(js);
  const problem = (answer.error as { message?: unknown } | undefined)?.message;
  if (!answer.ok) throw new CodedError('canvas-refused', { problem: String(problem ?? '').slice(0, 1_000) });
  const read = shape.safeParse(answer.result);
  if (!read.success) throw new CodedError('canvas-refused', { problem: 'The page could not be read.' });
  return read.data;
};

/** It was changed between two slices. */
const changed = (): CodedError =>
  new CodedError('canvas-refused', { problem: 'The page was changed while it was read.' });

/** Everything that `made` puts into `value`, however long it is. */
const whole = async <T>(evaluate: Evaluate, made: string, shape: z.ZodType<T>): Promise<T> => {
  let { text: read, length } = await evaluated(evaluate, slice(made, 0), sliceShape);
  while (read.length < length) {
    const next = await evaluated(evaluate, slice(made, read.length), sliceShape);
    if (next.length !== length || next.text === '') throw changed();
    read += next.text;
  }
  try {
    return shape.parse(JSON.parse(read));
  } catch {
    throw changed();
  }
};

/** Top layers in parts of some thousand layers each. */
const parts = (layers: z.infer<typeof headShape>['layers']): string[][] => {
  const found: string[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const [id, count] of layers) {
    if (size + count > LAYERS_OF_A_PART) {
      found.push([]);
      size = 0;
    }
    found.at(-1)?.push(id);
    size += count;
  }
  return found;
};

const byId = (list: readonly z.infer<typeof named>[]): Record<string, unknown> =>
  Object.fromEntries(list.map((one) => [one.id, one]));

/** Libraries that a user may not see are no reason to have no copy. */
const readVariables = async (evaluate: Evaluate): Promise<PageCopy['variables']> => {
  try {
    const { collections, variables } = await whole(evaluate, VARIABLES, variablesShape);
    return { meta: { variableCollections: byId(collections), variables: byId(variables) } };
  } catch (error) {
    if (error instanceof CodedError && error.code === 'canvas-refused') return null;
    throw error;
  }
};

/**
 * Reads the page that is shown, by snippets. Costs no call to Figma's servers.
 * @throws CodedError `sandbox-too-large`, `canvas-refused`, or one of the bridge
 */
export const readPage = async (evaluate: Evaluate): Promise<PageCopy> => {
  const head = await evaluated(evaluate, HEAD, headShape);
  const count = head.layers.reduce((sum, [, layers]) => sum + layers, 0);
  if (count > MOST_LAYERS) throw new CodedError('sandbox-too-large', { layers: count, most: MOST_LAYERS });
  const read: z.infer<typeof layersShape> = [];
  for (const ids of parts(head.layers)) read.push(...(await whole(evaluate, partOf(ids), layersShape)));
  const page = { id: head.id, type: 'CANVAS', name: head.name, children: read.map(({ document }) => document) };
  return {
    pageId: head.id,
    body: {
      name: head.file,
      document: { id: '0:0', type: 'DOCUMENT', name: 'Document', children: [page] },
      components: Object.assign({}, ...read.map(({ components }) => components)),
      componentSets: Object.assign({}, ...read.map(({ componentSets }) => componentSets)),
    },
    variables: await readVariables(evaluate),
    selection: head.selection,
  };
};
