import type { ImageChange, LayerChange, TokenChange } from '#contract/design/snapshot-diff';
import type { ScreenDiffHead, SnapshotComparison } from '#contract/design/snapshot-view';

export const CHANGE_FILTERS = ['all', 'added', 'changed', 'moved', 'removed'] as const;
export type ChangeFilter = (typeof CHANGE_FILTERS)[number];

export type ChangeRow =
  | { readonly kind: 'heading'; readonly of: 'screens' | 'tokens' | 'images'; readonly count: number }
  | { readonly kind: 'screen'; readonly screen: ScreenDiffHead; readonly isOpen: boolean }
  | { readonly kind: 'layer'; readonly screen: ScreenDiffHead; readonly layer: LayerChange }
  | { readonly kind: 'token'; readonly token: TokenChange }
  | { readonly kind: 'image'; readonly image: ImageChange };

export interface RowsWanted {
  readonly filter: ChangeFilter;
  /** Layers of which only place or size differs are left out. */
  readonly withoutBoxes: boolean;
  /** The changes of the screens that are open. */
  readonly layers: ReadonlyMap<string, readonly LayerChange[]>;
}

const onlyBox = ({ properties, renamed, moved }: LayerChange): boolean =>
  properties !== undefined && !renamed && !moved && properties.every(({ path }) => path.startsWith('box.'));

/** The root of a screen whose coming, going or new name the row of the screen tells. */
const isToldByScreen = (screen: ScreenDiffHead, { id, kind, properties, moved }: LayerChange): boolean =>
  id === screen.id && (kind !== 'changed' || (properties === undefined && moved === undefined));

const wantsLayer = (layer: LayerChange, filter: ChangeFilter): boolean => {
  switch (filter) {
    case 'all':
      return true;
    case 'moved':
      return layer.moved !== undefined;
    case 'changed':
      return layer.kind === 'changed' && (layer.properties !== undefined || layer.renamed !== undefined);
    default:
      return layer.kind === filter;
  }
};

const layerRows = (screen: ScreenDiffHead, { filter, withoutBoxes, layers }: RowsWanted): ChangeRow[] =>
  (layers.get(screen.id) ?? [])
    // What came or went with the layer around it is told there.
    .filter(
      (layer) =>
        !layer.inside &&
        !isToldByScreen(screen, layer) &&
        wantsLayer(layer, filter) &&
        !(withoutBoxes && onlyBox(layer)),
    )
    .map((layer): ChangeRow => ({ kind: 'layer', screen, layer }));

const wantsScreen = ({ kind, counts }: ScreenDiffHead, filter: ChangeFilter): boolean => {
  switch (filter) {
    case 'all':
      return true;
    case 'moved':
      return counts.moved > 0;
    case 'changed':
      return kind === 'changed';
    default:
      return kind === filter || counts[filter] > 0;
  }
};

const wantsItem = (kind: string, filter: ChangeFilter): boolean => filter === 'all' || kind === filter;

const headed = (of: 'screens' | 'tokens' | 'images', rows: readonly ChangeRow[], count: number): ChangeRow[] =>
  count === 0 ? [] : [{ kind: 'heading', of, count }, ...rows];

/** The list of changes: screens with the layers of those that are open, then tokens and images. */
export const changeRows = (comparison: SnapshotComparison, wanted: RowsWanted): readonly ChangeRow[] => {
  const screens = comparison.screens.filter((screen) => wantsScreen(screen, wanted.filter));
  const tokens = comparison.tokens.filter(({ kind }) => wantsItem(kind, wanted.filter));
  const images = comparison.images.filter(({ kind }) => wantsItem(kind, wanted.filter));
  const screenRows = screens.flatMap((screen): ChangeRow[] => [
    { kind: 'screen', screen, isOpen: wanted.layers.has(screen.id) },
    ...layerRows(screen, wanted),
  ]);
  return [
    ...headed('screens', screenRows, screens.length),
    ...headed(
      'tokens',
      tokens.map((token) => ({ kind: 'token', token })),
      tokens.length,
    ),
    ...headed(
      'images',
      images.map((image) => ({ kind: 'image', image })),
      images.length,
    ),
  ];
};

export const rowKey = (row: ChangeRow): string => {
  switch (row.kind) {
    case 'heading':
      return `heading ${row.of}`;
    case 'screen':
      return `screen ${row.screen.id}`;
    case 'layer':
      return `layer ${row.screen.id} ${row.layer.id}`;
    case 'token':
      return `token ${row.token.id}`;
    case 'image':
      return `image ${row.image.key}`;
  }
};

export const rowName = (row: ChangeRow): string | null => {
  switch (row.kind) {
    case 'heading':
      return null;
    case 'screen':
      return row.screen.name;
    case 'layer':
      return row.layer.name;
    case 'token':
      return row.token.name;
    case 'image':
      return row.image.key;
  }
};

export const filterCounts = ({ counts }: SnapshotComparison): Readonly<Record<ChangeFilter, number>> => {
  const { layers, screens, tokens, images } = counts;
  const listed = (kind: 'added' | 'removed' | 'changed') => screens[kind] + tokens[kind] + images[kind];
  return {
    all:
      layers.added +
      layers.removed +
      layers.touched +
      tokens.added +
      tokens.removed +
      tokens.changed +
      images.added +
      images.removed +
      images.changed,
    added: layers.added + listed('added'),
    removed: layers.removed + listed('removed'),
    changed: layers.touched + tokens.changed + images.changed,
    moved: layers.moved,
  };
};
