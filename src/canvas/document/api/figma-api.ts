import { settle } from '../layout/auto-layout.ts';
import type { Handle, Handles } from '../nodes/handles.ts';
import type { NodeRecord } from '../nodes/node-record.ts';
import { groupRecords, ungroupRecord } from '../nodes/tree-methods.ts';
import { MIXED } from '../properties/paint-properties.ts';
import type { Store } from '../store.ts';
import type { StyleBook } from '../styles/style-book.ts';
import type { FontName } from '../text/font-names.ts';
import type { LoadedFonts } from '../text/text-properties.ts';
import type { VariableBook } from '../variables/variable-book.ts';

export interface ApiParts {
  readonly store: Store;
  readonly handles: Handles;
  readonly fonts: LoadedFonts;
  readonly variables: VariableBook;
  readonly styles: StyleBook;
  readonly availableFonts: readonly FontName[];
  /** Hears what a plugin tells the user. */
  notify(message: string): void;
}

const WHITE = { blendMode: 'NORMAL', type: 'SOLID', color: { r: 1, g: 1, b: 1, a: 1 } };
const GREY = { blendMode: 'NORMAL', type: 'SOLID', color: { r: 0.85, g: 0.85, b: 0.85, a: 1 } };
const BLACK = { blendMode: 'NORMAL', type: 'SOLID', color: { r: 0, g: 0, b: 0, a: 1 } };
const INTER = {
  fontFamily: 'Inter',
  fontStyle: 'Regular',
  fontWeight: 400,
  fontSize: 12,
  lineHeightUnit: 'INTRINSIC_%',
  textAutoResize: 'WIDTH_AND_HEIGHT',
};

/** What a new layer of each kind is like. */
const START: Readonly<Record<string, { type: string; name: string; size: number; fields: Record<string, unknown> }>> = {
  createFrame: { type: 'FRAME', name: 'Frame', size: 100, fields: { fills: [WHITE], clipsContent: true } },
  createComponent: { type: 'COMPONENT', name: 'Component', size: 100, fields: { fills: [], clipsContent: true } },
  createRectangle: { type: 'RECTANGLE', name: 'Rectangle', size: 100, fields: { fills: [GREY] } },
  createEllipse: { type: 'ELLIPSE', name: 'Ellipse', size: 100, fields: { fills: [GREY] } },
  createPolygon: { type: 'REGULAR_POLYGON', name: 'Polygon', size: 100, fields: { fills: [GREY] } },
  createStar: { type: 'STAR', name: 'Star', size: 100, fields: { fills: [GREY] } },
  createLine: { type: 'LINE', name: 'Line', size: 100, fields: { fills: [], strokes: [BLACK] } },
  createVector: { type: 'VECTOR', name: 'Vector', size: 100, fields: { fills: [], strokes: [BLACK] } },
  createSection: { type: 'SECTION', name: 'Section', size: 100, fields: { fills: [WHITE] } },
  createText: { type: 'TEXT', name: 'Text', size: 0, fields: { fills: [BLACK], characters: '', style: INTER } },
};

const append = (store: Store, record: NodeRecord): void => {
  const page = store.currentPage();
  store.insert(page, page.children?.length ?? 0, record);
};

const creators = ({ store, handles }: ApiParts): Record<string, () => Handle> =>
  Object.fromEntries(
    Object.entries(START).map(([method, { type, name, size, fields }]) => [
      method,
      () => {
        const height = type === 'LINE' ? 0 : size;
        const record = store.create(type, { name, ...fields }, { width: size, height });
        append(store, record);
        return handles.of(record);
      },
    ]),
  );

const grouping = ({ store, handles }: ApiParts) => {
  const recordsOf = (nodes: readonly unknown[], method: string): NodeRecord[] =>
    nodes.map((node) => handles.record(node, method));
  return {
    group: (nodes: readonly unknown[], parent: unknown, index?: number) =>
      handles.of(groupRecords(store, recordsOf(nodes, 'group'), handles.record(parent, 'group'), index)),
    ungroup: (node: unknown) => ungroupRecord(store, handles.record(node, 'ungroup')).map(handles.of),
    createComponentFromNode: (node: unknown) => {
      const record = handles.record(node, 'createComponentFromNode');
      settle(store);
      const component = store.create('COMPONENT', { ...record.fields }, record.geometry);
      const { parent } = record;
      const at = parent?.children?.indexOf(record) ?? 0;
      if (parent !== null) store.insert(parent, at, component);
      for (const child of [...(record.children ?? [])]) store.insert(component, component.children?.length ?? 0, child);
      store.remove(record);
      return handles.of(component);
    },
    combineAsVariants: (nodes: readonly unknown[], parent: unknown) => {
      const components = recordsOf(nodes, 'combineAsVariants');
      if (components.length === 0 || components.some(({ type }) => type !== 'COMPONENT'))
        throw new Error('in combineAsVariants: all nodes must be components');
      const group = groupRecords(store, components, handles.record(parent, 'combineAsVariants'));
      const set = store.create(
        'COMPONENT_SET',
        { name: store.nameOf(components[0] as NodeRecord).split(',')[0] ?? 'Component', fills: [] },
        group.geometry,
      );
      store.insert(group.parent as NodeRecord, group.parent?.children?.indexOf(group) ?? 0, set);
      for (const child of [...(group.children ?? [])]) {
        store.insert(set, set.children?.length ?? 0, child);
        store.setGeometry(child, { x: child.geometry.x - group.geometry.x, y: child.geometry.y - group.geometry.y });
      }
      store.remove(group);
      return handles.of(set);
    },
  };
};

const lookups = ({ store, handles }: ApiParts) => {
  const byId = (id: string): Handle | null => {
    const found = store.find(String(id));
    return found === null ? null : handles.of(found);
  };
  // There are no libraries here: what a key can name is what the document itself has.
  const byKey = async (key: string): Promise<Handle> => {
    const found = [...store.all()].find(
      ({ id, type, fields }) => type === 'COMPONENT' && (fields['key'] ?? `key-${id}`) === key,
    );
    if (found === undefined) throw new Error(`in importComponentByKeyAsync: Component with key "${key}" not found`);
    return handles.of(found);
  };
  return { getNodeById: byId, getNodeByIdAsync: async (id: string) => byId(id), importComponentByKeyAsync: byKey };
};

const fontMethods = ({ fonts, availableFonts }: ApiParts) => ({
  loadFontAsync: async (font: FontName) => {
    const isThere =
      availableFonts.length === 0 ||
      availableFonts.some(({ family, style }) => family === font.family && style === font.style);
    if (!isThere) throw new Error(`in loadFontAsync: The font "${font.family} ${font.style}" could not be loaded`);
    fonts.load(font);
  },
  listAvailableFontsAsync: async () => availableFonts.map((fontName) => ({ fontName })),
});

const images = ({ store }: ApiParts) => {
  const handleOf = (hash: string) => ({ hash, getBytesAsync: async () => store.images.get(hash) ?? new Uint8Array() });
  return {
    createImage: (bytes: Uint8Array) => {
      const hash = store.surroundings.hashImage(bytes);
      store.images.set(hash, bytes);
      return handleOf(hash);
    },
    getImageByHash: (hash: string) => (store.images.has(hash) ? handleOf(hash) : null),
  };
};

const history = ({ store }: ApiParts) => ({
  commitUndo: () => {
    settle(store);
    store.history.commit();
  },
  triggerUndo: () => {
    settle(store);
    store.history.undo();
  },
  saveVersionHistoryAsync: async (title: string) => ({ id: store.newId(), title }),
});

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const base64Encode = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const bits = (a << 16) | (b << 8) | c;
    const letters = [18, 12, 6, 0].map((shift) => LETTERS[(bits >> shift) & 63]).join('');
    const left = bytes.length - at;
    text += left >= 3 ? letters : `${letters.slice(0, left + 1)}${'='.repeat(3 - left)}`;
  }
  return text;
};

const base64Decode = (text: string): Uint8Array => {
  const clean = text.replaceAll(/[^A-Za-z0-9+/]/g, '');
  const bytes: number[] = [];
  for (let at = 0; at < clean.length; at += 4) {
    const part = clean.slice(at, at + 4);
    const bits = [...part.padEnd(4, 'A')].reduce((sum, letter) => (sum << 6) | LETTERS.indexOf(letter), 0);
    bytes.push(...[16, 8, 0].slice(0, part.length - 1).map((shift) => (bits >> shift) & 255));
  }
  return Uint8Array.from(bytes);
};

/** The `figma` of a plugin: what our tools and ordinary scripts use of it. */
export const createFigmaApi = (parts: ApiParts): Record<string, unknown> => {
  const { store, handles, variables, styles, notify } = parts;
  const api: Record<string, unknown> = {
    apiVersion: '1.0.0',
    editorType: 'figma',
    mode: 'default',
    fileKey: undefined,
    mixed: MIXED,
    skipInvisibleInstanceChildren: false,
    ...creators(parts),
    ...grouping(parts),
    ...lookups(parts),
    ...fontMethods(parts),
    ...images(parts),
    ...history(parts),
    ...styles.api,
    variables: variables.api,
    base64Encode,
    base64Decode,
    notify: (message: string) => {
      notify(String(message).slice(0, 1_000));
      return { cancel: () => undefined };
    },
    loadAllPagesAsync: async () => undefined,
    setCurrentPageAsync: async (page: unknown) => store.showPage(handles.record(page, 'setCurrentPageAsync')),
    createPage: () => {
      const page = store.create('CANVAS', { name: `Page ${(store.root.children?.length ?? 0) + 1}` });
      store.insert(store.root, store.root.children?.length ?? 0, page);
      return handles.of(page);
    },
    viewport: {
      center: { x: 0, y: 0 },
      zoom: 1,
      bounds: { x: -720, y: -450, width: 1_440, height: 900 },
      scrollAndZoomIntoView: () => undefined,
    },
  };
  Object.defineProperty(api, 'root', { enumerable: true, get: () => handles.of(store.root) });
  Object.defineProperty(api, 'currentPage', {
    enumerable: true,
    get: () => handles.of(store.currentPage()),
    set: (page: unknown) => store.showPage(handles.record(page, 'set_currentPage')),
  });
  return api;
};
