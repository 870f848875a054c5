import type { FrameworkAdapter, LoadedAdapter } from '#contract/adapter';
import type { LintFinding } from '#contract/snapshot';
import { adapter as webAdapter } from '#init/templates/web';
import { normaliseDesign } from '#parser/figma/document/normalise';
import { type BuiltAst, buildSemanticAst } from '#parser/semantic-ast/build-ast';
import { planPictures } from '#parser/semantic-ast/plan-pictures';
import type { FetchedDesign } from '#parser/source/design-source';
import { resolveVariables } from '#parser/variables/variable-table';

/** A layer of a design in the making: Figma's own fields, checked by nobody. */
export interface RawLayer {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly children?: readonly RawLayer[];
  readonly [field: string]: unknown;
}

/** Makes layers with ids that count up from `1:1`; one for each test. */
export const layerBuilder = () => {
  let last = 0;
  return (type: string, fields: Readonly<Record<string, unknown>> = {}, children?: readonly RawLayer[]): RawLayer => {
    last += 1;
    const id = `1:${last}`;
    const bounds = { x: 0, y: 0, width: 100, height: 50 };
    const layer = { id, name: `${type.toLowerCase()} ${last}`, type, absoluteBoundingBox: bounds, ...fields };
    return children === undefined ? layer : { ...layer, children };
  };
};

export const solid = (r: number, g: number, b: number, more: Readonly<Record<string, unknown>> = {}) => ({
  type: 'SOLID',
  blendMode: 'NORMAL',
  color: { r, g, b, a: 1 },
  ...more,
});

export const alias = (id: string) => ({ type: 'VARIABLE_ALIAS', id });

/** The body of a file response with one page for each list of layers. */
export const fileBody = (pages: readonly (readonly unknown[])[], more: Readonly<Record<string, unknown>> = {}) => ({
  name: 'Built',
  version: '1',
  document: {
    id: '0:0',
    name: 'Document',
    type: 'DOCUMENT',
    children: pages.map((children, at) => ({ id: `0:${at + 1}`, name: `Page ${at + 1}`, type: 'CANVAS', children })),
  },
  ...more,
});

/** A body as a source hands it on, from a file of a name. The body is taken over and changed. */
export const fetchedDesign = (
  body: unknown,
  more: Partial<FetchedDesign> = {},
  fallbackName = 'built',
): FetchedDesign => ({
  ...normaliseDesign(body, { kind: 'file', fileKey: null, label: `${fallbackName}.json`, fallbackName, nodeIds: [] })
    .design,
  ...more,
});

/** An adapter in this very process; the real one runs in its own. */
export const inProcess = (adapter: FrameworkAdapter = webAdapter): LoadedAdapter => ({
  digest: 'in-process',
  layoutMaps: adapter.layoutMaps,
  svgPictureType: adapter.svgPictureType,
  staticImageType: adapter.staticImageType,
  transformColors: async (colors) => colors.map(({ rgba }) => adapter.transformColor(rgba)),
  mapNodeTypes: async (requests) => requests.map(({ figmaType, ctx }) => adapter.mapNodeType(figmaType, ctx)),
  postAstTokenGenerated: (path) => adapter.postAstTokenGenerated(path),
  close: async () => {},
});

interface AstOptions {
  /** Body of the variables endpoint. */
  readonly variables?: unknown;
  readonly adapter?: LoadedAdapter;
  readonly signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

/** A built AST with its findings listed. */
export type TestedAst = Omit<BuiltAst, 'findings'> & { readonly findings: readonly LintFinding[] };

/** Plans and builds, as the parser does. */
export const astOf = async (design: FetchedDesign, options: AstOptions = {}): Promise<TestedAst> => {
  const { adapter = inProcess(), signal = new AbortController().signal, onProgress = () => {} } = options;
  const plan = await planPictures(design, adapter, { signal });
  const variables = resolveVariables(options.variables ?? null, null);
  const built = await buildSemanticAst({ design, plan, variables, adapter, signal, onProgress });
  return { ...built, findings: built.findings.findings() };
};

interface BuiltVariable {
  readonly type: 'COLOR' | 'FLOAT' | 'STRING' | 'BOOLEAN';
  /** A value for the only mode, or one for each of the modes `m:1`, `m:2`, … */
  readonly values: readonly unknown[];
}

/** The body of a variables answer with one collection `Theme` (id `c:1`); ids are `VariableID:1:<n>` in the order given. */
export const variablesBody = (variables: Readonly<Record<string, BuiltVariable>>) => {
  const modes = Math.max(1, ...Object.values(variables).map(({ values }) => values.length));
  const names = Object.keys(variables);
  const ids = names.map((_, at) => `VariableID:1:${at + 1}`);
  const collection = {
    id: 'c:1',
    name: 'Theme',
    key: 'k',
    modes: Array.from({ length: modes }, (_, at) => ({ modeId: `m:${at + 1}`, name: `Mode ${at + 1}` })),
    defaultModeId: 'm:1',
    remote: false,
    hiddenFromPublishing: false,
    variableIds: ids,
  };
  const entries = names.map((name, at) => {
    const { type, values } = variables[name] as BuiltVariable;
    const valuesByMode = Object.fromEntries(values.map((value, mode) => [`m:${mode + 1}`, value]));
    const id = ids[at] as string;
    return [id, { id, name, key: `k${at}`, variableCollectionId: 'c:1', resolvedType: type, valuesByMode }] as const;
  });
  return {
    status: 200,
    error: false,
    meta: { variables: Object.fromEntries(entries), variableCollections: { 'c:1': collection } },
  };
};
