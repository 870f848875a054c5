import type { LayerChange } from '#contract/design/snapshot-diff';
import type { LayersOfUse, SnapshotComparison, SnapshotHits, SnapshotUses } from '#contract/design/snapshot-view';
import { HOSTILE } from './corpus.ts';

const at = (index: number): string => HOSTILE[index % HOSTILE.length] ?? '';
const INDEXES = HOSTILE.map((_, index) => index);
const addressOf = (index: number) => ({
  screen: `s${index}`,
  id: `t${index}`,
  name: at(index),
  figmaType: at(index + 1),
});

export const hostileHits = (): SnapshotHits => ({
  hits: INDEXES.flatMap((index) => [
    { kind: 'screen' as const, screen: `s${index}`, name: at(index), page: at(index + 1) },
    { kind: 'layer' as const, ...addressOf(index), id: `i${index}` },
    { kind: 'text' as const, ...addressOf(index), text: at(index) },
    { kind: 'token' as const, id: `v${index}`, name: at(index), collection: at(index + 2) },
  ]),
  more: 3,
});

export const hostileUses = (): SnapshotUses => ({
  tokens: INDEXES.map((index) => ({ key: `${at(index % 3)}/${at(index)}`, count: index + 1 })),
  colours: INDEXES.map((index) => ({ key: at(index), count: index + 1 })),
  texts: INDEXES.map((index) => ({
    key: `${index}`,
    name: index % 2 ? at(index) : null,
    style: { family: at(index), weight: 400, size: 12 },
    sample: at(index),
    count: 2,
    first: addressOf(index),
  })),
});

export const hostileUsesOf = (): LayersOfUse => ({ layers: INDEXES.map(addressOf), count: 500 });

const layer = (index: number): LayerChange => ({
  id: `t${index}`,
  name: at(index),
  figmaType: at(index),
  kind: 'changed',
  renamed: { before: at(index + 1), after: at(index) },
  moved: {
    before: { screen: `s${index}`, parent: at(index), index: 0 },
    after: { screen: `s${index}`, parent: at(index + 1), index: 0 },
  },
  properties: [
    { path: at(index), before: { value: at(index), token: at(index + 1) }, after: { value: at(index + 2) } },
    { path: `fills[0].${at(index + 3)}`, after: { value: at(index + 3) } },
  ],
});

const COUNTS = { added: 1, removed: 1, changed: 1 };
const LAYERS = { ...COUNTS, moved: 1, renamed: 1, touched: 1 };

export const hostileComparison = (): SnapshotComparison => ({
  before: at(0),
  after: at(1),
  isSame: false,
  counts: { layers: LAYERS, screens: { ...COUNTS, same: 1 }, tokens: COUNTS, images: COUNTS },
  screens: INDEXES.map((index) => ({
    id: `s${index}`,
    name: at(index),
    page: at(index + 1),
    kind: 'changed',
    renamed: { before: at(index + 2), after: at(index) },
    paged: { before: at(index + 3), after: at(index + 1) },
    picture: { before: at(index), after: at(index + 1), differs: true },
    size: { before: [10, 10], after: [10, 10] },
    counts: LAYERS,
    more: 1,
  })),
  tokens: INDEXES.map((index) => ({
    id: `v${index}`,
    name: at(index),
    collection: at(index + 1),
    type: at(index),
    kind: 'changed',
    renamed: { before: at(index + 2), after: at(index) },
    modes: [{ mode: at(index), before: at(index), after: at(index + 1) }],
  })),
  images: INDEXES.map((index) => ({ key: at(index), kind: 'changed', before: at(index), after: at(index + 1) })),
  next: null,
});

export const hostileChanges = (screen: string) => ({ layers: [layer(Number(screen.slice(1)))], next: null });
