import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { oneColourPng } from './one-colour-png.ts';
import type { FakeDesign } from './types.ts';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readJson = (source: string | object): unknown => {
  if (typeof source !== 'string') return source;
  const bytes = readFileSync(source);
  return JSON.parse((source.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
};

/** One design behind its key, read when it is first asked for. */
export interface DesignStore {
  /** Body of the file endpoint, and whether it is gzip already. */
  file(): { readonly bytes: Buffer; readonly gzipped: boolean };
  nodes(ids: readonly string[]): object;
  /** What the file is called and which version it has. */
  meta(): object;
  /** Whether Figma would draw this layer: it is there, visible and has a size. */
  isDrawable(id: string): boolean;
  render(id: string, scale: number): Buffer | null;
  fillRefs(): readonly string[];
  fill(ref: string): Buffer;
  /** Null when the design has no variables of its own. */
  variables(): unknown;
}

interface Index {
  readonly body: Fields;
  /** The `document` of a file response, made up for nodes responses and bare nodes. */
  readonly file: Fields;
  readonly nodes: ReadonlyMap<string, Fields>;
  readonly refs: readonly string[];
}

const META = {
  lastModified: '2026-01-01T00:00:00Z',
  version: '1',
  thumbnailUrl: '',
  role: 'viewer',
  editorType: 'figma',
  linkAccess: 'view',
};

const rootsOf = (body: Fields): Fields[] => {
  if (isFields(body['nodes'])) {
    const entries = Object.values(body['nodes']).filter(isFields);
    return entries.map((entry) => entry['document']).filter(isFields);
  }
  return [isFields(body['document']) ? body['document'] : body];
};

const asFile = (body: Fields, roots: readonly Fields[]): Fields => {
  const [root] = roots;
  if (root?.['type'] === 'DOCUMENT')
    return body['document'] === root ? body : { name: 'Design', ...META, document: root };
  const page = { id: '0:1', name: 'Page 1', type: 'CANVAS', children: roots };
  const tables = { components: {}, componentSets: {}, styles: {}, schemaVersion: 0 };
  const { nodes: _nodes, ...envelope } = isFields(body['nodes']) || isFields(body['document']) ? body : {};
  return {
    name: 'Design',
    ...META,
    ...tables,
    ...envelope,
    document: { id: '0:0', name: 'Document', type: 'DOCUMENT', children: [page] },
  };
};

/** Every layer by id, and every `imageRef`, without recursion. */
const walk = (root: Fields): { nodes: Map<string, Fields>; refs: Set<string> } => {
  const nodes = new Map<string, Fields>();
  const refs = new Set<string>();
  const stack: Fields[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node['id'] === 'string' && !nodes.has(node['id'])) nodes.set(node['id'], node);
    for (const paint of [node['fills'], node['strokes']].flat())
      if (isFields(paint) && typeof paint['imageRef'] === 'string') refs.add(paint['imageRef']);
    if (!Array.isArray(node['children'])) continue;
    for (const child of node['children']) if (isFields(child)) stack.push(child);
  }
  return { nodes, refs };
};

const buildIndex = (design: FakeDesign): Index => {
  const body = readJson(design.body) as Fields;
  const file = asFile(body, rootsOf(body));
  const { nodes, refs } = walk(file['document'] as Fields);
  return { body, file, nodes, refs: [...new Set([...refs, ...Object.keys(design.fills ?? {})])] };
};

const sizeOf = (node: Fields | undefined): readonly [number, number] => {
  const bounds = node?.['absoluteRenderBounds'] ?? node?.['absoluteBoundingBox'];
  if (!isFields(bounds)) return [0, 0];
  const { width, height } = bounds;
  return [typeof width === 'number' ? width : 0, typeof height === 'number' ? height : 0];
};

const hueOf = (text: string): number =>
  [...text].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % 9_973, 7);

const nodesAnswer = ({ file, nodes }: Index, ids: readonly string[]): object => {
  const { document: _document, components, componentSets, styles, schemaVersion, ...envelope } = file;
  const entry = (id: string): unknown => {
    const document = nodes.get(id);
    return document === undefined ? null : { document, components, componentSets, schemaVersion, styles };
  };
  return { ...envelope, nodes: Object.fromEntries(ids.map((id) => [id, entry(id)])) };
};

const metaAnswer = ({ name, lastModified, version, editorType }: Fields): object => ({
  file: {
    name,
    folder_name: 'Drafts',
    last_touched_at: lastModified,
    creator: { id: '1', handle: 'Somebody', img_url: '' },
    editorType,
    role: 'viewer',
    link_access: 'view',
    version,
  },
});

/** Sent as it lies on the disk where that is a whole file response, so that nothing is parsed in vain. */
const fileBytes = (design: FakeDesign, index: () => Index): { bytes: Buffer; gzipped: boolean } => {
  if (typeof design.body === 'string' && /\.file\.json(\.gz)?$/.test(design.body))
    return { bytes: readFileSync(design.body), gzipped: design.body.endsWith('.gz') };
  return { bytes: Buffer.from(JSON.stringify(index().file)), gzipped: false };
};

export const openDesign = (design: FakeDesign): DesignStore => {
  let known: Index | null = null;
  const index = (): Index => {
    known ??= buildIndex(design);
    return known;
  };
  const isDrawable = (id: string): boolean => {
    const node = index().nodes.get(id);
    const [width, height] = sizeOf(node);
    return node !== undefined && node['visible'] !== false && width > 0 && height > 0;
  };
  return {
    file: () => fileBytes(design, index),
    nodes: (ids) => nodesAnswer(index(), ids),
    meta: () => metaAnswer(index().file),
    isDrawable,
    render: (id, scale) => {
      const given = design.renders?.[id];
      if (given !== undefined) return readFileSync(given);
      if (!isDrawable(id)) return null;
      const [width, height] = sizeOf(index().nodes.get(id));
      return oneColourPng(Math.ceil(width * scale), Math.ceil(height * scale), hueOf(id));
    },
    fillRefs: () => index().refs,
    fill: (ref) => {
      const given = design.fills?.[ref];
      return given === undefined ? oneColourPng(320, 240, hueOf(ref)) : readFileSync(given);
    },
    variables: () => (design.variables === undefined ? null : readJson(design.variables)),
  };
};
