import { readFile } from 'node:fs/promises';
import {
  LAYOUT_MAP_KEYS,
  type LoadedAdapter,
  type NodeTypeContext,
  type NodeTypeRequest,
  type RGBA,
} from '#contract/adapter';
import { plainText } from '#workspace/detect/plain-text';

/** The places of the template, each filled from an answer of the adapter. */
export const PLACEHOLDERS = [
  'colorOpaque',
  'colorTranslucent',
  'colorClear',
  'directionMap',
  'mainAxisAlignMap',
  'crossAxisAlignMap',
  'mainAxisSizeMap',
  'typeOfRow',
  'typeOfColumn',
  'typeOfWrap',
  'typeOfGrid',
  'typeOfStack',
  'typeOfText',
  'svgPictureType',
  'staticImageType',
  'nodeTypeTable',
  'afterAst',
] as const;
type Placeholder = (typeof PLACEHOLDERS)[number];

export const readSyntaxTemplate = (): Promise<string> =>
  readFile(new URL('ast-syntax.template.md', import.meta.url), 'utf8');

const COLORS: readonly RGBA[] = [
  { r: 1, g: 0.502, b: 0, a: 1 },
  { r: 1, g: 0.502, b: 0, a: 0.5 },
  { r: 0, g: 0, b: 0, a: 0 },
];

const LEAF: NodeTypeContext = {
  layoutMode: 'NONE',
  wraps: false,
  hasChildren: false,
  hasImageFill: false,
  onlyVectors: false,
  scrolls: false,
};
const HOLDER: NodeTypeContext = { ...LEAF, hasChildren: true };

/** Words that are asked for by themselves, in the order of their places. */
const FRAMES: readonly (readonly [Placeholder, NodeTypeContext])[] = [
  ['typeOfRow', { ...HOLDER, layoutMode: 'HORIZONTAL' }],
  ['typeOfColumn', { ...HOLDER, layoutMode: 'VERTICAL' }],
  ['typeOfWrap', { ...HOLDER, layoutMode: 'HORIZONTAL', wraps: true }],
  ['typeOfGrid', { ...HOLDER, layoutMode: 'GRID' }],
  ['typeOfStack', HOLDER],
];

const HOLDERS = ['FRAME', 'GROUP', 'SECTION', 'COMPONENT', 'COMPONENT_SET', 'INSTANCE', 'SLOT', 'TRANSFORM_GROUP'];
const LEAVES = (
  'TEXT RECTANGLE ELLIPSE LINE REGULAR_POLYGON STAR VECTOR BOOLEAN_OPERATION TEXT_PATH IMAGE TABLE TABLE_CELL ' +
  'SHAPE_WITH_TEXT STICKY CONNECTOR WASHI_TAPE EMBED LINK_UNFURL MEDIA WIDGET SLICE'
).split(' ');

/** Rows of the table of types: what is asked, and how the row is called. */
const ROWS: readonly (readonly [title: string, figmaType: string, ctx: NodeTypeContext])[] = [
  ...HOLDERS.map((type) => [`\`${type}\` without layout`, type, HOLDER] as const),
  ...LEAVES.map((type) => [`\`${type}\``, type, LEAF] as const),
  ['a shape with a picture as its fill', 'RECTANGLE', { ...LEAF, hasImageFill: true }],
  ['a frame in which everything is a vector', 'FRAME', { ...HOLDER, onlyVectors: true }],
  ['an unknown type that holds layers', 'UNKNOWN', HOLDER],
  ['an unknown type that holds none', 'UNKNOWN', LEAF],
];

const request = (figmaType: string, ctx: NodeTypeContext): NodeTypeRequest => ({ figmaType, ctx, nodeId: figmaType });

/** An answer as it stands between backticks in one cell of a table. */
const word = (answer: string | undefined): string => plainText(answer ?? '', 200).replaceAll('|', '\\|');

const mapTable = (map: Readonly<Record<string, string>>, keys: readonly string[]): string =>
  ['| Figma | here |', '| --- | --- |', ...keys.map((key) => `| \`${key}\` | \`${word(map[key])}\` |`)].join('\n');

const typeTable = (answers: readonly (string | undefined)[]): string => {
  const rows = ROWS.map(
    ([title], index) => `| ${title} | ${answers[index] === undefined ? 'left out' : `\`${word(answers[index])}\``} |`,
  );
  return ['| Figma | here |', '| --- | --- |', ...rows].join('\n');
};

const tryAfterAst = async (adapter: LoadedAdapter, sample: string): Promise<string> => {
  await adapter.postAstTokenGenerated(sample);
  return 'ended well';
};

/**
 * Asks the adapter for everything that a place of the template needs, so every one of its members is used.
 * @param sample path of a `semantic-ast.json` that `postAstTokenGenerated` may read
 * @throws CodedError `adapter-invalid`, `adapter-failed`, `adapter-timeout`
 */
const fill = async (adapter: LoadedAdapter, sample: string): Promise<Record<Placeholder, string>> => {
  const colors = await adapter.transformColors(COLORS.map((rgba) => ({ rgba, nodeId: 'colour' })));
  const asked = [
    ...FRAMES.map(([, ctx]) => request('FRAME', ctx)),
    request('TEXT', LEAF),
    ...ROWS.map(([, type, ctx]) => request(type, ctx)),
  ];
  const types = await adapter.mapNodeTypes(asked);
  const maps = adapter.layoutMaps;
  return {
    colorOpaque: word(colors[0]),
    colorTranslucent: word(colors[1]),
    colorClear: word(colors[2]),
    directionMap: mapTable(maps.direction, LAYOUT_MAP_KEYS.direction),
    mainAxisAlignMap: mapTable(maps.mainAxisAlign, LAYOUT_MAP_KEYS.mainAxisAlign),
    crossAxisAlignMap: mapTable(maps.crossAxisAlign, LAYOUT_MAP_KEYS.crossAxisAlign),
    mainAxisSizeMap: mapTable(maps.mainAxisSize, LAYOUT_MAP_KEYS.mainAxisSize),
    typeOfRow: word(types[0]),
    typeOfColumn: word(types[1]),
    typeOfWrap: word(types[2]),
    typeOfGrid: word(types[3]),
    typeOfStack: word(types[4]),
    typeOfText: word(types[FRAMES.length]),
    svgPictureType: word(adapter.svgPictureType),
    staticImageType: word(adapter.staticImageType),
    nodeTypeTable: typeTable(types.slice(FRAMES.length + 1)),
    afterAst: await tryAfterAst(adapter, sample),
  };
};

export const renderAstSyntax = async (adapter: LoadedAdapter, sample: string): Promise<string> => {
  const values = await fill(adapter, sample);
  const template = await readSyntaxTemplate();
  return template.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? values[name as Placeholder] : place,
  );
};
