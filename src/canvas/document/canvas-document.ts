import { createFigmaApi } from './api/figma-api.ts';
import { nodeMethods } from './api/node-methods.ts';
import { nodeProperties } from './api/node-properties.ts';
import { componentMethods, componentProperties } from './components/component-methods.ts';
import { settle } from './layout/auto-layout.ts';
import { createHandles, type Handles, type Methods, resizeMethods } from './nodes/handles.ts';
import { type NodeRecord, pageOf } from './nodes/node-record.ts';
import { treeMethods } from './nodes/tree-methods.ts';
import { LAYOUT_PROPERTIES } from './properties/layout-properties.ts';
import { PAINT_PROPERTIES } from './properties/paint-properties.ts';
import type { Properties } from './properties/property.ts';
import { loadRest, loadStyles, loadVariables } from './rest/from-rest.ts';
import { documentToRest } from './rest/to-rest.ts';
import { createStore, type DocumentSurroundings, type Store } from './store.ts';
import { createStyleBook } from './styles/style-book.ts';
import type { FontName } from './text/font-names.ts';
import { createLoadedFonts, textProperties } from './text/text-properties.ts';
import { createVariableBook } from './variables/variable-book.ts';

type Rest = Readonly<Record<string, unknown>>;

export interface CanvasStart {
  /** Body of a file or of layers as REST answers it; without one the document is one empty page. */
  readonly body?: Rest;
  /** Body of `variables/local`. */
  readonly variables?: Rest;
  /** Bytes of images by their hash. */
  readonly images?: ReadonlyMap<string, Uint8Array>;
  /** Fonts that can be loaded; empty: every one. */
  readonly fonts?: readonly FontName[];
  readonly name?: string;
}

/** A design document in memory, with the part of Figma's Plugin API that our tools and ordinary scripts use. */
export interface CanvasDocument {
  /** Stands for the global `figma` of a plugin. */
  readonly figma: PluginAPI;
  /** The whole document, or one layer of it, as `GET /v1/files/:key` would answer it. */
  toRest(id?: string): Rest;
  /** Body of `variables/local`. */
  variables(): Rest;
  /** Ends the step that is open; what follows can be taken back by itself. */
  commit(): void;
  undo(): boolean;
  redo(): boolean;
  /** Layers that are made from now on have ids above this: what is made once more gets the same ones. */
  countFrom(last: number): void;
  steps(): { readonly undo: number; readonly redo: number };
  /** Grows with every change, and with every one that is taken back. */
  version(): number;
  /** What plugins told the user, oldest first. */
  readonly notices: readonly string[];
}

interface Selection {
  readonly properties: Properties;
}

/** The layers that are selected on each page. They are no part of the history. */
const selections = (store: Store, handles: () => Handles): Selection => {
  const selected = new Map<NodeRecord, readonly NodeRecord[]>();
  return {
    properties: {
      selection: {
        has: ({ type }) => type === 'CANVAS',
        read: (page) =>
          Object.freeze((selected.get(page) ?? []).filter((record) => !store.isGone(record)).map(handles().of)),
        write: (page, value) => {
          if (!Array.isArray(value)) throw new Error('in set_selection: Expected an array of nodes');
          const records = value.map((node) => handles().record(node, 'set_selection'));
          if (records.some((record) => pageOf(record) !== page))
            throw new Error('in set_selection: The selection of a page can only include nodes in that page');
          selected.set(page, records);
        },
      },
    },
  };
};

const methodsFor = (store: Store, handles: () => Handles, own: Methods) => {
  const tree = treeMethods({ store, handles });
  const components = componentMethods({ store, handles });
  const resizing = resizeMethods(store);
  const PARENTS = new Set([
    'CANVAS',
    'FRAME',
    'GROUP',
    'COMPONENT',
    'COMPONENT_SET',
    'INSTANCE',
    'SECTION',
    'BOOLEAN_OPERATION',
    'DOCUMENT',
  ]);
  return (type: string): Methods => {
    const parents = PARENTS.has(type) ? tree.parents : {};
    if (type === 'DOCUMENT') return { ...parents };
    if (type === 'CANVAS') return { ...own, ...tree.own, ...parents, loadAsync: async () => undefined };
    const special =
      type === 'COMPONENT'
        ? components.component
        : type === 'COMPONENT_SET'
          ? components.set
          : type === 'INSTANCE'
            ? components.instance
            : {};
    return { ...own, ...tree.own, ...parents, ...resizing, ...special };
  };
};

const start = (store: Store, body: Rest | undefined): void => {
  if (body !== undefined) loadRest(store, body);
  if ((store.root.children?.length ?? 0) > 0) return;
  const page = store.createWithId('0:1', 'CANVAS', { name: 'Page 1' });
  page.parent = store.root;
  store.root.children?.push(page);
};

/** Opens a document; nothing of what was loaded can be taken back. */
export const openCanvasDocument = (surroundings: DocumentSurroundings, given: CanvasStart = {}): CanvasDocument => {
  const store = createStore(surroundings);
  start(store, given.body);
  store.root.fields['name'] = given.name ?? String(given.body?.['name'] ?? 'Untitled');
  for (const [hash, bytes] of given.images ?? []) store.images.set(hash, bytes);
  const [variables, styles, fonts] = [createVariableBook(store), createStyleBook(store), createLoadedFonts()];
  if (given.variables !== undefined) loadVariables(variables, given.variables);
  if (given.body !== undefined) loadStyles(styles, given.body);
  const notices: string[] = [];
  let made: Handles | null = null;
  const handles = (): Handles => made as Handles;
  const properties: Properties = {
    ...nodeProperties(store, handles),
    ...LAYOUT_PROPERTIES,
    ...PAINT_PROPERTIES,
    ...textProperties(fonts),
    ...componentProperties({ store, handles }),
    ...selections(store, handles).properties,
  };
  const methodsOf = methodsFor(store, handles, nodeMethods({ store, variables, styles }));
  made = createHandles({ store, properties, methodsOf });
  const figma = createFigmaApi({
    store,
    handles: made,
    fonts,
    variables,
    styles,
    availableFonts: given.fonts ?? [],
    notify: (message) => notices.push(message),
  });
  return {
    figma: figma as unknown as PluginAPI,
    toRest: (id) => documentToRest(store, id === undefined ? store.root : (store.find(id) ?? store.root)),
    variables: () => ({
      meta: {
        variableCollections: Object.fromEntries(variables.collections),
        variables: Object.fromEntries(variables.variables),
      },
    }),
    commit: () => {
      settle(store);
      store.history.commit();
    },
    undo: () => {
      settle(store);
      const was = store.history.undo();
      store.takeUnsettled();
      return was;
    },
    redo: () => {
      const was = store.history.redo();
      store.takeUnsettled();
      return was;
    },
    countFrom: store.countFrom,
    steps: store.history.counts,
    version: store.history.version,
    notices,
  };
};
